import { expect, it } from "vitest";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { costOf } from "./improvePlacement";
import { runCosts } from "./runCosts";
import { walkCosts } from "./walkCosts";

const problems = Array.from({ length: 60 }, (_, seed) => randomProblem(seed));

it("the near nodes of a node are those to which a transfer costs least", () => {
  for (const problem of problems) {
    const costs = runCosts(problem, { objective: "latency" });
    const { near, nearCount, tableOf } = walkCosts(costs);
    const { nodeCount } = costs;
    costs.transfer.forEach((table, boundary) => {
      for (let node = 0; node < nodeCount; node++) {
        const from = ((tableOf[boundary] as number) * nodeCount + node) * nearCount;
        const found = [...near.subarray(from, from + nearCount)];
        const row = table.subarray(node * nodeCount, (node + 1) * nodeCount);
        const others = [...row.keys()].filter((to) => to !== node);
        const known = others.map((to) => row[to] as number).sort((a, b) => a - b);
        expect(new Set(found).size).toBe(nearCount);
        expect(found).not.toContain(node);
        expect(found.map((to) => row[to])).toEqual(known.slice(0, nearCount));
      }
    });
  }
});

it("placements that keep the rules cost in a walk what they cost", () => {
  for (const problem of problems) {
    const costs = runCosts(problem, { objective: "latency" });
    const { prefix, transfer, tableOf } = walkCosts(costs);
    const { layerCount, nodeCount, source, sink } = costs;
    const width = nodeCount + 1;
    const nodeAt = (node: number | undefined): number => (node === undefined || node < 0 ? nodeCount : node);
    for (const { assignment } of allPlacements(problem)) {
      let cost = 0;
      for (let boundary = 0; boundary <= layerCount; boundary++) {
        const from = nodeAt(boundary === 0 ? source : assignment[boundary - 1]);
        const to = nodeAt(boundary === layerCount ? sink : assignment[boundary]);
        cost += transfer[((tableOf[boundary] as number) * width + from) * width + to] as number;
        if (boundary === layerCount) break;
        const i = boundary * nodeCount + to;
        cost += (prefix[i + nodeCount] as number) - (prefix[i] as number);
      }
      expect(cost).toBeCloseTo(costOf(costs, assignment), 9);
    }
  }
});
