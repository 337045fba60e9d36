import { type Download, expect, type Locator, type Page } from "@playwright/test";
import type {} from "../../src/app/shell/testHandle";

/** Saved work as a person sees it: the state in the status line, the library, and its notices. */
export class LibraryPage {
  readonly dialog: Locator;
  readonly state: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Library" });
    this.state = page.locator("[data-saving]");
  }

  async saved(): Promise<void> {
    await expect(this.state).toHaveText("Saved");
  }

  async open(): Promise<void> {
    await this.state.click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Library" }).click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close the dialog" }).click();
    await expect(this.dialog).toBeHidden();
  }

  row(name: string | RegExp): Locator {
    return this.dialog.getByRole("listitem").filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  async act(name: string, action: string): Promise<void> {
    await this.dialog.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: action, exact: true }).click();
  }

  notice(text: RegExp): Locator {
    return this.page.getByRole("alert").filter({ hasText: text });
  }

  /** Moves a station in the very task that asks for it, as a drag does. */
  async moveStation(id: string, latDeg: number): Promise<void> {
    await this.page.evaluate(
      ([station, lat]) => void window.__orbitweave?.runCommand("station.move", { id: station, latDeg: lat, lonDeg: 0 }),
      [id, latDeg] as const,
    );
  }

  async undo(): Promise<void> {
    await this.page.evaluate(() => window.__orbitweave?.runCommand("edit.undo"));
  }

  async redo(): Promise<void> {
    await this.page.evaluate(() => window.__orbitweave?.runCommand("edit.redo"));
  }

  latOf(id: string): Promise<number | undefined> {
    return this.page.evaluate(
      (station) => window.__orbitweave?.scenario().stations?.find((each) => each.id === station)?.latDeg,
      id,
    );
  }

  /** Clicks what offers a file, and reads the file. */
  async download(click: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const coming = this.page.waitForEvent("download");
    await click.click();
    const file: Download = await coming;
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }
}
