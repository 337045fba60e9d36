import { expect, type Locator, type Page } from "@playwright/test";

/** The model placement: its panel, the board with its cards, and the search. */
export class PartitionBoard {
  readonly panel: Locator;
  readonly board: Locator;
  readonly figures: Locator;
  readonly proposal: Locator;
  /** What a move under way would give. */
  readonly draft: Locator;
  /** The field that sends the chosen layers to a node. */
  readonly moveTo: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Model placement" });
    this.board = this.panel.getByRole("list", { name: /^Planning board/ });
    this.figures = this.panel.getByRole("region", { name: "Cost of the placement" });
    this.proposal = this.panel.getByRole("region", { name: "New placement" });
    this.draft = this.panel.locator("[data-draft]");
    this.moveTo = this.panel.getByRole("combobox", { name: "Move to node" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Model placement", exact: true }).click();
    await expect(this.panel).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    await this.panel.getByRole("tab", { name, exact: true }).click();
  }

  column(node: string): Locator {
    return this.board.getByRole("listitem", { name: node === "" ? "Layers not placed" : `Node ${node}` });
  }

  /** A card by the beginning of its name: a layer's, or that of the first of a group. */
  card(name: string): Locator {
    return this.board.getByRole("button", { name: new RegExp(`^${name.replaceAll(".", "\\.")}(,| …)`) });
  }

  /** ms of the latency that is shown. */
  async latencyMs(): Promise<number> {
    const text = (await this.figures.textContent()) ?? "";
    const [, value = "", unit = ""] = /Latency\s*([\d.]+) (ms|s)/.exec(text) ?? [];
    return Number(value) * (unit === "s" ? 1000 : 1);
  }

  /** Looks for the best placement and waits until the search is over. */
  async optimize(): Promise<void> {
    await this.panel.getByRole("button", { name: "Optimize", exact: true }).click();
    await expect(this.panel.locator("[data-optimize-status=idle]")).toBeAttached({ timeout: 30_000 });
  }

  /** Takes a card up with the mouse and holds it over a node's column. */
  async dragOver(card: Locator, node: string): Promise<void> {
    await card.scrollIntoViewIfNeeded();
    const from = await middleOf(card);
    const to = await middleOf(this.column(node));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(this.column(node)).toHaveAttribute("data-target", "true");
  }
}

async function middleOf(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await what.boundingBox();
  if (box === null) throw new Error("it is not in view");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
