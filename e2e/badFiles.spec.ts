import { examples } from "../src/core/scenario/examples";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";
import { SourcesPage } from "./pages/sources";

const seed = structuredClone(examples[0]?.scenario) as Scenario;
const [line1, line2] = [
  "1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991",
  "2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020",
] as const;

/** The seed example with one thing changed, as JSON text. */
function changed(change: (scenario: Record<string, never> & Scenario) => void): string {
  const scenario = structuredClone(seed) as Record<string, never> & Scenario;
  change(scenario);
  return JSON.stringify(scenario);
}

const firstStation = (field: string, value: unknown) =>
  changed(({ stations }) => Object.assign(stations?.[0] ?? {}, { [field]: value }));

const badFiles: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ["checksum.tle", `${line1.slice(0, -1)}2\n${line2}`, /checksum/i],
  ["length.tle", `${line1.slice(0, -5)}\n${line2}`, /69|length|characters/i],
  ["letters.tle", `${line1}\n${line2.replace("51.6316", "51.X316")}`, /inclination|digit|letter|number/i],
  [
    "missing.json",
    JSON.stringify([{ OBJECT_NAME: "X", EPOCH: "2026-03-20T12:00:00", NORAD_CAT_ID: 1 }]),
    /MEAN_MOTION/,
  ],
  ["twice.json", changed((s) => s.satellites?.push(...(s.satellites.slice(0, 1) ?? []))), /sat-001/],
  ["latitude.json", firstStation("latDeg", 91), /stations\[0\]\.latDeg.*91/s],
  ["nan.json", JSON.stringify(seed).replace('"latDeg":28.5729', '"latDeg":NaN'), /line 1|JSON/],
  ["rates.json", firstStation("uplinkMbps", -5), /stations\[0\]\.uplinkMbps.*-5/s],
  ["empty-window.json", changed((s) => Object.assign(s.window, { durationHours: 0 })), /window\.durationHours/],
  ["long-window.json", changed((s) => Object.assign(s.window, { durationHours: 1000 })), /window\.durationHours.*720/s],
  ["large.json", changed((s) => Object.assign(s, { description: "x".repeat(3_000_000) })), /at most 2.0 MB/],
  ["proto.json", JSON.stringify(seed).replace('{"schema"', '{"__proto__":{"a":1},"schema"'), /__proto__/],
  ["unknown.json", changed((s) => Object.assign(s, { colour: "red" })), /colour/],
  ["garbage.bin", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 256), /not text/],
  ["empty.json", "", /empty/],
];

test("files that cannot be used say why, and the work that was open stays", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const scenario = await planner.scenario();
  for (const [name, content, message] of badFiles) {
    await test.step(name, async () => {
      await planner.drop(name, content);
      await planner.expectProblem(new RegExp(`${name} could not be opened`), message);
      expect(await planner.scenario()).toEqual(scenario);
    });
  }
});

test("a file with good and bad entries is shown entry by entry before the good ones are added", async ({ page }) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  await planner.open();
  await planner.drop("mixed.tle", `${line1}\n${line2}\n${line1.slice(0, -1)}2\n${line2}\n`);
  await expect(sources.row(/line 3 .*checksum/)).toBeVisible();
  await expect(planner.status).toContainText("3 satellites");
  await sources.add(1).click();
  await expect(planner.status).toContainText("4 satellites");
});

test("elements far from the window are opened with a warning that tells their age", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const far = changed((scenario) => {
    Object.assign(scenario.window, { start: "2031-03-20T12:00:00Z" });
    scenario.satellites = [{ id: "iss", orbit: { kind: "tle", line1, line2 } }];
  });
  await planner.drop("far.json", far);
  await planner.idle();
  await planner.status.getByRole("button", { name: "1 warning" }).click();
  await planner.expectProblem(/Warnings: far\.json/, /4\.7 years away/);
});
