import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { parseScenario } from "../scenario/parseScenario";
import { linksOver } from "./linksOver";
import { placementOverTime } from "./placementOverTime";
import { windowTimes } from "./problemsOver";

const fixed = (id: string, lonDeg: number) => ({ id, orbit: { kind: "fixed", latDeg: 0, lonDeg, altitudeKm: 550 } });
const parsed = parseScenario({
  schema: "orbitweave/scenario/1",
  name: "window",
  window: { start: "2026-01-01T00:00:00Z", durationHours: 1 },
  satellites: [fixed("a", 0), fixed("b", 10), fixed("c", 20)],
  mesh: {
    topology: "manual",
    links: [
      { a: "a", b: "b", bandwidthMbps: 80, latencyMs: 3 },
      { a: "b", b: "c", bandwidthMbps: 80, latencyMs: 4 },
      { a: "a", b: "c", bandwidthMbps: 800, latencyMs: 5 },
    ],
    failures: [
      { kind: "link", id: "a", other: "c", from: "2026-01-01T00:20:00Z" },
      { kind: "satellite", id: "b", from: "2026-01-01T00:40:00Z", to: "2026-01-01T00:50:00Z" },
    ],
  },
  model: {
    layers: [
      { name: "one", paramsMB: 10, flops: 1e9, activationMB: 1 },
      { name: "two", paramsMB: 10, flops: 1e9 },
    ],
  },
  nodes: ["a", "c", "free"].map((id) => ({ id, type: "satellite", memoryGB: 0.015, computeTflops: 1 })),
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const { scenario } = parsed.value;

const overWindow = (kind: "worst" | "mean", hours: number) => {
  const part = { ...scenario, window: { ...scenario.window, durationHours: hours } };
  const made = runToEnd(linksOver(part, { kind, ...windowTimes(part, 600) }));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.links;
};

it("a placement's latency follows the routes over the window, and is without end while there is none", () => {
  const history = runToEnd(placementOverTime(scenario, Int32Array.of(0, 1), 600));
  if (!history.ok) throw new Error(JSON.stringify(history.error));
  expect(history.value.samples.map(({ latencyMs }) => latencyMs)).toEqual([
    17,
    17,
    109,
    109,
    Number.POSITIVE_INFINITY,
    109,
  ]);
});

it("when a placement breaks is found to a second between looks, and which transfer", () => {
  const history = runToEnd(placementOverTime(scenario, Int32Array.of(0, 1), 700));
  if (!history.ok) throw new Error(JSON.stringify(history.error));
  const [gap] = history.value.breaks;
  expect(history.value.breaks).toHaveLength(1);
  expect(gap).toMatchObject({ boundary: 1, from: 0, to: 1 });
  const startMs = Date.parse("2026-01-01T00:00:00Z");
  for (const [edgeMs, minute] of [
    [gap?.startMs, 40],
    [gap?.endMs, 50],
  ] as const) {
    expect(Math.abs((edgeMs ?? 0) - startMs - minute * 60_000)).toBeLessThanOrEqual(1000);
  }
});

it("links at their worst bound what a placement costs at every sample, and leave out what is missing at one", () => {
  const worst = overWindow("worst", 1);
  expect(worst.latencyMs[1]).toBe(Number.POSITIVE_INFINITY);
  // A node outside the mesh keeps the default link.
  expect(worst.latencyMs[2]).toBe(5);
  const early = overWindow("worst", 0.6);
  expect(early.latencyMs[1]).toBe(7);
  expect(early.msPerMB[1]).toBe(100);
});

it("links at their mean are taken while they are there", () => {
  const mean = overWindow("mean", 1);
  expect(mean.latencyMs[1]).toBeCloseTo((5 + 5 + 7 + 7 + 7) / 5, 12);
  expect(mean.msPerMB[1]).toBeCloseTo((10 + 10 + 100 + 100 + 100) / 5, 12);
  expect(mean.latencyMs[2]).toBe(5);
});
