import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AbstractLink, abstractGraph } from "./__fixtures__/abstractMesh";
import { disjointRoutes } from "./disjointRoutes";
import type { MeshGraph } from "./meshGraph";
import { arcBetween, compareRoutes, type RankedRoute, rankRoute } from "./route";
import type { RouteMetric } from "./routeCost";
import { bestRoute, shortestRoutes } from "./shortestRoutes";

const names = ["a", "b", "c", "d", "e", "f", "g"];

/** Few different latencies and widths, so that ties abound; some directions carry nothing; some nodes only end routes. */
const drawnGraph = fc
  .record({
    count: fc.integer({ min: 4, max: 7 }),
    links: fc.array(
      fc.record({
        a: fc.nat(6),
        b: fc.nat(6),
        latencyMs: fc.constantFrom(0, 1, 2, 3),
        mbps: fc.constantFrom(0, 10, 10, 20, 20, 30),
        backMbps: fc.constantFrom(10, 20, 30),
      }),
      { minLength: 12, maxLength: 26, size: "max" },
    ),
    ends: fc.array(fc.nat(9), { maxLength: 2 }),
  })
  .map(({ count, links, ends }) => {
    const pairs = new Map<string, AbstractLink>();
    for (const { a, b, ...rest } of links) {
      if (a === b || a >= count || b >= count) continue;
      const [low, high] = a < b ? [a, b] : [b, a];
      pairs.set(`${low} ${high}`, { a: names[low] as string, b: names[high] as string, ...rest });
    }
    const onlyEnds = new Set(ends.map((end) => names[end]));
    return abstractGraph(names.slice(0, count), [...pairs.values()], (id) => !onlyEnds.has(id));
  });

/** Every simple route, by depth-first search. */
function allRoutes(graph: MeshGraph, from: number, to: number): RankedRoute[] {
  const routes: RankedRoute[] = [];
  const walk = (path: number[]) => {
    const node = path[path.length - 1] as number;
    if (node === to) {
      routes.push(rankRoute(graph, path));
      return;
    }
    if (node !== from && graph.forwards[node] === 0) return;
    for (let arc = graph.first[node] as number; arc < (graph.first[node + 1] as number); arc++) {
      const next = graph.to[arc] as number;
      if ((graph.arcMbps[arc] as number) > 0 && !path.includes(next)) walk([...path, next]);
    }
  };
  walk([from]);
  return routes;
}

function shared(graph: MeshGraph, a: RankedRoute, b: RankedRoute, by: "nodes" | "links"): boolean {
  if (by === "nodes" && a.nodes.slice(1, -1).some((node) => b.nodes.slice(1, -1).includes(node))) return true;
  const links = (route: RankedRoute) =>
    route.nodes.slice(1).map((node, i) => graph.arcLink[arcBetween(graph, route.nodes[i] as number, node)]);
  const ofB = new Set(links(b));
  return links(a).some((link) => ofB.has(link));
}

/** The most disjoint routes, at most k, and their least total latency, by trying all sets. */
function bestDisjoint(graph: MeshGraph, routes: readonly RankedRoute[], by: "nodes" | "links", k: number) {
  let best = { count: 0, latencyNs: 0 };
  const extend = (from: number, chosen: readonly RankedRoute[]) => {
    const latencyNs = chosen.reduce((sum, route) => sum + route.latencyNs, 0);
    if (chosen.length > best.count || (chosen.length === best.count && latencyNs < best.latencyNs)) {
      best = { count: chosen.length, latencyNs };
    }
    if (chosen.length === k) return;
    for (let i = from; i < routes.length; i++) {
      const route = routes[i] as RankedRoute;
      if (chosen.every((other) => !shared(graph, route, other, by))) extend(i + 1, [...chosen, route]);
    }
  };
  extend(0, []);
  return best;
}

describe("routes equal an enumeration of all simple paths", () => {
  for (const metric of ["latency", "hops", "bandwidth"] as const satisfies RouteMetric[]) {
    it(`the best and the k best by ${metric}, with every tie, seed 20731`, () => {
      let reachable = 0;
      fc.assert(
        fc.property(drawnGraph, (graph) => {
          const to = graph.nodeIds.length - 1;
          const all = allRoutes(graph, 0, to).sort((a, b) => compareRoutes(a, b, metric));
          expect(bestRoute(graph, 0, to, metric)).toEqual(all[0]);
          expect(shortestRoutes(graph, 0, to, metric, 6)).toEqual(all.slice(0, 6));
          if (all.length > 1) reachable++;
        }),
        { seed: 20731, numRuns: 300 },
      );
      expect(reachable).toBeGreaterThan(80);
    });
  }

  for (const by of ["nodes", "links"] as const) {
    it(`disjoint ${by}: as many as exist, least in total, seed 5519`, () => {
      let several = 0;
      fc.assert(
        fc.property(drawnGraph, fc.constantFrom(2, 3), (graph, k) => {
          const to = graph.nodeIds.length - 1;
          const routes = disjointRoutes(graph, 0, to, by, k);
          const best = bestDisjoint(graph, allRoutes(graph, 0, to), by, k);
          expect(routes).toHaveLength(best.count);
          expect(routes.reduce((sum, route) => sum + route.latencyNs, 0)).toBe(best.latencyNs);
          routes.forEach((route, i) => {
            for (const other of routes.slice(i + 1)) expect(shared(graph, route, other, by)).toBe(false);
          });
          if (best.count > 1) several++;
        }),
        { seed: 5519, numRuns: 200 },
      );
      expect(several).toBeGreaterThan(40);
    });
  }
});
