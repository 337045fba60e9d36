import { expect, type Locator, type Page } from "@playwright/test";
// What the page offers to tests is declared there.
import type {} from "../../src/app/shell/testHandle";
import type { CameraView, Selection } from "../../src/app/state/viewStore";
import type { Scenario } from "../../src/core/scenario/schema";

/** The page as a person uses it. */
export class PlannerPage {
  readonly globe: Locator;
  readonly contacts: Locator;
  readonly run: Locator;
  readonly status: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.globe = page.locator("canvas[aria-roledescription=globe]");
    this.contacts = page.getByRole("grid", { name: /Contact windows/ });
    this.run = page.locator("[data-run-status]");
    this.status = page.getByRole("contentinfo");
    this.dialog = page.getByRole("dialog");
  }

  /** Goes to the page, with a share link's fragment where one is given, and waits until it is at rest. */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await this.idle();
  }

  /** The app says so itself: nothing is being computed, and the globe shows what there is. */
  async idle(): Promise<void> {
    await expect(this.page.locator("html[data-idle=true]")).toBeAttached({ timeout: 45_000 });
  }

  async openExample(title: RegExp): Promise<void> {
    await this.page.getByRole("button", { name: /^Scenario:/ }).click();
    await this.page.getByRole("menuitem", { name: title }).click();
    await expect(this.page.getByRole("menu")).toBeHidden();
  }

  /** Drops a file onto the middle of the page. */
  async drop(fileName: string, content: string | Uint8Array): Promise<void> {
    const base64 = Buffer.from(content).toString("base64");
    const transfer = await this.page.evaluateHandle(
      ([name, text]) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], name));
        return data;
      },
      [fileName, base64] as const,
    );
    for (const type of ["dragenter", "dragover", "drop"]) {
      await this.page.dispatchEvent("main", type, { dataTransfer: transfer });
    }
  }

  async choose(text: string): Promise<void> {
    const box = this.page.getByRole("combobox", { name: "Search satellites and stations" });
    await box.fill(text);
    await box.press("Enter");
  }

  /** Opens the share dialog, by its button or its keys, and returns the link it shows. */
  async shareLink(by: "mouse" | "keyboard" = "mouse"): Promise<string> {
    if (by === "mouse") await this.page.getByRole("button", { name: "Share", exact: true }).click();
    else await this.page.keyboard.press("Control+Shift+L");
    const link = await this.dialog.getByRole("textbox", { name: /^Link/ }).inputValue();
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toBeHidden();
    return link;
  }

  /** Shares the plan with another person, who opens its link. */
  async shareWith(visitor: Page, by: "mouse" | "keyboard" = "mouse"): Promise<PlannerPage> {
    const link = await this.shareLink(by);
    const guest = new PlannerPage(visitor);
    await guest.open(new URL(link).hash);
    return guest;
  }

  /** Waits for the dialog that tells what is wrong, checks its text, and closes it. */
  async expectProblem(title: RegExp, message: RegExp): Promise<void> {
    await expect(this.dialog).toContainText(message);
    await expect(this.dialog.getByRole("heading", { name: title })).toBeVisible();
    await this.dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  scenario(): Promise<Scenario> {
    return this.page.evaluate(() => window.__orbitweave?.scenario() as Scenario);
  }

  nowMs(): Promise<number> {
    return this.page.evaluate(() => window.__orbitweave?.nowMs() ?? Number.NaN);
  }

  selection(): Promise<Selection | undefined> {
    return this.page.evaluate(() => window.__orbitweave?.selection());
  }

  camera(): Promise<CameraView | undefined> {
    return this.page.evaluate(() => window.__orbitweave?.camera());
  }
}
