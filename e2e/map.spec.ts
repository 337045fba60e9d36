import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map";
import { PlannerPage } from "./pages/planner";

test("a link made on the map opens the map at the same place", async ({ page, newVisitor }) => {
  const planner = new PlannerPage(page);
  const map = new MapPage(page);
  await planner.open();
  await map.map.focus();
  for (const key of ["+", "+", "+", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  await expect.poll(async () => (await planner.camera())?.latDeg).toBeGreaterThan(1);
  const camera = await planner.camera();

  const theirs = await planner.shareWith(await newVisitor());
  await expect(new MapPage(theirs.page).canvas).toBeVisible();
  await expect.poll(async () => (await theirs.camera())?.latDeg).toBeCloseTo(camera?.latDeg ?? 0, 6);
  expect((await theirs.camera())?.altitudeKm).toBeCloseTo(camera?.altitudeKm ?? 0, 3);
});

test("a station put on the map comes by a click and moves by a drag, each one step; panels come back as they were left", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const map = new MapPage(page);
  await planner.open();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /^Command, panel/ })).toBeFocused();
  await page.keyboard.type("pointing at the earth");
  await page.keyboard.press("Enter");
  const from = await map.pixelOf(25, -10);
  await map.canvas.click({ position: from });
  const added = async () => (await planner.scenario()).stations?.[2];
  expect((await added())?.latDeg).toBeCloseTo(-10, 0);
  expect((await added())?.lonDeg).toBeCloseTo(25, 0);
  expect(await planner.selection()).toMatchObject({ kind: "station", id: (await added())?.id });

  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+M");
  await map.canvas.hover({ position: from });
  await page.mouse.down();
  const to = await map.pixelOf(45, 5);
  await map.canvas.hover({ position: to });
  await page.mouse.up();
  expect((await added())?.latDeg).toBeCloseTo(5, 0);
  expect((await added())?.lonDeg).toBeCloseTo(45, 0);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect((await added())?.lonDeg).toBeCloseTo(25, 0);
  await page.keyboard.press("Escape");

  const width = async () => (await page.getByRole("region", { name: "Contacts" }).boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole("separator", { name: "Width of the panel beside the Earth" }).press("ArrowLeft");
  await expect.poll(width).toBeGreaterThan(before + 10);
  const set = await width();
  await page.getByRole("button", { name: "Timeline", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await planner.idle();
  expect(await width()).toBeCloseTo(set, -1);
  await expect(page.getByRole("region", { name: "Timeline" })).toBeHidden();
  expect((await added())?.lonDeg).toBeCloseTo(25, 0);
});
