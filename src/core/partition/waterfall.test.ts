import { expect, it } from "vitest";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { placementCost } from "./placementCost";
import { placementShares } from "./placementShares";
import { waterfall } from "./waterfall";

it("one inference takes the latency, and a full pipeline of stages ends one every bottleneck", () => {
  for (let seed = 0; seed < 60; seed++) {
    const problem = randomProblem(seed);
    let looked = 0;
    for (const { assignment, latencyMs, bottleneckMs } of allPlacements(problem)) {
      if (++looked > 20) break;
      const shares = placementShares(problem, assignment);
      expect(waterfall(shares, assignment, 1).totalMs).toBeCloseTo(latencyMs, 8);
      const pipeline = waterfall(shares, assignment, 4);
      if (bottleneckMs === undefined) continue;
      expect(pipeline.periodMs).toBeCloseTo(bottleneckMs, 8);
      expect(pipeline.totalMs).toBeCloseTo(latencyMs + 3 * bottleneckMs, 8);
    }
  }
});

it("no node computes two stages at once, and each inference goes through its steps in turn", () => {
  const problem = randomProblem(3);
  for (const { assignment } of allPlacements(problem)) {
    const shares = placementShares(problem, assignment);
    const { count, from, to, inference, startMs, endMs } = waterfall(shares, assignment, 5);
    for (let a = 0; a < count; a++) {
      const follows = a > 0 && inference[a] === inference[a - 1];
      if (follows) expect(startMs[a]).toBeGreaterThanOrEqual((endMs[a - 1] as number) - 1e-9);
      for (let b = 0; b < a; b++) {
        if (from[a] !== to[a] || from[b] !== to[b] || from[a] !== from[b]) continue;
        const shared =
          Math.min(endMs[a] as number, endMs[b] as number) - Math.max(startMs[a] as number, startMs[b] as number);
        expect(shared).toBeLessThanOrEqual(1e-9);
      }
    }
  }
});

it("shares of layers and transfers add up to the latency, those of nodes to memory and compute", () => {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  for (let seed = 0; seed < 60; seed++) {
    const problem = randomProblem(seed);
    for (const { assignment } of allPlacements(problem)) {
      const shares = placementShares(problem, assignment);
      const { latencyMs } = placementCost(problem, assignment);
      expect(sum(shares.computeMs) + sum(shares.transferMs)).toBeCloseTo(latencyMs, 8);
      expect(sum(shares.nodeComputeMs)).toBeCloseTo(sum(shares.computeMs), 8);
      expect(sum(shares.nodeBytes)).toBe(sum(problem.layerBytes));
      break;
    }
  }
});
