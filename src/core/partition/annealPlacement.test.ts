import { expect, it } from "vitest";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { annealPlacement } from "./annealPlacement";
import { costOf } from "./improvePlacement";
import { placementFaults } from "./placementCost";
import { runCosts } from "./runCosts";

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 400 : 30;

it("annealing yields only placements that keep all rules, each cheaper than the one before, and mostly ends at the least", () => {
  let solvable = 0;
  let solved = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const problem = randomProblem(seed);
    const costs = runCosts(problem, { objective: "latency" });
    const start = new Int32Array(problem.flops.length);
    const anneal = () =>
      [...annealPlacement(costs, problem.capacityBytes, { start, moves: 10_000, seed })].filter(
        (found) => found !== undefined,
      );
    const found = anneal();
    const values = found.map((placement) => costOf(costs, placement));
    for (const placement of found) expect(placementFaults(problem, placement), `seed ${seed}`).toEqual([]);
    expect(values, `seed ${seed}`).toEqual([...values].sort((a, b) => b - a));
    if (seed < 5) expect(anneal()).toEqual(found);
    const least = Math.min(Number.POSITIVE_INFINITY, ...[...allPlacements(problem)].map(({ latencyMs }) => latencyMs));
    if (least === Number.POSITIVE_INFINITY) {
      expect(found, `seed ${seed}`).toEqual([]);
      continue;
    }
    solvable++;
    if (Math.abs((values.at(-1) ?? Number.POSITIVE_INFINITY) - least) <= 1e-9 * (1 + least)) solved++;
  }
  expect(solved / solvable).toBeGreaterThan(0.8);
});
