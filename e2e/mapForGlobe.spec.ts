import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

const ksc = { lonDeg: -80.649, latDeg: 28.5729 };

test("the flat map has the globe's content and selection, and obeys pointer, wheel and keys", async ({ page }) => {
  const planner = new PlannerPage(page);
  const map = new MapPage(page);
  await planner.open();
  await map.show();
  await expect(planner.globe).toBeHidden();
  const pixel = await map.pixelOf(ksc.lonDeg, ksc.latDeg);
  // The station's own colour, over land and sea that are both dark.
  expect(await map.colourAt(pixel)).toEqual([255, 184, 77]);

  await map.canvas.click({ position: pixel });
  expect(await planner.selection()).toEqual({ kind: "station", id: "ksc" });
  await map.canvas.click({ position: await map.pixelOf(100, -60) });
  expect(await planner.selection()).toBeUndefined();
  await map.map.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await planner.camera())?.lonDeg).toBeGreaterThan(20);
  await page.keyboard.press("Home");
  await expect.poll(async () => (await planner.camera())?.lonDeg).toBe(0);
  const whole = (await planner.camera())?.altitudeKm ?? 0;
  await map.canvas.hover({ position: pixel });
  await page.mouse.wheel(0, -600);
  await expect.poll(async () => (await planner.camera())?.altitudeKm).toBeLessThan(whole / 2);
  // What was under the pointer is there still, and brought out since the pointer is on it.
  await expect.poll(() => map.colourAt(pixel)).toEqual([255, 255, 255]);
  const zoomed = (await planner.camera())?.lonDeg ?? 0;
  await page.mouse.down();
  await page.mouse.move(pixel.x + 80, pixel.y + 160, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await planner.camera())?.lonDeg).not.toBe(zoomed);

  await planner.choose("sat-002");
  expect(await planner.selection()).toEqual({ kind: "satellite", id: "sat-002" });
  await page.keyboard.press("m");
  await expect(planner.globe).toBeVisible();
  expect(await planner.selection()).toEqual({ kind: "satellite", id: "sat-002" });
});

test("where there is no WebGL the map takes the globe's place and says so", async ({ page }) => {
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function offer(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
    } as typeof getContext;
  });
  const planner = new PlannerPage(page);
  await planner.open();
  const notice = page.getByRole("alert").filter({ hasText: "The globe cannot be drawn" });
  await expect(notice).toContainText("no WebGL 2");
  await expect(new MapPage(page).canvas).toBeVisible();
  await planner.choose("KSC");
  expect(await planner.selection()).toEqual({ kind: "station", id: "ksc" });
  await notice.getByRole("button", { name: "Try the globe again" }).click();
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Hide this notice" }).click();
  await expect(notice).toBeHidden();
});

test("where the globe's code cannot be loaded the map takes its place, and the globe can be tried again", async ({
  page,
  problems,
}) => {
  await page.route(/\/GlobeView-[^/]*\.js$/, (route) => route.abort());
  const planner = new PlannerPage(page);
  await planner.open();
  const notice = page.getByRole("alert").filter({ hasText: "The globe cannot be drawn" });
  await expect(notice).toContainText("could not be loaded");
  await expect(new MapPage(page).canvas).toBeVisible();
  // The browser tells of the request that failed, React of the part that did.
  expect(problems.length).toBeGreaterThan(0);
  problems.length = 0;
});
