import { describe, expect, it } from "vitest";
import { Random } from "../base/random";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { makePlacement } from "./makePlacement";
import { NodePacking } from "./nodePacking";
import { PackingBound } from "./packingBound";
import type { PlacementProblem } from "./placementProblem";
import { longPace, PriceAscent } from "./priceAscent";
import { RunBound } from "./runBound";
import { runCosts } from "./runCosts";

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 1000 : 40;

function boundOf(problem: PlacementProblem, steps: number, value: number): number {
  const costs = runCosts(problem, { objective: "latency" });
  const bound = new PackingBound(costs, problem.capacityBytes, new Float64Array(costs.nodeCount), steps);
  for (let step = 0; step < steps && bound.step(value); step++);
  return bound.best;
}

describe("the bound of packings", () => {
  it(`is passed by no placement, in ${seeds} drawn problems, and never says that there is none where there is one`, () => {
    for (let seed = 0; seed < seeds; seed++) {
      const problem = randomProblem(seed);
      const least = [...allPlacements(problem)].reduce(
        (least, { latencyMs }) => Math.min(least, latencyMs),
        Number.POSITIVE_INFINITY,
      );
      const value = least === Number.POSITIVE_INFINITY ? 100 : least;
      expect(boundOf(problem, 60, value), `seed ${seed}`).toBeLessThanOrEqual(least * (1 + 1e-12));
    }
  });

  it("is above that of priced memory where a large layer leaves room that no other can use", () => {
    const layers = Array.from({ length: 9 }, (_, i) => ({
      name: `l${i}`,
      paramsMB: i % 3 === 2 ? 3 : 60 + i,
      flops: 5e9,
      activationMB: 0.1,
    }));
    const nodes = Array.from({ length: 6 }, (_, i) => ({
      id: `n${i}`,
      type: "satellite" as const,
      memoryGB: 0.1,
      computeTflops: i === 0 ? 10 : 1,
    }));
    const made = makePlacement({ layers }, nodes, { defaultLink: { bandwidthMbps: 1000, latencyMs: 0.1 } });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const costs = runCosts(made.value, { objective: "latency" });
    const chain = { from: 0, last: -1, room: made.value.capacityBytes, cost: 0 };
    const ascent = new PriceAscent(new RunBound(costs), chain, new Float64Array(6), longPace);
    for (let step = 0; step < 600 && ascent.step(40, 40); step++);
    expect(boundOf(made.value, 600, 40)).toBeGreaterThan(1.05 * ascent.best);
  });
});

it("a node's packing earns the most of all sets of layers that fit, whose starts of runs are counted", () => {
  const layerCount = 6;
  for (let seed = 0; seed < 100; seed++) {
    const random = new Random(seed, "packing");
    // Memory of as many bytes as it has parts: nothing is rounded.
    const bytes = new Float64Array(layerCount + 1);
    for (let i = 0; i < layerCount; i++) bytes[i + 1] = (bytes[i] as number) + random.below(200);
    const costs = {
      layerCount,
      nodeCount: 1,
      prefix: new Float64Array(layerCount + 1),
      bytes,
      transfer: [],
      source: -1,
      sink: -1,
      lastEnd: new Int32Array(layerCount).fill(layerCount),
      isStaged: false,
    };
    const prices = Float64Array.from({ length: 2 * layerCount }, () => random.below(20) - 7);
    let known = 0;
    for (let set = 0; set < 1 << layerCount; set++) {
      let earned = 0;
      let used = 0;
      for (let layer = 0; layer < layerCount; layer++) {
        if (((set >> layer) & 1) === 0) continue;
        used += (bytes[layer + 1] as number) - (bytes[layer] as number);
        earned += prices[layer] as number;
        if (layer === 0 || ((set >> (layer - 1)) & 1) === 0) earned += prices[layerCount + layer] as number;
      }
      if (used <= 256) known = Math.max(known, earned);
    }
    const surplus = new Int8Array(2 * layerCount);
    expect(new NodePacking(costs, Float64Array.of(256)).most(0, prices, surplus), `seed ${seed}`).toBe(known);
    const told = surplus.reduce((sum, taken, i) => sum - taken * (prices[i] as number), 0);
    expect(told, `seed ${seed}`).toBe(known);
  }
});
