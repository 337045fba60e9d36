import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { LearningPanel } from "./pages/learningPanel";
import { PlannerPage } from "./pages/planner";
import { TimelinePage } from "./pages/timeline";

const startMs = Date.parse("2026-03-20T12:00:00Z");
const hours = 12;

/** A round takes hours: satellites train for half an hour after a pass over one of two stations. */
const plan: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "Two planes that train in mission time",
  window: { start: new Date(startMs).toISOString(), durationHours: hours },
  constellations: [
    { id: "ring", pattern: "star", planes: 2, satellitesPerPlane: 4, phasing: 0, altitudeKm: 900, inclinationDeg: 87 },
  ],
  stations: [
    { id: "awarua", name: "Awarua", latDeg: -46.5, lonDeg: 168.4, altitudeKm: 0, uplinkMbps: 2, downlinkMbps: 10 },
    { id: "punta", name: "Punta Arenas", latDeg: -52.9, lonDeg: -70.9, altitudeKm: 0, uplinkMbps: 2, downlinkMbps: 10 },
  ],
  learning: {
    data: { kind: "synthetic", maxSamples: 60 },
    local: { epochs: 2, learningRate: 0.1 },
    rounds: 3,
    participants: 4,
    mission: { selection: "soonest", computeTflops: 0.5, trainingFlops: 8e12 },
  },
};

test("a training in mission time is on the timeline and in the table of what is now, and clicks and keys move the clock to it", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const timeline = new TimelinePage(page);
  const learning = new LearningPanel(page);
  await planner.open(`#${encodeLink({ scenario: plan, view: { picture: "map" } })}`);
  await learning.open();
  await learning.train();
  const rounds = page.getByRole("slider", { name: "Aggregations of the training" });
  await expect(rounds).toHaveAttribute("aria-valuetext", /^round 1 of 3, 0 of 3 aggregations$/, { timeout: 30_000 });

  await rounds.press("Home");
  await expect(rounds).toHaveAttribute("aria-valuetext", /^round 2 of 3, 1 of 3 aggregations, the last one at /);
  const firstMs = await planner.nowMs();
  await page.keyboard.press("}");
  await expect(rounds).toHaveAttribute("aria-valuenow", "2");
  await page.keyboard.press("{");
  await expect(rounds).toHaveAttribute("aria-valuenow", "1");
  expect(await planner.nowMs()).toBe(firstMs);

  // Round 1 begins with the window: a click on it goes there.
  const { x, y, width } = await timeline.plotBox();
  const xOf = (ms: number): number => ((ms - startMs) / (hours * 3_600_000)) * width;
  const lane = await rounds.boundingBox();
  await page.mouse.click(x + xOf(firstMs) / 2, (lane?.y ?? 0) + 12);
  await expect.poll(() => planner.nowMs()).toBe(startMs);

  await timeline.row("ring-p1-s1").click();
  const first = page
    .getByRole("table", { name: "Training of ring-p1-s1 in view" })
    .getByRole("row", { name: "ring-p1-s1 trains" })
    .first();
  await expect(first).toContainText("Its update counted at");
  const [, time = ""] = /Start ([\d:.]+)/.exec((await first.textContent()) ?? "") ?? [];
  const trainsMs = Date.parse(`2026-03-20T${time}Z`);
  const middle = x + xOf(trainsMs + 8 * 60_000);
  await page.mouse.move(middle, y + 12);
  await expect(page.getByRole("tooltip")).toContainText("ring-p1-s1 trains");
  await page.mouse.click(middle, y + 12);
  await expect.poll(() => planner.nowMs()).toBe(trainsMs);
  const legend = page.getByRole("region", { name: "Training on globe and map" });
  await expect(legend).toContainText(/\d satellites? train/);

  await page.evaluate(() => window.__orbitweave?.runCommand("view.panel", "now"));
  const now = page.getByRole("grid", { name: "Stations and satellites at the clock's time" });
  await expect(now.getByRole("row", { name: /^ring-p1-s1 / })).toContainText("trains, round 1");
  await page.keyboard.press("<");
  await expect(now.getByRole("row", { name: /^ring-p1-s1 / })).toContainText(
    /gets the model from (Awarua|Punta Arenas)/,
  );
  await page.keyboard.press("t");
  await expect(legend).toBeHidden();
  await expect(now.getByRole("columnheader", { name: /Training/ })).toHaveCount(0);
});
