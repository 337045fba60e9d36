import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";

/** The menu of what can be taken elsewhere. */
export class ExportMenuPage {
  constructor(readonly page: Page) {}

  async choose(item: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name: "Export", exact: true }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Saves an item of the menu and reads the file. */
  async save(item: string | RegExp): Promise<SavedFile> {
    const download = this.page.waitForEvent("download");
    await this.choose(item);
    return fileOf(await download);
  }

  /** Saves ephemerides with the dialog's defaults, and closes it. */
  async saveEphemerides(item: RegExp): Promise<SavedFile> {
    await this.choose(item);
    const dialog = this.page.getByRole("dialog");
    const download = this.page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    const file = await fileOf(await download);
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    return file;
  }
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
}

async function fileOf(download: Download): Promise<SavedFile> {
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
}
