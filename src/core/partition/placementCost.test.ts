import { describe, expect, it } from "vitest";
import { oracleCases } from "./__fixtures__/oracleCases";
import { makePlacement } from "./makePlacement";
import { placementCost, placementFaults } from "./placementCost";
import type { PlacementProblem } from "./placementProblem";

function problemOf(...given: Parameters<typeof makePlacement>): PlacementProblem {
  const made = makePlacement(...given);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe("the cost model", () => {
  it.each(oracleCases.filter(({ latency }) => latency.feasible))("costs $id's known optimum as known", (known) => {
    const problem = problemOf(known.model, known.nodes, known.rules);
    const assignment = Int32Array.from(known.latency.one_optimal_assignment ?? []);
    expect(placementCost(problem, assignment).latencyMs).toBeCloseTo(known.latency.optimal_latency_ms ?? 0, 6);
    expect(placementFaults(problem, assignment)).toEqual([]);
  });

  it.each(oracleCases.filter(({ throughput }) => throughput.feasible))("bounds $id's stages as known", (known) => {
    const problem = problemOf(known.model, known.nodes, known.rules);
    const assignment = new Int32Array(known.layers.length);
    for (const { node, first_layer, last_layer } of known.throughput.one_optimal ?? []) {
      assignment.fill(node, first_layer, last_layer + 1);
    }
    expect(placementCost(problem, assignment).bottleneckMs).toBeCloseTo(known.throughput.optimal_bottleneck_ms ?? 0, 6);
  });

  const model = {
    inputMB: 3,
    layers: [
      { name: "a", paramsMB: 1000, flops: 2e12, activationMB: 10, stateMB: 1000 },
      { name: "b", paramsMB: 500, flops: 1e12, activationMB: 20 },
    ],
  };
  const nodes = [
    { id: "x", type: "ground" as const, memoryGB: 2, computeTflops: 2, watts: 10 },
    { id: "y", type: "satellite" as const, memoryGB: 0.4, computeTflops: 4, efficiency: 0.5, watts: 20 },
  ];

  it("counts input and output where source and sink are given, state in memory, efficiency in time, and power over time", () => {
    const link = { bandwidthMbps: 80, latencyMs: 7 };
    const problem = problemOf(model, nodes, { defaultLink: link, source: "y", sink: "x", pinned: { a: "x" } });
    const there = placementCost(problem, Int32Array.of(0, 1));
    expect(there.latencyMs).toBeCloseTo(7 + 300 + 1000 + 7 + 1000 + 500 + 7 + 2000, 9);
    expect(there.bottleneckMs).toBeCloseTo(2007, 9);
    expect(there.energyJ).toBeCloseTo(20 * 0.3 + 10 * 1 + 10 * 1 + 20 * 0.5 + 20 * 2, 9);
    expect(placementFaults(problem, Int32Array.of(0, 0))).toEqual([
      { kind: "memory", node: 0, usedBytes: 2.5e9, capacityBytes: 2e9 },
    ]);
    expect(placementFaults(problem, Int32Array.of(1, 0)).map(({ kind }) => kind)).toEqual(["pin", "memory"]);
  });

  it("takes the first link that names a pair, then the mesh, whose missing path is no link, then the default", () => {
    const three = [...nodes, { id: "z", type: "ground" as const, memoryGB: 1, computeTflops: 1 }];
    const rules = {
      links: [
        { a: "x", b: "y", bandwidthMbps: 8000, latencyMs: 1, oneWay: true },
        { a: "y", b: "x", bandwidthMbps: 8000, latencyMs: 2 },
      ],
      defaultLink: { bandwidthMbps: 8000, latencyMs: 9 },
    };
    const inMesh = new Set(["y", "z"]);
    const { links } = problemOf(model, three, rules, {
      atMs: 0,
      linkOf: (from, to) => (inMesh.has(from) && inMesh.has(to) ? undefined : null),
      hasFailed: () => false,
    });
    expect([...links.latencyMs]).toEqual([0, 1, 9, 2, 0, Number.POSITIVE_INFINITY, 9, Number.POSITIVE_INFINITY, 0]);
  });

  it("refuses what it cannot place, naming it", () => {
    const given = makePlacement(undefined, []);
    expect(given.ok ? [] : given.error.map(({ path }) => path)).toEqual(["model", "nodes"]);
    const unknown = makePlacement(model, nodes, { pinned: { c: "x" }, source: "q" });
    expect(unknown.ok ? [] : unknown.error.map(({ given }) => given)).toEqual(["c", "q"]);
    const [x] = nodes;
    const powerless = makePlacement(
      model,
      [{ id: "w", type: "ground", memoryGB: 1, computeTflops: 1 }, ...(x ? [x] : [])],
      {
        objective: "energy",
      },
    );
    expect(powerless.ok ? [] : powerless.error.map(({ path }) => path)).toEqual(["nodes[0].watts"]);
  });
});
