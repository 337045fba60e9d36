import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { Random } from "../base/random";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { layersWithoutPlace } from "./layersWithoutPlace";
import { makePlacement } from "./makePlacement";
import { placeLayers } from "./placeLayers";

/** Places by trying: the smallest layers first. */
function placesOf(sizes: readonly number[], capacities: readonly number[]): number {
  return capacities.reduce((places, capacity) => {
    let left = capacity;
    const held = [...sizes]
      .sort((a, b) => a - b)
      .findIndex((size) => {
        left -= size;
        return left < 0;
      });
    return places + (held < 0 ? sizes.length : held);
  }, 0);
}

it("layers without a place are the most, over any number of the largest, that placing by hand leaves over", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = new Random(seed, "crowding");
    const draw = (most: number) => Array.from({ length: 1 + random.below(8) }, () => random.below(most));
    const layers = draw(10);
    const capacities = draw(14);
    const rising = [...layers].sort((a, b) => a - b);
    const excess = rising.map((_, first) => {
      const large = rising.slice(first);
      return large.length - placesOf(large, capacities);
    });
    const found = layersWithoutPlace(Float64Array.from(layers), Float64Array.from(capacities));
    expect(found === undefined ? 0 : found.layers - found.places, `seed ${seed}`).toBe(Math.max(0, ...excess));
  }
});

it("where layers are without a place there is no placement", () => {
  let crowded = 0;
  for (let seed = 0; seed < 400; seed++) {
    const problem = randomProblem(seed);
    if (layersWithoutPlace(problem.layerBytes, problem.capacityBytes) === undefined) continue;
    crowded++;
    expect([...allPlacements(problem)], `seed ${seed}`).toEqual([]);
  }
  expect(crowded).toBeGreaterThan(5);
});

it("a model of two hundred layers, more of them large than nodes can hold, is told impossible at once, and why", () => {
  const random = new Random(1, "crowded model");
  const layers = Array.from({ length: 200 }, (_, i) => ({
    name: `l${i}`,
    paramsMB: i < 101 ? 51.5 + random.double() : 1 + random.double(),
    flops: 1e9,
  }));
  const nodes = Array.from({ length: 100 }, (_, i) => ({
    id: `n${i}`,
    type: "satellite" as const,
    memoryGB: 0.1,
    computeTflops: 1,
  }));
  const made = makePlacement({ layers }, nodes);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  for (const objective of ["latency", "throughput"] as const) {
    const placement = runToEnd(placeLayers(made.value, { objective }));
    expect(placement).toMatchObject({ feasible: false, proven: true });
    expect(placement.reason).toMatch(
      /^the 101 largest layers take 51\.\d+ MB or more each, and the nodes have places for 100 of them: 1 is left over$/,
    );
  }
});
