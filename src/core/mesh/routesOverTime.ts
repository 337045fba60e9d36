import type { Sliced } from "../base/progress";
import { acquiredOver } from "./acquisition";
import { type ChangeCause, causeOfChange } from "./changeCause";
import { medianOf } from "./medianOf";
import type { MeshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import type { RouteMetric } from "./routeCost";
import { RouteSearch } from "./routeSearch";
import { bestRoute } from "./shortestRoutes";

export interface RouteSample {
  readonly atMs: number;
  /** null: unreachable. */
  readonly totalLatencyMs: number | null;
  /** Empty: unreachable. Equal routes that follow each other share one list. */
  readonly hops: readonly string[];
}

/** The first sample with another path than the sample before. */
export interface RouteChange {
  readonly atMs: number;
  readonly hops: readonly string[];
  readonly cause: ChangeCause;
}

export interface RouteSeries {
  readonly samples: readonly RouteSample[];
  readonly changes: readonly RouteChange[];
  /** Over the reachable samples; null: there is none. The median of an even count is the mean of the middle two. */
  readonly minMs: number | null;
  readonly medianMs: number | null;
  readonly maxMs: number | null;
  /** Reachable samples / all samples. */
  readonly availability: number;
}

export interface RouteSeriesQuery {
  /** Node indices. */
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
  readonly metric?: RouteMetric;
}

/** What is final while a series is being computed; the lists grow. */
export type RouteSeriesSoFar = Pick<RouteSeries, "samples" | "changes">;

/** The window's end is not sampled, nor what rounding brings within this of it. */
const endToleranceSeconds = 1e-6;

/** How many samples a series has: start + i x step for i x step < duration - 1e-6 s. */
export function sampleCount(durationSeconds: number, stepSeconds: number): number {
  const until = durationSeconds - endToleranceSeconds;
  let count = Math.max(0, Math.floor(until / stepSeconds));
  while (count * stepSeconds < until) count++;
  while (count > 0 && (count - 1) * stepSeconds >= until) count--;
  return count;
}

/** The best route between two nodes at every sample of the window, and each change of it with its cause. */
export function* routesOverTime(model: MeshModel, query: RouteSeriesQuery): Sliced<RouteSeries, RouteSeriesSoFar> {
  const { from, to, stepSeconds, metric = "latency" } = query;
  const count = sampleCount(model.durationSeconds, stepSeconds);
  const acquired = yield* acquiredOver(model, 0, model.durationSeconds);
  const observer = new MeshObserver(model, acquired);
  let search: RouteSearch | undefined;
  const samples: RouteSample[] = [];
  const changes: RouteChange[] = [];
  let nodes: readonly number[] = [];
  for (let i = 0; i < count; i++) {
    const atMs = model.startMs + Math.round(i * stepSeconds * 1e6) / 1e3;
    const snapshot = observer.at(atMs);
    const { graph, failedNodes } = snapshot;
    search ??= new RouteSearch(graph);
    const failed = failedNodes[from] === 1 || failedNodes[to] === 1;
    const route = failed ? undefined : bestRoute(graph, from, to, metric, search);
    const before = samples[samples.length - 1];
    const same = route === undefined ? nodes.length === 0 : equal(route.nodes, nodes);
    const hops = same && before ? before.hops : (route?.nodes ?? []).map((node) => graph.nodeIds[node] as string);
    samples.push({ atMs, totalLatencyMs: route ? route.latencyNs / 1e6 : null, hops });
    if (before && !same) changes.push({ atMs, hops, cause: causeOfChange(model, snapshot, nodes, route?.nodes ?? []) });
    nodes = route?.nodes ?? [];
    if (i % 8 === 7) {
      const label = `Routes: ${i + 1} of ${count} samples`;
      yield { fraction: (i + 1) / count, label, partial: { samples, changes } };
    }
  }
  return { samples, changes, ...summary(samples) };
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i]);
}

function summary(samples: readonly RouteSample[]) {
  const latencies = Float64Array.from(
    samples.flatMap(({ totalLatencyMs }) => (totalLatencyMs === null ? [] : [totalLatencyMs])),
  ).sort();
  return {
    minMs: latencies[0] ?? null,
    medianMs: medianOf(latencies),
    maxMs: latencies[latencies.length - 1] ?? null,
    availability: samples.length === 0 ? 0 : latencies.length / samples.length,
  };
}
