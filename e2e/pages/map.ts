import { expect, type Locator, type Page } from "@playwright/test";
import { PlannerPage } from "./planner";

/** The flat map, which shows the whole world until it is moved. */
export class MapPage {
  readonly map: Locator;
  readonly canvas: Locator;

  constructor(readonly page: Page) {
    this.map = page.locator("[aria-roledescription=map]");
    this.canvas = this.map.locator("canvas");
  }

  /** Changes to the map by its key and waits until it is drawn. */
  async show(): Promise<void> {
    await this.page.keyboard.press("m");
    await expect(this.canvas).toBeVisible();
    await new PlannerPage(this.page).idle();
  }

  /** The pixel of a place, from the canvas' left and top, while the whole world is shown. */
  async pixelOf(lonDeg: number, latDeg: number): Promise<{ x: number; y: number }> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error("the map is not on screen");
    const pxPerDeg = Math.min(box.width / 360, box.height / 180);
    return { x: box.width / 2 + pxPerDeg * lonDeg, y: box.height / 2 - pxPerDeg * latDeg };
  }

  /** Red, green and blue at a pixel. */
  colourAt({ x, y }: { readonly x: number; readonly y: number }): Promise<number[]> {
    return this.canvas.evaluate(
      (canvas, [left, top]) => {
        const scale = (canvas as HTMLCanvasElement).width / canvas.clientWidth;
        const context = (canvas as HTMLCanvasElement).getContext("2d");
        const data = context?.getImageData(Math.round(left * scale), Math.round(top * scale), 1, 1).data;
        return [...(data ?? [])].slice(0, 3);
      },
      [x, y] as const,
    );
  }
}
