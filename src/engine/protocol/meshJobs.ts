import type { DisjointBy } from "../../core/mesh/disjointRoutes";
import type { RandomFailures } from "../../core/mesh/randomFailures";
import type { RankedFailure } from "../../core/mesh/rankFailures";
import type { RouteMetric } from "../../core/mesh/routeCost";
import type { RouteHop } from "../../core/mesh/routeHops";

export type { Damage } from "../../core/mesh/damage";
export type { DisjointBy } from "../../core/mesh/disjointRoutes";
export type { RandomFailures } from "../../core/mesh/randomFailures";
export type { FailureCandidate, RankedFailure } from "../../core/mesh/rankFailures";
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

export interface RouteSeriesInput extends MeshInput {
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
  readonly metric: RouteMetric;
}

/** A change of the best route: the first sample with another one. */
export interface PathChange {
  readonly atMs: number;
  /** Row in `paths`; -1: unreachable. */
  readonly path: number;
  /** In words. */
  readonly cause: string;
}

/** Figures over the reachable samples, null where there is none; availability: reachable samples / all. */
export interface RouteSeriesFigures {
  readonly minMs: number | null;
  readonly medianMs: number | null;
  readonly maxMs: number | null;
  readonly availability: number;
}

/** The best route at each sample: flat columns of equal length. */
export interface RouteSeriesColumns {
  readonly count: number;
  readonly atMs: Float64Array;
  /** NaN: unreachable. */
  readonly latencyMs: Float64Array;
  /** Row in `paths`; -1: unreachable. */
  readonly path: Int32Array;
  /** Each path once, as ids from start to end. */
  readonly paths: readonly (readonly string[])[];
  readonly changes: readonly PathChange[];
  /** None while the series is being computed. */
  readonly figures?: RouteSeriesFigures | undefined;
}

/** Formats that a series of routes is saved in. */
export type RouteSeriesFormat = "csv" | "json";

export interface MeshOverviewInput extends MeshInput {
  readonly atMs: number;
  /** Nodes between which latencies are wanted. */
  readonly ends: readonly number[];
}

/** A part of the mesh within which everything that passes data on is joined. */
export interface MeshPart {
  readonly satellites: number;
  /** Stations that see the part; one may see several. */
  readonly stations: number;
  /** The first few of its nodes, as ids. */
  readonly someIds: readonly string[];
}

export interface MeshOverview {
  readonly atMs: number;
  /** Links of each node, by number. */
  readonly degree: Int32Array;
  /** The largest first. */
  readonly parts: readonly MeshPart[];
  /** Least latencies, ms, by row from and column to; Infinity: unreachable. */
  readonly latencyMs: Float64Array;
}

/** Data that is to be stored and forwarded. */
export interface BundleInput {
  readonly from: number;
  readonly to: number;
  readonly sizeMB: number;
  readonly atMs: number;
}

export interface BundleHop {
  readonly from: number;
  readonly to: number;
  readonly fromId: string;
  readonly toId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly arrivalMs: number;
}

export interface BundleJourney {
  readonly hops: readonly BundleHop[];
  /** undefined: it does not arrive. */
  readonly arrivalMs?: number | undefined;
  /** Why not, in words. */
  readonly reason?: string | undefined;
}

/** Bundles are delivered in their order, each with what those before it have left. */
export interface DeliverInput extends MeshInput {
  readonly bundles: readonly BundleInput[];
}

export interface Deliveries {
  readonly journeys: readonly BundleJourney[];
  /** Links that carry bundles, either way: ends, and the share of their time in the window that is booked. */
  readonly booked: readonly { readonly a: number; readonly b: number; readonly share: number }[];
}

export interface FailureStudyInput extends MeshInput {
  readonly pairs: readonly { readonly from: number; readonly to: number }[];
  readonly metric: RouteMetric;
  /** Instants, evenly spread over the window. */
  readonly sampleCount: number;
}

export interface RandomFailuresInput extends FailureStudyInput {
  readonly setSize: number;
  readonly setCount: number;
  readonly seed: number;
}

/** What the mesh workers can be asked. */
export interface MeshJobs {
  /** The links of an instant. Quick; times of links are in it where `meshOutlook` has been there before. */
  readonly meshFrame: { readonly input: MeshFrameInput; readonly output: MeshFrame };
  /**
   * Looks two hours or more ahead for when links come and go, for the frames after it. What a cancelled one has done is kept for the next one
   * about the same time. `false`: these links cannot be looked ahead for.
   */
  readonly meshOutlook: { readonly input: MeshFrameInput; readonly output: boolean };
  readonly routesNow: { readonly input: RouteInput; readonly output: RouteAnswer };
  readonly meshOverview: { readonly input: MeshOverviewInput; readonly output: MeshOverview };
  /** `partial` of its progress: `RouteSeriesColumns` of the samples so far, a few times a second. */
  readonly routesOverTime: { readonly input: RouteSeriesInput; readonly output: RouteSeriesColumns };
  readonly exportRoutes: {
    readonly input: { readonly series: RouteSeriesColumns; readonly format: RouteSeriesFormat };
    readonly output: string;
  };
  readonly deliver: { readonly input: DeliverInput; readonly output: Deliveries };
  readonly rankFailures: { readonly input: FailureStudyInput; readonly output: readonly RankedFailure[] };
  readonly randomFailures: { readonly input: RandomFailuresInput; readonly output: RandomFailures };
}
