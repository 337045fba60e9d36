import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

/** The camera's place once it stands still. */
async function cameraAtRest(planner: PlannerPage) {
  let last = await planner.camera();
  await expect
    .poll(
      async () => {
        const before = JSON.stringify(last);
        last = await planner.camera();
        return last !== undefined && JSON.stringify(last) === before;
      },
      { intervals: [700] },
    )
    .toBe(true);
  if (last === undefined) throw new Error("the globe has told no camera");
  return last;
}

test("a thing found by search comes to the middle, and a click on it selects it", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.choose("KSC");
  await expect
    .poll(async () => {
      const { latDeg = 0, lonDeg = 0 } = (await planner.camera()) ?? {};
      return Math.hypot(latDeg - 28.57, lonDeg + 80.65);
    })
    .toBeLessThan(0.1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => planner.selection()).toBeUndefined();
  await planner.globe.hover();
  await expect(planner.globe).toHaveCSS("cursor", "pointer");
  await planner.globe.click();
  expect(await planner.selection()).toEqual({ kind: "station", id: "ksc" });
  await planner.globe.click({ position: { x: 30, y: 400 } });
  expect(await planner.selection()).toBeUndefined();
});

test("keys turn and zoom the globe, and bring the whole plan back", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const home = await cameraAtRest(planner);
  await planner.globe.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await planner.camera())?.lonDeg).toBeGreaterThan(home.lonDeg + 1);
  await expect.poll(async () => (await planner.camera())?.latDeg).toBeLessThan(home.latDeg - 1);
  await page.keyboard.press("+");
  await expect.poll(async () => (await planner.camera())?.altitudeKm).toBeLessThan(0.8 * home.altitudeKm);
  await page.keyboard.press("Home");
  await expect.poll(async () => (await planner.camera())?.altitudeKm).toBeCloseTo(home.altitudeKm, 0);
});

test("nothing is drawn while nothing moves", async ({ page }) => {
  await countDrawCalls(page);
  const planner = new PlannerPage(page);
  await planner.open();
  await cameraAtRest(planner);
  const before = await drawCalls(page);
  expect(before).toBeGreaterThan(0);
  // The only wait for time: that nothing happens can be seen in no other way.
  await page.waitForTimeout(1000);
  expect(await drawCalls(page)).toBe(before);
  await planner.globe.press("ArrowLeft");
  await expect.poll(() => drawCalls(page)).toBeGreaterThan(before);
});

async function countDrawCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = window as unknown as { drawCalls: number };
    counter.drawCalls = 0;
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function draw(...given) {
      counter.drawCalls++;
      drawElements.apply(this, given);
    };
  });
}

function drawCalls(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { drawCalls: number }).drawCalls);
}
