import { expect, type Locator, type Page } from "@playwright/test";

/** The compression lab beside the Earth. */
export class CompressionLab {
  readonly panel: Locator;
  /** All codecs on the gradient. */
  readonly codecs: Locator;
  /** Error against compression ratio. */
  readonly chart: Locator;
  readonly front: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Compression lab" });
    this.codecs = page.getByRole("grid", { name: "Codecs on this gradient" });
    this.chart = page.getByRole("listbox", { name: "Codecs by compression ratio and error" });
    this.front = page.getByRole("grid", { name: "Pareto front" });
  }

  async tab(name: string): Promise<void> {
    await this.panel.getByRole("tab", { name, exact: true }).click();
  }

  /** Waits until all codecs are measured. */
  async compared(): Promise<void> {
    await expect(this.panel.locator("[data-lab-status=done]")).toBeAttached({ timeout: 45_000 });
  }

  /** Waits until all codecs are measured over their parameters. */
  async swept(): Promise<void> {
    await expect(this.panel.locator("[data-sweep-status=done]")).toBeAttached({ timeout: 45_000 });
  }

  codec(name: string): Locator {
    return this.codecs.getByRole("row", { name: new RegExp(`^${name} `) });
  }

  /** A codec with its parameters on the chart. */
  point(name: string): Locator {
    return this.chart.getByRole("option", { name: new RegExp(`^${name}:`) });
  }
}
