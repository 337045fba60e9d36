import { expect, type Locator, type Page } from "@playwright/test";
import { tabByKeys } from "../helpers/tabByKeys";

/** The panel of federated learning, worked with the mouse or by the keyboard alone. */
export class LearningPanel {
  readonly panel: Locator;
  readonly state: Locator;
  readonly figures: Locator;
  /** The trainings that the plan keeps. */
  readonly trainings: Locator;

  constructor(
    readonly page: Page,
    readonly by: "mouse" | "keyboard" = "mouse",
  ) {
    this.panel = page.getByRole("region", { name: "Federated learning" });
    this.state = this.panel.locator("[data-training-status]");
    this.figures = this.panel.getByLabel("Figures of the training");
    this.trainings = this.panel.getByRole("table", { name: "Trainings" });
  }

  async open(): Promise<void> {
    if (this.by === "keyboard") await this.page.keyboard.press("Shift+J");
    else await this.page.getByRole("button", { name: "Federated learning", exact: true }).click();
    await expect(this.panel).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    if (this.by === "keyboard") await tabByKeys(this.panel, name);
    else await this.panel.getByRole("tab", { name, exact: true }).click();
  }

  async set(label: string, value: string): Promise<void> {
    const field = this.panel.getByRole("textbox", { name: label });
    if (this.by === "keyboard") {
      await field.press("Control+a");
      await this.page.keyboard.type(value);
    } else await field.fill(value);
    await field.press("Enter");
  }

  async choose(label: string, option: string): Promise<void> {
    const field = this.panel.getByRole("combobox", { name: label, exact: true });
    if (this.by === "mouse") await field.selectOption(option);
    else await field.press("Home");
    for (let i = 0; this.by === "keyboard" && i < (await field.locator("option").count()); i++) {
      if ((await field.inputValue()) === option) return;
      await field.press("ArrowDown");
    }
    await expect(field).toHaveValue(option);
  }

  async train(): Promise<void> {
    const button = this.panel.getByRole("button", { name: /^Train/ });
    if (this.by === "keyboard") await button.press("Enter");
    else await button.click();
  }

  /** What a figure of the training says. */
  figure(name: string | RegExp): Locator {
    return this.figures.locator("div", { has: this.page.getByText(name, { exact: true }) }).locator("dd");
  }

  /** Waits until a training is over that has this print of its model and messages, in mission time of its log, too. */
  async expectPrint(print: string): Promise<void> {
    await expect(this.figure(/^Print of model, messages/)).toHaveText(print, { timeout: 30_000 });
    await expect(this.state).toHaveAttribute("data-training-status", "done");
  }

  /** A round in mission time, satellite by satellite. */
  waterfall(round: number): Locator {
    return this.panel.getByRole("grid", { name: `Round ${round}, satellite by satellite` });
  }

  /** Waits until all changes that might help are ranked. */
  async ranking(): Promise<Locator> {
    await expect(this.panel.locator("[data-what-if-status=done]")).toBeAttached({ timeout: 120_000 });
    return this.panel.getByRole("table", { name: /^Changes/ }).locator("[data-what-if]");
  }

  /** A row of the comparison, by what stands in it. */
  row(text: RegExp): Locator {
    return this.trainings.getByRole("row").filter({ hasText: text });
  }
}
