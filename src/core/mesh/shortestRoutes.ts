import type { MeshGraph } from "./meshGraph";
import { compareRoutes, type RankedRoute, rankRoute } from "./route";
import { type CostScale, costScale, type RouteMetric } from "./routeCost";
import { RouteSearch, type SearchLimits } from "./routeSearch";

/**
 * The best route by a metric (ties: latency, hops, ids), or undefined. The ends are node indices and may be the same. `limits` say what may not be
 * used; they hold for what lies between the ends.
 */
export function bestRoute(
  graph: MeshGraph,
  from: number,
  to: number,
  metric: RouteMetric,
  search = new RouteSearch(graph),
  limits: SearchLimits = {},
): RankedRoute | undefined {
  return bestWithin(graph, from, to, metric, search, limits, Number.POSITIVE_INFINITY);
}

/**
 * The k best simple routes in the documented order, fewer where there are fewer (Yen, Management Science 17, 712, 1971). For every prefix of a
 * route found, the best continuation that leaves it by another node is a candidate; for bandwidth that is the widest, at most as wide as
 * the prefix, and the quickest among those.
 */
export function shortestRoutes(
  graph: MeshGraph,
  from: number,
  to: number,
  metric: RouteMetric,
  k: number,
): RankedRoute[] {
  const search = new RouteSearch(graph);
  const found: RankedRoute[] = [];
  const candidates: Candidate[] = [];
  const best = bestRoute(graph, from, to, metric, search);
  if (best) candidates.push({ route: best, deviatesAt: 0 });
  while (found.length < k) {
    const next = takeBest(candidates, metric);
    if (!next) break;
    found.push(next.route);
    if (found.length === k) break;
    candidates.push(...deviations(graph, to, metric, search, found, next));
  }
  return found;
}

interface Candidate {
  readonly route: RankedRoute;
  /** Index of the node behind which it differs from the route that it was made from: earlier deviations are known already (Lawler). */
  readonly deviatesAt: number;
}

function takeBest(candidates: Candidate[], metric: RouteMetric): Candidate | undefined {
  let best = 0;
  for (let i = 1; i < candidates.length; i++) {
    const { route } = candidates[i] as Candidate;
    if (compareRoutes(route, (candidates[best] as Candidate).route, metric) < 0) best = i;
  }
  return candidates.splice(best, 1)[0];
}

function* deviations(
  graph: MeshGraph,
  to: number,
  metric: RouteMetric,
  search: RouteSearch,
  found: readonly RankedRoute[],
  { route, deviatesAt }: Candidate,
): Generator<Candidate> {
  const { nodes } = route;
  const bannedNodes = new Uint8Array(graph.nodeIds.length);
  for (let i = 0; i < deviatesAt; i++) bannedNodes[nodes[i] as number] = 1;
  for (let at = deviatesAt; at + 1 < nodes.length; at++) {
    const spur = nodes[at] as number;
    const prefix = nodes.slice(0, at + 1);
    const bannedNext = new Uint8Array(graph.nodeIds.length);
    for (const other of found) {
      if (prefix.every((node, i) => other.nodes[i] === node)) bannedNext[other.nodes[at + 1] as number] = 1;
    }
    const width = rankRoute(graph, prefix).bottleneckMbps;
    const rest = bestWithin(graph, spur, to, metric, search, { bannedNodes, bannedNext }, width);
    if (rest) yield { route: rankRoute(graph, [...prefix.slice(0, -1), ...rest.nodes]), deviatesAt: at };
    bannedNodes[spur] = 1;
  }
}

/** The best route within limits, behind a prefix of a given width. */
function bestWithin(
  graph: MeshGraph,
  from: number,
  to: number,
  metric: RouteMetric,
  search: RouteSearch,
  limits: SearchLimits,
  prefixMbps: number,
): RankedRoute | undefined {
  if (from === to) return { nodes: [from], latencyNs: 0, bottleneckMbps: Number.POSITIVE_INFINITY };
  const scale: CostScale = costScale(metric, graph.nodeIds.length);
  let within = limits;
  if (metric === "bandwidth") {
    const widest = search.widest(graph, from, to, limits);
    if (widest === 0) return undefined;
    within = { ...limits, minMbps: Math.min(prefixMbps, widest) };
  }
  search.costsTo(graph, to, scale, from, within);
  const nodes = search.routeFrom(from);
  return nodes && rankRoute(graph, nodes);
}
