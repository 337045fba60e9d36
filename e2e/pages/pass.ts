import type { Locator, Page } from "@playwright/test";

/** A pass, looked at closely. */
export class PassPage {
  readonly panel: Locator;
  readonly heading: Locator;
  readonly slider: Locator;
  readonly frequency: Locator;
  readonly skyMark: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Pass", exact: true });
    this.heading = this.panel.getByRole("heading");
    this.slider = this.panel.getByRole("slider", { name: "Time in the pass" });
    this.frequency = this.panel.getByRole("textbox", { name: "Frequency, MHz" });
    this.skyMark = this.panel.getByTestId("sky-now");
  }

  /** A value of the list of what is so now, as it is written. */
  async fact(term: string): Promise<string> {
    const named = this.panel.locator("dl > div").filter({ has: this.page.getByText(term, { exact: true }) });
    return (await named.locator("dd").textContent()) ?? "";
  }

  /** The number of a value; the typographic minus is one. */
  async number(term: string): Promise<number> {
    return Number.parseFloat((await this.fact(term)).replace("−", "-"));
  }
}
