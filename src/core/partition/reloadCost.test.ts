import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { Random } from "../base/random";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { makePlacement } from "./makePlacement";
import { placeLayers } from "./placeLayers";
import { valueBy } from "./placementCost";
import { type Held, reloadBetween, reloadCost } from "./reloadCost";

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 2000 : 60;

it(`no placement has less cost and share of reloading together, for three objectives, in ${seeds} drawn problems`, () => {
  for (let seed = 0; seed < seeds; seed++) {
    const problem = randomProblem(seed);
    const random = new Random(seed, "held");
    const assignment = Int32Array.from(problem.flops, () => random.below(problem.nodeIds.length + 1) - 1);
    const held: Held = { assignment, inferences: 1 + random.below(100) };
    const costOf = reloadCost(problem, held);
    const all = [...allPlacements(problem)];
    for (const objective of ["latency", "energy", "throughput"] as const) {
      const by = objective === "energy" ? "energy" : "latency";
      const least = all.reduce((most, placement) => {
        const reload = placement.assignment.reduce((sum, node, layer) => sum + costOf(by, layer, node), 0);
        const own = valueBy(placement, objective) ?? Number.POSITIVE_INFINITY;
        return Math.min(most, own + reload / held.inferences);
      }, Number.POSITIVE_INFINITY);
      const found = runToEnd(placeLayers(problem, { objective, held }));
      const at = `seed ${seed}, ${objective}`;
      expect(found.feasible, at).toBe(least < Number.POSITIVE_INFINITY);
      if (found.value === undefined) continue;
      expect(found.proven, at).toBe(true);
      expect(Math.abs(found.value - least), at).toBeLessThanOrEqual(1e-8 * (1 + least));
    }
  }
});

const model = { layers: [{ name: "a", paramsMB: 1000, flops: 2e12, activationMB: 1 }] };
const nodes = [
  { id: "slow", type: "satellite" as const, memoryGB: 2, computeTflops: 1 },
  { id: "fast", type: "satellite" as const, memoryGB: 2, computeTflops: 2 },
];
const made = makePlacement(model, nodes, { objective: "latency" });
if (!made.ok) throw new Error(JSON.stringify(made.error));
const problem = made.value;

it("a move that saves less than reloading costs is not made: 8,005 ms of reloading against 1,000 ms an inference", () => {
  const held = (inferences: number): Held => ({ assignment: Int32Array.of(0), inferences });
  const few = runToEnd(placeLayers(problem, { held: held(8) }));
  expect(few.assignment).toEqual(Int32Array.of(0));
  expect(few.reload).toMatchObject({ ms: 0, bytes: 0, layers: [], savedEach: 0 });
  const many = runToEnd(placeLayers(problem, { held: held(9) }));
  expect(many.assignment).toEqual(Int32Array.of(1));
  expect(many.reload).toEqual({ ms: 8005, bytes: 1e9, layers: [0], inferences: 9, savedEach: 1000, paysAfter: 9 });
  expect(many.cost?.latencyMs).toBe(1000);
});

it("parameters come over the slowest link where none leads from where they are", () => {
  const links = { latencyMs: Float64Array.of(0, Number.POSITIVE_INFINITY, 3, 0), msPerMB: Float64Array.of(0, 0, 7, 0) };
  const held: Held = { assignment: Int32Array.of(0), inferences: 1 };
  expect(reloadBetween({ ...problem, links }, held, Int32Array.of(1), "latency").ms).toBe(3 + 7 * 1000);
});
