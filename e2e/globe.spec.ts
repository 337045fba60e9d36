import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { EditorPage } from "./pages/editor";
import { ExportMenuPage } from "./pages/exports";
import { MapPage } from "./pages/map";
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

test("keys turn and zoom the globe, and bring the whole plan back", { tag: "@long" }, async ({ page }) => {
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

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });

  test("a first visit shows satellites over the globe and their contacts, and time goes on", async ({ page }) => {
    const planner = new PlannerPage(page);
    await planner.open();
    await expect(planner.globe).toBeVisible();
    expect(await planner.globe.evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBeGreaterThan(100);
    await expect(planner.status).toContainText("3 satellites");
    await expect(planner.status).toContainText("2 stations");
    await expect(planner.contacts.getByRole("row").nth(5)).toContainText(/sat-00[123]/);
    const startedMs = await planner.nowMs();
    await expect.poll(() => planner.nowMs()).toBeGreaterThan(startedMs + 1000);
  });
});

test("a station comes by pointing, and one is dragged as one step", { tag: "@long" }, async ({ page }) => {
  const planner = new PlannerPage(page);
  const editor = new EditorPage(page);
  await planner.open();
  await page.evaluate(() => window.__orbitweave?.runCommand("station.pick"));
  await planner.globe.click();
  await expect(planner.status).toContainText("3 stations");
  await page.keyboard.press("Escape");
  await planner.choose("ksc");
  await planner.idle();
  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await editor.button("Move").click();
  await planner.idle();
  const box = await planner.globe.boundingBox();
  const before = await planner.scenario();
  const ksc = before.stations?.[0];
  if (box === null || ksc === undefined) throw new Error("nothing to drag");
  // Chosen by search, it stands in the middle.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await expect
    .poll(async () => {
      await page.mouse.move(x, y);
      return planner.globe.evaluate((canvas) => (canvas as HTMLElement).style.cursor);
    })
    .toBe("pointer");
  await page.mouse.down();
  await page.mouse.move(x + 20, y - 15, { steps: 4 });
  await page.mouse.move(x + 40, y - 30, { steps: 4 });
  await page.mouse.up();
  const moved = (await planner.scenario()).stations?.[0];
  expect(moved?.latDeg).toBeGreaterThan(ksc.latDeg + 1);
  expect(moved?.lonDeg).toBeGreaterThan(ksc.lonDeg + 1);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await planner.scenario()).toEqual(before);
});

test("the view is saved as a picture of what the globe and the map show", { tag: "@long" }, async ({ page }) => {
  const planner = new PlannerPage(page);
  const menu = new ExportMenuPage(page);
  const map = new MapPage(page);
  await planner.open();
  const globe = await menu.save(/picture/);
  expect(globe.name).toBe("first-contacts-view.png");
  expect(sizeOf(globe.bytes)).toEqual(await canvasSize(planner.globe));
  // A picture of one colour would be far shorter.
  expect(globe.bytes.length).toBeGreaterThan(20_000);
  await map.show();
  const flat = await menu.save(/picture/);
  expect(sizeOf(flat.bytes)).toEqual(await canvasSize(map.canvas));
  expect(flat.bytes.length).toBeGreaterThan(20_000);
});

function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function canvasSize(canvas: MapPage["canvas"]): Promise<{ width: number; height: number }> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    return { width, height };
  });
}
