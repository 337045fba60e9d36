import { lookAngles, siteAt } from "../src/core/orbit/lookAngles";
import { satellitePosition } from "../src/core/orbit/satellitePosition";
import { expandSatellites } from "../src/core/scenario/expand";
import { expect, test } from "./fixtures";
import { PassPage } from "./pages/pass";
import { PlannerPage } from "./pages/planner";
import { TimelinePage } from "./pages/timeline";

test("a pass opened from the table shows what the propagator says, and the clock moves all of it", async ({ page }) => {
  const planner = new PlannerPage(page);
  const pass = new PassPage(page);
  await planner.open();
  await planner.contacts.getByRole("button", { name: "Look at this pass closely" }).first().click();
  await expect(pass.heading).toHaveText("sat-002 over KSC");
  await expect(pass.skyMark).toBeVisible();
  await expect(pass.panel.getByRole("img", { name: /Light on the satellite: sunlit/ })).toBeVisible();

  const begunMs = await planner.nowMs();
  const atStart = await pass.skyMark.getAttribute("cx");
  await pass.slider.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => planner.nowMs()).toBe(begunMs + 20_000);
  expect(await pass.skyMark.getAttribute("cx")).not.toBe(atStart);

  const expected = await lookNow(planner);
  await expect.poll(() => pass.number("Azimuth")).toBeCloseTo(expected.azimuthDeg, 1);
  expect(Math.abs((await pass.number("Elevation")) - expected.elevationDeg)).toBeLessThan(0.06);
  expect(Math.abs((await pass.number("Range")) - expected.rangeKm)).toBeLessThan(0.1);
  expect(Math.abs((await pass.number("Range rate")) - expected.rangeRateKmPerS)).toBeLessThan(0.002);
  expect(Math.abs((await pass.number("Doppler")) + (8.2e6 * expected.rangeRateKmPerS) / 299792.458)).toBeLessThan(0.05);
  expect(await pass.number("Sun at station")).toBeGreaterThan(0);

  await pass.frequency.fill("437");
  await expect.poll(() => pass.number("Doppler")).toBeCloseTo((-437e3 * expected.rangeRateKmPerS) / 299792.458, 1);

  await pass.panel.getByText("Table", { exact: true }).click();
  await expect(page.getByRole("table", { name: "The pass in numbers" }).getByRole("row")).toHaveCount(26);
  await pass.panel.getByRole("button", { name: "The next pass of this pair" }).click();
  await expect(pass.panel).toContainText("2026-03-20 22:39:28");
  await page.keyboard.press("Escape");
  await expect(pass.panel).toBeHidden();
  await expect(planner.contacts).toBeVisible();
});

test("a pass opens from its bar, and by key for what is selected", async ({ page }) => {
  const planner = new PlannerPage(page);
  const pass = new PassPage(page);
  const timeline = new TimelinePage(page);
  await planner.open();
  const bar = await timeline.findContact(1, 60);
  const box = await timeline.plotBox();
  await page.mouse.dblclick(box.x + bar.xPx, bar.yPx);
  await expect(pass.heading).toContainText("sat-002 over");
  expect(bar.title).toContain((await pass.heading.textContent())?.split(" over ")[1]);
  await pass.panel.getByRole("button", { name: "Back to the contacts" }).click();

  await planner.choose("svalbard");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await expect(pass.heading).toHaveText(/over Svalbard$/);
});

/** Where sat-002 stands in KSC's sky now, and how fast it comes or goes. */
async function lookNow(planner: PlannerPage) {
  const scenario = await planner.scenario();
  const nowMs = await planner.nowMs();
  const station = scenario.stations?.find(({ id }) => id === "ksc");
  const satellite = expandSatellites(scenario).find(({ id }) => id === "sat-002");
  if (station === undefined || satellite === undefined) throw new Error("the first example has changed");
  const site = siteAt(station);
  const lookAt = (ms: number) => {
    const position = satellitePosition(satellite.orbit, ms, 0);
    if (!position.ok) throw new Error(position.error);
    return lookAngles(site, ...position.value.ecefKm);
  };
  const rangeRateKmPerS = lookAt(nowMs + 500).rangeKm - lookAt(nowMs - 500).rangeKm;
  return { ...lookAt(nowMs), rangeRateKmPerS };
}
