import type { Sliced } from "../base/progress";
import { acquiredOver } from "./acquisition";
import type { MeshGraph } from "./meshGraph";
import type { MeshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import type { RankedRoute } from "./route";
import type { RouteMetric } from "./routeCost";
import { RouteSearch, type SearchLimits } from "./routeSearch";
import { bestRoute } from "./shortestRoutes";

/** Two different nodes, by index, between which traffic flows. */
export interface NodePair {
  readonly from: number;
  readonly to: number;
}

/** What damage is measured on: pairs of nodes at instants evenly spread over the window. */
export interface RouteStudy {
  readonly pairs: readonly NodePair[];
  readonly metric: RouteMetric;
  /** At least 1. */
  readonly sampleCount: number;
}

/** The best route of one pair at one instant, to be tried without parts of it. */
export interface StudiedRoute {
  readonly sample: number;
  readonly pair: number;
  readonly route: RankedRoute;
  readonly graph: MeshGraph;
  /** Latency of the best route that keeps to limits, ms; Infinity: there is none. */
  readonly latencyWithin: (limits: SearchLimits) => number;
}

/**
 * Shows every best route of a study to `visit`, one instant after the other, and returns the latencies in ms by pair and sample; Infinity:
 * unreachable, and not shown.
 */
export function* studyRoutes(
  model: MeshModel,
  { pairs, metric, sampleCount }: RouteStudy,
  label: string,
  visit: (studied: StudiedRoute) => void,
): Sliced<Float64Array[]> {
  const base = pairs.map(() => new Float64Array(sampleCount).fill(Number.POSITIVE_INFINITY));
  const acquired = yield* acquiredOver(model, 0, model.durationSeconds);
  const observer = new MeshObserver(model, acquired);
  let search: RouteSearch | undefined;
  for (let sample = 0; sample < sampleCount; sample++) {
    const atMs = model.startMs + Math.round((1000 * model.durationSeconds * sample) / sampleCount);
    const { graph, failedNodes } = observer.at(atMs);
    search ??= new RouteSearch(graph);
    for (const [pair, { from, to }] of pairs.entries()) {
      const failed = failedNodes[from] === 1 || failedNodes[to] === 1;
      const route = failed ? undefined : bestRoute(graph, from, to, metric, search);
      if (route) {
        (base[pair] as Float64Array)[sample] = route.latencyNs / 1e6;
        visit({ sample, pair, route, graph, latencyWithin: within(graph, from, to, metric, search) });
      }
      const fraction = (sample + (pair + 1) / pairs.length) / sampleCount;
      yield { fraction, label: `${label}: ${sample + 1} of ${sampleCount} instants` };
    }
  }
  return base;
}

function within(graph: MeshGraph, from: number, to: number, metric: RouteMetric, search: RouteSearch) {
  return (limits: SearchLimits): number => {
    const { bannedNodes } = limits;
    if (bannedNodes?.[from] === 1 || bannedNodes?.[to] === 1) return Number.POSITIVE_INFINITY;
    const route = bestRoute(graph, from, to, metric, search, limits);
    return route ? route.latencyNs / 1e6 : Number.POSITIVE_INFINITY;
  };
}
