import { roundTo } from "../base/rounding";
import type { MeshGraph } from "./meshGraph";
import type { RouteMetric } from "./routeCost";

/** A route through one instant's mesh, as it is written in JSON. */
export interface Route {
  readonly hops: readonly string[];
  /** One way, the sum over the links. */
  readonly totalLatencyMs: number;
  /** The least bandwidth in the direction travelled; null: no link is travelled. */
  readonly bottleneckMbps: number | null;
  /** null where a link by hand has only a latency. */
  readonly distanceKm: number | null;
}

/** A route as node indices, with what it is ranked by. */
export interface RankedRoute {
  readonly nodes: readonly number[];
  readonly latencyNs: number;
  /** Infinity: no link is travelled. */
  readonly bottleneckMbps: number;
}

/** The arc between two neighbours. */
export function arcBetween({ first, to }: MeshGraph, from: number, next: number): number {
  let low = first[from] as number;
  let high = (first[from + 1] as number) - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((to[middle] as number) < next) low = middle + 1;
    else high = middle;
  }
  return low < (first[from + 1] as number) && to[low] === next ? low : -1;
}

export function rankRoute(graph: MeshGraph, nodes: readonly number[]): RankedRoute {
  let latencyNs = 0;
  let bottleneckMbps = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < nodes.length; i++) {
    const arc = arcBetween(graph, nodes[i] as number, nodes[i + 1] as number);
    latencyNs += graph.arcLatencyNs[arc] as number;
    bottleneckMbps = Math.min(bottleneckMbps, graph.arcMbps[arc] as number);
  }
  return { nodes, latencyNs, bottleneckMbps };
}

/** The documented order of routes: by the metric, then latency, then hops, then ids. */
export function compareRoutes(a: RankedRoute, b: RankedRoute, metric: RouteMetric): number {
  if (metric === "bandwidth" && a.bottleneckMbps !== b.bottleneckMbps) return b.bottleneckMbps - a.bottleneckMbps;
  const hops = a.nodes.length - b.nodes.length;
  if (metric === "hops" && hops !== 0) return hops;
  return a.latencyNs - b.latencyNs || hops || compareNodes(a.nodes, b.nodes);
}

/** Node by node; node indices follow the order of ids. */
function compareNodes(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((node, i) => node !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** A route with ids and sums, for the outside. */
export function describeRoute(graph: MeshGraph, { nodes, latencyNs, bottleneckMbps }: RankedRoute): Route {
  let distanceKm = 0;
  for (let i = 0; i + 1 < nodes.length; i++) {
    const arc = arcBetween(graph, nodes[i] as number, nodes[i + 1] as number);
    distanceKm += graph.links.distanceKm[graph.arcLink[arc] as number] as number;
  }
  return {
    hops: nodes.map((node) => graph.nodeIds[node] as string),
    totalLatencyMs: latencyNs / 1e6,
    bottleneckMbps: nodes.length > 1 ? bottleneckMbps : null,
    distanceKm: Number.isNaN(distanceKm) ? null : roundTo(distanceKm, 6),
  };
}
