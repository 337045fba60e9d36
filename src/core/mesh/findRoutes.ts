import type { Sliced } from "../base/progress";
import { type DisjointBy, disjointRoutes } from "./disjointRoutes";
import type { MeshModel } from "./meshModel";
import type { MeshSnapshot } from "./meshObserver";
import { describeRoute, type RankedRoute, type Route } from "./route";
import type { RouteMetric } from "./routeCost";
import { shortestRoutes } from "./shortestRoutes";
import { snapshotAt } from "./snapshotAt";
import { type UnreachableReason, whyUnreachable } from "./whyUnreachable";

export interface RouteQuery {
  /** Node indices; both ends may be the same. */
  readonly from: number;
  readonly to: number;
  readonly atMs: number;
  /** Default latency. */
  readonly metric?: RouteMetric;
  /** At most so many, default 1, or 2 for disjoint routes. */
  readonly k?: number;
  /** Pairwise disjoint routes, ranked by latency, in place of the k best. */
  readonly disjoint?: DisjointBy;
}

export interface RoutesFound {
  readonly atMs: number;
  readonly routes: readonly Route[];
  /** Where there is no route. */
  readonly reason?: UnreachableReason;
}

/** Routes between two nodes at one instant, or why there is none. A failed end is unreachable, also from itself. */
export function* findRoutes(model: MeshModel, query: RouteQuery): Sliced<RoutesFound> {
  const { from, to, atMs } = query;
  const snapshot = yield* snapshotAt(model, atMs);
  const { graph } = snapshot;
  const routes = rankedRoutes(snapshot, query);
  if (routes.length > 0) return { atMs, routes: routes.map((route) => describeRoute(graph, route)) };
  return { atMs, routes: [], reason: yield* whyUnreachable(model, snapshot, from, to) };
}

/** The routes of a snapshot as node indices, best first. */
export function rankedRoutes(
  { graph, failedNodes }: MeshSnapshot,
  { from, to, metric = "latency", k, disjoint }: RouteQuery,
): RankedRoute[] {
  if (failedNodes[from] === 1 || failedNodes[to] === 1) return [];
  if (disjoint) return disjointRoutes(graph, from, to, disjoint, k ?? 2);
  return shortestRoutes(graph, from, to, metric, k ?? 1);
}
