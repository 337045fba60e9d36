import { expect, type Locator, type Page } from "@playwright/test";

/** Where a contact's bar was found, from the left of the plot and in the page. */
export interface FoundContact {
  readonly xPx: number;
  readonly yPx: number;
  /** The tooltip's first line: satellite and station. */
  readonly title: string;
  /** As the tooltip says it, to the second. */
  readonly day: string;
  readonly aos: string;
}

/** Height of a row and of the axis, in CSS pixels. */
const rowPx = 24;

/** The timeline and the clock bar above it. */
export class TimelinePage {
  readonly chart: Locator;
  readonly plot: Locator;
  readonly axis: Locator;
  readonly clockBar: Locator;
  readonly time: Locator;
  readonly tooltip: Locator;

  constructor(readonly page: Page) {
    this.chart = page.getByRole("group", { name: /Contacts over time/ });
    this.plot = page.getByTestId("timeline-plot");
    this.axis = page.getByTestId("timeline-axis");
    this.clockBar = page.getByRole("toolbar", { name: "Clock" });
    this.time = page.getByTestId("clock-time");
    this.tooltip = page.getByRole("tooltip").filter({ hasText: "Max. elevation" });
  }

  button(name: string | RegExp): Locator {
    return this.clockBar.getByRole("button", { name });
  }

  row(name: string): Locator {
    return this.chart.getByRole("button", { name, exact: true });
  }

  /** Moves the pointer along a row on screen (from 0) until a contact's tooltip shows. */
  async findContact(row: number, fromPx = 0): Promise<FoundContact> {
    const box = await this.plotBox();
    const yPx = box.y + (row + 0.5) * rowPx;
    for (let xPx = fromPx; xPx < box.width; xPx += 4) {
      await this.page.mouse.move(box.x + xPx, yPx);
      if (!(await this.tooltip.isVisible())) continue;
      return { xPx, yPx, ...(await this.readTooltip()) };
    }
    throw new Error(`no contact in row ${row}`);
  }

  /** What the tooltip says at a place of the plot; undefined where there is none. */
  async contactAt(xPx: number, yPx: number): Promise<string | undefined> {
    const box = await this.plotBox();
    await this.page.mouse.move(box.x + xPx, yPx);
    return (await this.tooltip.isVisible()) ? ((await this.tooltip.textContent()) ?? "") : undefined;
  }

  async click({ xPx, yPx }: FoundContact): Promise<void> {
    const box = await this.plotBox();
    await this.page.mouse.click(box.x + xPx, yPx);
  }

  /** Turns the wheel over the plot, with a key held. */
  async wheel(xPx: number, yPx: number, deltaPx: number, key?: "Control" | "Shift"): Promise<void> {
    const box = await this.plotBox();
    await this.page.mouse.move(box.x + xPx, yPx);
    if (key !== undefined) await this.page.keyboard.down(key);
    await this.page.mouse.wheel(0, deltaPx);
    if (key !== undefined) await this.page.keyboard.up(key);
    await this.settle();
  }

  /** Drags over the plot or the axis, from one place to another, both from its left and top. */
  async drag(target: Locator, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const box = await boxOf(target);
    await this.page.mouse.move(box.x + from.x, box.y + from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + to.x, box.y + to.y, { steps: 5 });
    await this.page.mouse.up();
    await this.settle();
  }

  async plotBox() {
    return boxOf(this.plot);
  }

  /** Two frames: the change is drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  private async readTooltip() {
    const [title = ""] = await this.tooltip.locator("> :first-child").allTextContents();
    const [day = "", aos = ""] = await this.tooltip.getByRole("definition").allTextContents();
    return { title, day, aos };
  }
}

async function boxOf(target: Locator) {
  await expect(target).toBeVisible();
  const box = await target.boundingBox();
  if (box === null) throw new Error("it is not on screen");
  return box;
}
