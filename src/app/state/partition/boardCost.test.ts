import fc from "fast-check";
import { expect, it } from "vitest";
import { makePlacement } from "../../../core/partition/makePlacement";
import { placementCost, placementFaults } from "../../../core/partition/placementCost";
import { hasFailed, type PlacementProblem } from "../../../core/partition/placementProblem";
import { boardCost, withLayersOn } from "./boardCost";

const size = fc.integer({ min: 0, max: 40 });
const cases = fc
  .record({
    layers: fc.array(fc.record({ paramsMB: size, flops: size.map((n) => n * 1e9), activationMB: size }), {
      minLength: 1,
      maxLength: 9,
    }),
    nodes: fc.array(
      fc.record({
        memoryGB: fc.integer({ min: 0, max: 100 }).map((n) => n / 1000),
        tflops: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    isLinked: fc.boolean(),
    hasEnds: fc.boolean(),
    isFailing: fc.boolean(),
    seed: fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
    pin: fc.nat(),
  })
  .map(({ layers, nodes, isLinked, hasEnds, isFailing, seed, pin }) => {
    const ids = nodes.map((_, i) => `n${i}`);
    const made = makePlacement(
      { layers: layers.map((layer, i) => ({ name: `l${i}`, ...layer })) },
      nodes.map(({ memoryGB, tflops }, i) => ({
        id: ids[i] as string,
        type: "satellite",
        memoryGB,
        computeTflops: tflops,
        watts: 10 + i,
      })),
      {
        pinned: { l0: ids[pin % ids.length] as string },
        links: ids
          .slice(1)
          .map((b, i) => ({ a: ids[0] as string, b, bandwidthMbps: 100 * (i + 1), latencyMs: i, oneWay: i > 0 })),
        defaultLink: isLinked ? { bandwidthMbps: 500, latencyMs: 3 } : null,
        ...(hasEnds && { source: ids[0], sink: ids.at(-1) as string }),
      },
      { atMs: 9, linkOf: () => null, hasFailed: (id) => isFailing && id === ids.at(-1) },
    );
    if (!made.ok) throw new Error("the case is no problem");
    return { problem: made.value, assignment: Int32Array.from(layers, (_, i) => (seed[i] as number) % ids.length) };
  });

it("a whole placement costs on the board what core says, and breaks the same rules (seed 6)", () => {
  fc.assert(
    fc.property(cases, ({ problem, assignment }) => {
      const board = boardCost(problem, assignment);
      const { latencyMs, bottleneckMs, energyJ } = placementCost(problem, assignment);
      expect(board.latencyMs).toBe(latencyMs);
      expect(board.bottleneckMs).toBe(bottleneckMs);
      expect(board.energyJ).toBe(energyJ);
      const numbers = placementFaults(problem, assignment).map((fault) =>
        fault.kind === "memory"
          ? { kind: fault.kind, node: fault.node, excessBytes: fault.usedBytes - fault.capacityBytes }
          : fault,
      );
      expect(new Set(board.faults)).toEqual(new Set(numbers));
      expect(board.isFeasible).toBe(numbers.length === 0);
    }),
    { seed: 6, numRuns: 300 },
  );
});

it("layers that are not placed cost nothing and carry nothing, and no placement with them is feasible (seed 7)", () => {
  fc.assert(
    fc.property(cases, ({ problem, assignment }) => {
      const bare = boardCost(problem, withLayersOn(assignment, assignment.keys(), -1));
      expect([bare.latencyMs, bare.energyJ, bare.unplaced, bare.isFeasible]).toEqual([0, 0, assignment.length, false]);
      const [first = 0] = assignment;
      const one = boardCost(withoutEnds(problem), withLayersOn(new Int32Array(assignment.length).fill(-1), [0], first));
      const runMs = (problem.flops[0] as number) / (problem.flopsPerMs[first] as number);
      expect(one.latencyMs).toBe(hasFailed(problem, first) ? Number.POSITIVE_INFINITY : runMs);
      expect(one.usedBytes[first]).toBe(problem.layerBytes[0]);
    }),
    { seed: 7, numRuns: 100 },
  );
});

it("costs 200 layers on 100 nodes in far less than a frame", () => {
  const made = makePlacement(
    { layers: Array.from({ length: 200 }, (_, i) => ({ name: `l${i}`, paramsMB: 9, flops: 1e9, activationMB: 1 })) },
    Array.from({ length: 100 }, (_, i) => ({ id: `n${i}`, type: "satellite", memoryGB: 1, computeTflops: 1 })),
  );
  if (!made.ok) throw new Error("no problem");
  const assignment = Int32Array.from({ length: 200 }, (_, i) => (i * 7) % 100);
  const before = process.cpuUsage();
  for (let i = 0; i < 200; i++) boardCost(made.value, assignment);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / 200).toBeLessThan(4);
});

function withoutEnds(problem: PlacementProblem): PlacementProblem {
  return { ...problem, source: -1, sink: -1 };
}
