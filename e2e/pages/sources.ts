import { expect, type Locator, type Page, type Route } from "@playwright/test";

/** The dialog in which satellites are looked through before they are added. */
export class SourcesPage {
  readonly dialog: Locator;
  readonly rows: Locator;
  readonly text: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Add satellites" });
    this.rows = this.dialog.getByRole("grid", { name: "What was read" });
    this.text = this.dialog.getByRole("textbox", { name: /^Paste orbital elements/ });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: /^Scenario:/ }).click();
    await this.page.getByRole("menuitem", { name: /^Add satellites/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  row(name: string | RegExp): Locator {
    return this.rows.getByRole("row", { name });
  }

  add(count: number): Locator {
    return this.dialog.getByRole("button", { name: `Add ${count} to the plan` });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close the dialog" }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Answers for CelesTrak from now on; returns the addresses that are asked. Nothing leaves this machine. */
  async playCelestrak(answer: (route: Route) => Promise<void>): Promise<string[]> {
    const asked: string[] = [];
    await this.page.context().route("https://celestrak.org/**", async (route) => {
      asked.push(route.request().url());
      await answer(route);
    });
    return asked;
  }

  async fetchGroup(title: string): Promise<void> {
    await this.dialog.getByRole("tab", { name: "CelesTrak" }).click();
    await this.dialog.getByRole("combobox", { name: "Group" }).selectOption(title);
    await this.dialog.getByRole("button", { name: "Fetch" }).click();
  }
}
