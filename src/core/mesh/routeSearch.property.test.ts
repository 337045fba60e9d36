import fc from "fast-check";
import { expect, it } from "vitest";
import { type AbstractLink, abstractGraph } from "./__fixtures__/abstractMesh";
import { costScale } from "./routeCost";
import { RouteSearch } from "./routeSearch";

const count = 12;
const names = Array.from({ length: count }, (_, i) => `n${String(i).padStart(2, "0")}`);

const drawnLinks = fc
  .array(
    fc.record({
      a: fc.nat(count - 1),
      b: fc.nat(count - 1),
      latencyMs: fc.constantFrom(0, 1e-6, 3e-6, 0.01, 1, 7, 2000),
      mbps: fc.constantFrom(0, 1, 1, 1),
    }),
    { minLength: 15, maxLength: 50, size: "max" },
  )
  .map((drawn) => {
    const pairs = new Map<string, AbstractLink>();
    for (const { a, b, ...rest } of drawn) {
      if (a !== b)
        pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, {
          a: names[a] as string,
          b: names[b] as string,
          ...rest,
          backMbps: 1,
        });
    }
    return [...pairs.values()];
  });

it("costs equal Bellman and Ford's, though latencies differ by orders of magnitude, one search after the other, seed 64", () => {
  let reached = 0;
  fc.assert(
    fc.property(drawnLinks, fc.constantFrom("latency" as const, "hops" as const), (links, metric) => {
      const graph = abstractGraph(names, links);
      const { perNs, perHop } = costScale(metric, count);
      const search = new RouteSearch(graph);
      for (const target of [0, 5]) {
        const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
        cost[target] = 0;
        for (let round = 0; round < count; round++) {
          for (let node = 0; node < count; node++) {
            for (let arc = graph.first[node] as number; arc < (graph.first[node + 1] as number); arc++) {
              if (graph.arcMbps[arc] === 0) continue;
              const through =
                (cost[graph.to[arc] as number] as number) + (graph.arcLatencyNs[arc] as number) * perNs + perHop;
              cost[node] = Math.min(cost[node] as number, through);
            }
          }
        }
        search.costsTo(graph, target, { perNs, perHop });
        expect(search.cost).toEqual(cost);
        reached += cost.filter((one) => one < Number.POSITIVE_INFINITY).length;
      }
    }),
    { seed: 64, numRuns: 200 },
  );
  expect(reached).toBeGreaterThan(2000);
});
