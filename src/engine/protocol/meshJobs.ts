import type { DisjointBy } from "../../core/mesh/disjointRoutes";
import type { RouteMetric } from "../../core/mesh/routeCost";
import type { RouteHop } from "../../core/mesh/routeHops";

export type { DisjointBy } from "../../core/mesh/disjointRoutes";
export type { RouteMetric } from "../../core/mesh/routeCost";
export type { RouteHop } from "../../core/mesh/routeHops";

/** What fails in [fromMs, toMs), infinite where nothing is said: flat columns of equal length. Nodes by number. */
export interface FailureColumns {
  readonly node: Int32Array;
  /** A link's other end; -1: the node fails. */
  readonly other: Int32Array;
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
}

/**
 * A mesh. `sliceText` is the JSON text of `meshSlice(scenario)`: the worker keeps what follows from it, and failures, which are no part of it,
 * cost next to nothing. Nodes are numbered everywhere in the protocol: satellites in expanded order, then stations.
 */
export interface MeshInput {
  readonly sliceText: string;
  readonly failures: FailureColumns;
}

export interface MeshFrameInput extends MeshInput {
  readonly atMs: number;
}

/** The links of an instant: flat columns of equal length. */
export interface MeshFrame {
  readonly atMs: number;
  /** These links, and no others, exist in [fromMs, untilMs); where times of links are not known, an estimate of how long a frame may stand. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Whether the times at which links come and go have been looked ahead for (`meshOutlook`). */
  readonly isTimed: boolean;
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** One way, at `atMs`. */
  readonly latencyMs: Float64Array;
  /** The lesser of both directions. */
  readonly bandwidthMbps: Float32Array;
  /** When the link next vanishes, failures counted. Infinity: not within the two hours ahead that are looked at. NaN: not known. */
  readonly breakMs: Float64Array;
  /** Numbers of the nodes that have failed at `atMs`. */
  readonly failedNodes: Int32Array;
}

/** How many times a route is looked for, and by what. */
export interface RouteChoice {
  readonly metric: RouteMetric;
  /** At most so many routes. */
  readonly count: number;
  /** Pairwise disjoint routes of least total latency, in place of the best ones by `metric`. */
  readonly disjoint?: DisjointBy | undefined;
}

export interface RouteInput extends MeshInput, RouteChoice {
  readonly from: number;
  readonly to: number;
  readonly atMs: number;
}

export interface RouteDetail {
  /** From start to end. */
  readonly nodes: readonly number[];
  readonly hops: readonly RouteHop[];
  readonly totalLatencyMs: number;
  /** null: no link is travelled. */
  readonly bottleneckMbps: number | null;
  readonly distanceKm: number | null;
}

/** Routes at an instant, best first. */
export interface RouteAnswer {
  readonly atMs: number;
  readonly routes: readonly RouteDetail[];
  /** Why there is none, in words. */
  readonly reason?: string | undefined;
}

/** What the mesh workers can be asked. */
export interface MeshJobs {
  /** The links of an instant. Quick; times of links are in it where `meshOutlook` has been there before. */
  readonly meshFrame: { readonly input: MeshFrameInput; readonly output: MeshFrame };
  /**
   * Looks two hours or more ahead for when links come and go, for the frames after it. What a cancelled one has done is kept for the next one about the same
   * time. `false`: these links cannot be looked ahead for.
   */
  readonly meshOutlook: { readonly input: MeshFrameInput; readonly output: boolean };
  readonly routesNow: { readonly input: RouteInput; readonly output: RouteAnswer };
}
