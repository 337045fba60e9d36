import type { MeshGraph } from "./meshGraph";
import { arcBetween } from "./route";

/** One link of a route, in the direction travelled. */
export interface RouteHop {
  readonly fromId: string;
  readonly toId: string;
  readonly latencyMs: number;
  /** null where a link by hand has only a latency. */
  readonly distanceKm: number | null;
  readonly bandwidthMbps: number;
}

/** The links of a route of node indices, which all exist in the graph. */
export function routeHops(graph: MeshGraph, nodes: readonly number[]): RouteHop[] {
  return nodes.slice(1).map((to, i) => {
    const from = nodes[i] as number;
    const arc = arcBetween(graph, from, to);
    const distanceKm = graph.links.distanceKm[graph.arcLink[arc] as number] as number;
    return {
      fromId: graph.nodeIds[from] as string,
      toId: graph.nodeIds[to] as string,
      latencyMs: (graph.arcLatencyNs[arc] as number) / 1e6,
      distanceKm: Number.isNaN(distanceKm) ? null : distanceKm,
      bandwidthMbps: graph.arcMbps[arc] as number,
    };
  });
}
