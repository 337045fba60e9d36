import type { Locator, Page } from "@playwright/test";

/** The panel of the mesh: routes, network, failures, bundles, rules. */
export class MeshPanelPage {
  readonly panel: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly metric: Locator;
  readonly alternatives: Locator;
  /** The route of the clock's instant; `data-route-at` tells which. */
  readonly now: Locator;
  readonly hops: Locator;
  /** The route over the window; `data-series-status` is `done` once it is complete. */
  readonly overTime: Locator;
  /** The chart: a slider whose value is the clock, its text the latency there. */
  readonly chart: Locator;
  readonly changes: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Mesh", exact: true });
    this.from = this.panel.getByRole("combobox", { name: "From" });
    this.to = this.panel.getByRole("combobox", { name: "To" });
    this.metric = this.panel.getByRole("combobox", { name: "Route by" });
    this.alternatives = this.panel.getByRole("combobox", { name: "Alternatives" });
    this.now = this.panel.getByRole("region", { name: "Route now" });
    this.hops = this.panel.getByRole("table", { name: "Hops" });
    this.overTime = this.panel.getByRole("region", { name: "Route over the window" });
    this.chart = this.overTime.getByRole("slider");
    this.changes = this.panel.getByRole("table", { name: "Changes of path" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Mesh", exact: true }).click();
    await this.panel.waitFor();
  }

  async showTab(name: "Route" | "Network" | "What if" | "Bundles" | "Rules"): Promise<void> {
    await this.panel.getByRole("tab", { name }).click();
  }

  /** Chooses an end by its id. */
  async choose(end: Locator, id: string): Promise<void> {
    await end.fill(id);
    await this.page.getByRole("option", { name: id }).first().click();
  }

  /** Ids along the route of the clock's instant. */
  async route(): Promise<string[]> {
    const rows = await this.hops.locator("tbody tr").all();
    const ends = await Promise.all(rows.map((row) => row.getByRole("button").allTextContents()));
    return [...ends.slice(0, 1).map(([from]) => from ?? ""), ...ends.map(([, to]) => to ?? "")];
  }

  /** A figure of the route over the window, as it is written: `Median`. */
  async figure(term: string): Promise<string> {
    const named = this.overTime.locator("dl > div").filter({ has: this.page.getByText(term, { exact: true }) });
    return (await named.locator("dd").textContent()) ?? "";
  }
}
