import { decodeLink } from "../src/core/scenario/link/decodeLink";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

test("a link opened by another visitor shows the same scenario, time, selection, camera and panel", async ({
  page,
  newVisitor,
}) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.openExample(/^Molniya/);
  await page.getByRole("tab", { name: "Stations" }).click();
  await planner.choose("molniya-2");
  await page.getByRole("button", { name: "Next contact" }).click();
  await planner.idle();
  const link = await planner.shareLink();

  const other = new PlannerPage(await newVisitor());
  await other.open(new URL(link).hash);
  expect(await other.scenario()).toEqual(await planner.scenario());
  expect(await planner.nowMs()).toBeGreaterThan(Date.parse((await planner.scenario()).window.start));
  expect(await other.nowMs()).toBe(Math.round(await planner.nowMs()));
  expect(await other.selection()).toEqual({ kind: "satellite", id: "molniya-2" });
  await expect(other.page.getByRole("tab", { name: "Stations" })).toHaveAttribute("aria-selected", "true");
  const sent = decodeLink(link);
  const camera = sent.ok ? sent.value.view?.camera : undefined;
  await expect.poll(async () => (await other.camera())?.lonDeg).toBeCloseTo(camera?.lonDeg ?? Number.NaN, 1);
  expect((await other.camera())?.latDeg).toBeCloseTo(camera?.latDeg ?? Number.NaN, 1);

  // The same link again, from something else: it is the same scenario of the library.
  await other.openExample(/^Iridium/);
  await other.page.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(link).hash);
  await expect(other.status).toContainText("Saved");
  await expect.poll(() => other.scenario()).toEqual(await planner.scenario());
  await other.page.evaluate(() => window.__orbitweave?.runCommand("library.open"));
  await expect(other.dialog.getByRole("button", { name: /^Actions for/ })).toHaveCount(1);
});
