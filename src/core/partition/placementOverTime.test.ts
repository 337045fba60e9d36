import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { parseScenario } from "../scenario/parseScenario";
import { placementOverTime, worstOverTime } from "./placementOverTime";

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

it("a placement's latency follows the routes over the window, and is without end while there is none", () => {
  const samples = runToEnd(placementOverTime(scenario, Int32Array.of(0, 1), 600));
  expect(samples.ok && samples.value.map(({ latencyMs }) => latencyMs)).toEqual([
    17,
    17,
    109,
    109,
    Number.POSITIVE_INFINITY,
    109,
  ]);
});

it("links at their worst bound what a placement costs at every sample, and leave out what is missing at one", () => {
  const worst = runToEnd(worstOverTime(scenario, 600));
  if (!worst.ok) throw new Error(JSON.stringify(worst.error));
  expect(worst.value.links.latencyMs[1]).toBe(Number.POSITIVE_INFINITY);
  // A node outside the mesh keeps the default link.
  expect(worst.value.links.latencyMs[2]).toBe(5);
  const early = runToEnd(worstOverTime({ ...scenario, window: { ...scenario.window, durationHours: 0.6 } }, 600));
  expect(early.ok && early.value.links.latencyMs[1]).toBe(7);
  expect(early.ok && early.value.links.msPerMB[1]).toBe(100);
});
