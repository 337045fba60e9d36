import { describe, expect, it } from "vitest";
import { abstractGraph } from "./__fixtures__/abstractMesh";
import oracle from "./__fixtures__/mesh.json";
import { disjointRoutes } from "./disjointRoutes";
import type { RankedRoute } from "./route";
import { bestRoute, shortestRoutes } from "./shortestRoutes";

/** Fields that only some of the queries have. */
interface Query {
  readonly from: string;
  readonly to: string;
  readonly removed_nodes: readonly string[];
  readonly removed_links: readonly (readonly string[])[];
  readonly reachable: boolean;
  readonly latency_ms?: number;
  readonly path?: readonly string[] | null;
  readonly hops?: readonly string[];
  readonly min_hops?: number;
  readonly widest_mbps?: number;
  readonly widest_min_latency_ms?: number;
  readonly path_bottleneck_mbps?: number | null;
  readonly k_shortest?: readonly {
    readonly latency_ms: number;
    readonly path: readonly string[];
    readonly tie: boolean;
  }[];
  readonly max_edge_disjoint?: number;
  readonly max_node_disjoint?: number;
  readonly min_total_latency_2_edge_disjoint_ms?: number | null;
  readonly min_total_latency_2_node_disjoint_ms?: number | null;
}

const totalMs = (routes: readonly RankedRoute[]) => routes.reduce((sum, { latencyNs }) => sum + latencyNs, 0) / 1e6;

describe("routes agree with the independent computation", () => {
  for (const known of oracle.static) {
    for (const [i, query] of (known.queries as readonly Query[]).entries()) {
      it(`${known.id}, query ${i}: ${query.from} to ${query.to}`, () => {
        const gone = (id: string) => query.removed_nodes.includes(id);
        const cut = (a: string, b: string) =>
          gone(a) || gone(b) || query.removed_links.some((link) => link.includes(a) && link.includes(b));
        const graph = abstractGraph(
          known.nodes,
          known.links
            .filter(({ a, b }) => !cut(a, b))
            .map(({ a, b, latency_ms, bandwidth_mbps }) => ({ a, b, latencyMs: latency_ms, mbps: bandwidth_mbps })),
        );
        const from = graph.nodeIds.indexOf(query.from);
        const to = graph.nodeIds.indexOf(query.to);
        const ids = (route: RankedRoute | undefined) => route?.nodes.map((node) => graph.nodeIds[node]);
        const best = bestRoute(graph, from, to, "latency");
        if (!query.reachable) {
          // A removed end has no links left; that it is no end either is for those who know of failures.
          if (query.from !== query.to) expect(best).toBeUndefined();
          return;
        }
        expect((best?.latencyNs ?? -1) / 1e6).toBeCloseTo(query.latency_ms as number, 9);
        if (query.path) expect(ids(best)).toEqual(query.path);
        if (query.hops) expect(ids(best)).toEqual(query.hops);
        if (query.min_hops !== undefined)
          expect(bestRoute(graph, from, to, "hops")?.nodes.length).toBe(query.min_hops + 1);
        if (query.widest_mbps !== undefined) {
          const widest = bestRoute(graph, from, to, "bandwidth");
          expect(widest?.bottleneckMbps).toBe(query.widest_mbps);
          expect((widest?.latencyNs ?? -1) / 1e6).toBeCloseTo(query.widest_min_latency_ms as number, 9);
        }
        if (query.k_shortest) {
          const routes = shortestRoutes(graph, from, to, "latency", query.k_shortest.length);
          expect(routes.map(({ latencyNs }) => latencyNs / 1e6)).toEqual(query.k_shortest.map((one) => one.latency_ms));
          query.k_shortest.forEach(({ path, tie }, rank) => {
            if (!tie) expect(ids(routes[rank])).toEqual(path);
          });
        }
        for (const [by, most, pair] of [
          ["links", query.max_edge_disjoint, query.min_total_latency_2_edge_disjoint_ms],
          ["nodes", query.max_node_disjoint, query.min_total_latency_2_node_disjoint_ms],
        ] as const) {
          if (most !== undefined) expect(disjointRoutes(graph, from, to, by, 1000)).toHaveLength(most);
          if (pair === undefined) continue;
          const routes = disjointRoutes(graph, from, to, by, 2);
          if (pair === null) expect(routes.length).toBeLessThan(2);
          else expect(totalMs(routes)).toBeCloseTo(pair, 9);
        }
      });
    }
  }
});
