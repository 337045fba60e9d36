import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { allPlacements, leastCosts, randomProblem } from "./__fixtures__/allPlacements";
import { oracleCases } from "./__fixtures__/oracleCases";
import { makePlacement } from "./makePlacement";
import { paretoFront } from "./paretoFront";
import { placeLayers } from "./placeLayers";
import { placementCost, placementFaults } from "./placementCost";
import type { PlacementProblem } from "./placementProblem";

function problemOf(...given: Parameters<typeof makePlacement>): PlacementProblem {
  const made = makePlacement(...given);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 5000 : 120;

describe("the best placement", () => {
  it.each(oracleCases)("$id: as known, for both objectives", ({ model, nodes, rules, latency, throughput }) => {
    const problem = problemOf(model, nodes, rules);
    const soonest = runToEnd(placeLayers(problem));
    const fastest = runToEnd(placeLayers(problem, { objective: "throughput" }));
    for (const [placement, known, optimum] of [
      [soonest, latency.feasible, latency.optimal_latency_ms],
      [fastest, throughput.feasible, throughput.optimal_bottleneck_ms],
    ] as const) {
      expect(placement).toMatchObject({ feasible: known, proven: true, stopped: false, gap: 0 });
      if (optimum === undefined) expect(placement.reason).toMatch(/./);
      else expect(placement.value).toBeCloseTo(optimum, 6);
      if (placement.assignment) expect(placementFaults(problem, placement.assignment)).toEqual([]);
    }
  });

  it(`is that of all placements, for three objectives, in ${seeds} drawn problems`, () => {
    for (let seed = 0; seed < seeds; seed++) {
      const problem = randomProblem(seed);
      const known = leastCosts(problem);
      for (const objective of ["latency", "energy", "throughput"] as const) {
        const placement = runToEnd(placeLayers(problem, { objective }));
        const at = `seed ${seed}, ${objective}`;
        expect(placement.proven, at).toBe(true);
        expect(placement.feasible, at).toBe(known[objective] < Number.POSITIVE_INFINITY);
        if (placement.value === undefined || placement.assignment === undefined) continue;
        expect(Math.abs(placement.value - known[objective]), at).toBeLessThanOrEqual(1e-9 * (1 + known[objective]));
        expect(placementFaults(problem, placement.assignment), at).toEqual([]);
        const cost = placementCost(problem, placement.assignment);
        const own = { latency: cost.latencyMs, energy: cost.energyJ, throughput: cost.bottleneckMs };
        expect(own[objective], at).toBeCloseTo(placement.value, 9);
      }
    }
  });

  it("has a front of latency and throughput on which are all placements that no other beats in both", () => {
    for (let seed = 0; seed < seeds / 4; seed++) {
      const problem = randomProblem(seed);
      const staged = [...allPlacements(problem)].flatMap(({ latencyMs, bottleneckMs }) =>
        bottleneckMs === undefined ? [] : [{ latencyMs, bottleneckMs }],
      );
      const unbeaten = staged.filter(
        (one) =>
          !staged.some(
            (two) =>
              two.latencyMs <= one.latencyMs + 1e-9 &&
              two.bottleneckMs <= one.bottleneckMs + 1e-9 &&
              (two.latencyMs < one.latencyMs - 1e-9 || two.bottleneckMs < one.bottleneckMs - 1e-9),
          ),
      );
      const known = [
        ...new Set(unbeaten.map(({ latencyMs, bottleneckMs }) => `${latencyMs.toFixed(6)} ${bottleneckMs.toFixed(6)}`)),
      ];
      const front = runToEnd(paretoFront(problem));
      const found = front.map(({ latencyMs, bottleneckMs }) => `${latencyMs.toFixed(6)} ${bottleneckMs.toFixed(6)}`);
      expect(found.sort(), `seed ${seed}`).toEqual(known.sort());
      expect(front.every(({ proven }) => proven)).toBe(true);
    }
  });
});

describe("a search under way", () => {
  const layers = Array.from({ length: 30 }, (_, i) => ({
    name: `l${i}`,
    paramsMB: 37 + ((i * 29) % 41),
    flops: 1e9 * (1 + ((i * 13) % 17)),
    activationMB: 1 + ((i * 7) % 11),
  }));
  const nodes = Array.from({ length: 9 }, (_, i) => ({
    id: `n${i}`,
    type: "satellite" as const,
    memoryGB: 0.16 + 0.01 * i,
    computeTflops: 1 + (i % 4),
  }));

  it("never lowers its bound, never raises its value, never lets them pass, and stops when told", () => {
    let value = Number.POSITIVE_INFINITY;
    let bound = 0;
    let reports = 0;
    const work = placeLayers(problemOf({ layers }, nodes), { shouldStop: () => reports >= 20 });
    for (;;) {
      const step = work.next();
      const at = step.done ? step.value : step.value.partial;
      if (at === undefined) throw new Error("a report without a value");
      expect(at.bound).toBeGreaterThanOrEqual(bound - 1e-9);
      expect(at.value ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(value);
      value = at.value ?? value;
      bound = at.bound;
      expect(bound).toBeLessThanOrEqual(value);
      reports++;
      if (!step.done) continue;
      expect(step.value.stopped).toBe(!step.value.proven);
      break;
    }
  });

  it("gives the same each time, and a third answer where effort ends before anything is found or ruled out", () => {
    const problem = problemOf({ layers }, nodes);
    const one = runToEnd(placeLayers(problem, { effort: 0.001 }));
    expect(runToEnd(placeLayers(problem, { effort: 0.001 }))).toEqual(one);
    const tight = nodes.map((node) => ({ ...node, memoryGB: 0.191 }));
    const undecided = runToEnd(placeLayers(problemOf({ layers }, tight), { objective: "throughput", effort: 1e-9 }));
    expect(undecided.feasible === null ? undecided.reason : "").toMatch(/none is proven impossible/);
  });
});

describe("what does not fit is named, and by how much", () => {
  const layers = [
    { name: "a", paramsMB: 600, flops: 1e9 },
    { name: "b", paramsMB: 600, flops: 1e9 },
  ];
  const node = (id: string, memoryGB: number) => ({ id, type: "ground" as const, memoryGB, computeTflops: 1 });
  it.each([
    [
      "a layer",
      [node("x", 0.5), node("y", 0.4)],
      {},
      "layer a takes 600 MB: 100 MB more than x, the largest node, has",
    ],
    [
      "the model",
      [node("x", 0.6), node("y", 0.4)],
      {},
      "the model takes 1200 MB: 200 MB more than all nodes together have",
    ],
    [
      "pins",
      [node("x", 0.7), node("y", 2)],
      { pinned: { a: "x", b: "x" } },
      "the layers pinned to x take 1200 MB: 500 MB more than it has",
    ],
    [
      "a packing",
      [node("x", 1), node("y", 0.59)],
      {},
      "layers of these sizes fill at most 600 MB of the nodes' 1590 MB: 600 MB of the model do not fit, no packing exists",
    ],
    [
      "links",
      [node("x", 0.7), node("y", 2)],
      { defaultLink: null, pinned: { a: "x", b: "y" } },
      "links are missing: none leads from x, to which layer a is pinned, to y, to which layer b is pinned",
    ],
  ])("%s", (_, nodes, rules, reason) => {
    const placement = runToEnd(placeLayers(problemOf({ layers }, nodes, rules)));
    expect(placement).toMatchObject({ feasible: false, proven: true, reason });
  });
});
