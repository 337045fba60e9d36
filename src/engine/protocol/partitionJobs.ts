import type { LinkBasis } from "../../core/partition/linksOver";
import type { LibraryEntry } from "../../core/partition/models/library";
import type { OpenedModel } from "../../core/partition/models/openModel";
import type { SizeOptions } from "../../core/partition/models/sizes";
import type { ParetoPoint } from "../../core/partition/paretoFront";
import type { PlacementCost, PlacementFault, PlacementObjective } from "../../core/partition/placementCost";
import type { PlacementBreak } from "../../core/partition/placementOverTime";
import type { Assignment, PlacementProblem } from "../../core/partition/placementProblem";
import type { PlacementShares } from "../../core/partition/placementShares";
import type { Reload } from "../../core/partition/reloadCost";
import type { Waterfall } from "../../core/partition/waterfall";
import type { Relaxation } from "../../core/partition/whyNotBetter";
import type { ModelProfile } from "../../core/scenario/schema";

/** What every job about a placement is about. */
export interface Planned {
  /** JSON of the whole scenario: model, nodes and rules, and what its mesh depends on. The placement that holds is `partition.assignments`. */
  readonly scenarioText: string;
  /** Instant of the mesh to take links from, in place of the rules' `at` and `linksOver`. */
  readonly atMs?: number | undefined;
}

/** A problem in numbers, and where its links come from. */
export interface LinkedProblem {
  readonly problem: PlacementProblem;
  readonly basis: LinkBasis;
  /** The placement that holds: node of each layer, -1 where it is not placed yet. */
  readonly assignment: Assignment;
}

/** What a placement costs, and which rules it breaks. Layers, nodes and boundaries are indices into the problem's. */
export interface PlacementReport {
  readonly basis: LinkBasis;
  readonly assignment: Assignment;
  /** Every layer is placed and no rule is broken. */
  readonly feasible: boolean;
  /** Absent while layers are not placed. */
  readonly cost?: PlacementCost;
  readonly faults: readonly PlacementFault[];
  readonly shares: PlacementShares;
  /** Mesh nodes that the transfer at each boundary runs over, both ends included; absent where no route of the mesh is taken. */
  readonly hops: readonly (readonly string[] | undefined)[];
  /** Of one inference, and of a pipeline kept full; absent where the cost is, or is without end. */
  readonly waterfall?: { readonly one: Waterfall; readonly pipeline: Waterfall };
}

export interface OptimizeInput extends Planned {
  /** In place of the rules'. */
  readonly objective?: PlacementObjective | undefined;
  /** Multiplies the work, 1 being about 10 s where the optimum is not proven before. */
  readonly effort?: number | undefined;
  /** Start from the placement that holds; a move has to save more than reloading its parameters costs. */
  readonly keepsPlacement: boolean;
}

/** What a search has, in ms, for energy in J; with `keepsPlacement`, reloading spread over `partition.inferences` included. */
export interface SearchFigures {
  /** Absent: no placement found yet. */
  readonly value?: number;
  /** No placement has less. */
  readonly bound: number;
  readonly gap: number;
  readonly assignment?: Assignment;
}

/** What a search tells while it runs. */
export interface SearchNews extends SearchFigures {
  /** With each better placement: all about it, as if the search had been stopped there. */
  readonly placement?: OptimizedPlacement;
}

export interface OptimizedPlacement extends SearchFigures {
  readonly objective: PlacementObjective;
  readonly basis: LinkBasis;
  /** null: none was found, and none is proven impossible. */
  readonly feasible: boolean | null;
  /** Reloading not included. */
  readonly cost?: PlacementCost;
  readonly proven: boolean;
  readonly stopped: boolean;
  /** Where nothing was found: what does not fit, and by how much. */
  readonly reason?: string;
  /** Node ids by layer name, ready for `partition.assignments`; empty where nothing was found. */
  readonly assignments: Readonly<Record<string, string>>;
  /** What moving from the placement that holds costs; absent without `keepsPlacement`. */
  readonly reload?: Reload;
}

/** The same placement over the window, at start + i x step. */
export interface PlacementSeries {
  readonly count: number;
  readonly atMs: Float64Array;
  /** Infinity: a node has failed, or a transfer has no path. */
  readonly latencyMs: Float64Array;
  /** NaN: a node has more than one stage. */
  readonly bottleneckMs: Float64Array;
  /** When it cannot run, to 1 s. */
  readonly breaks: readonly PlacementBreak[];
}

/** Why the placement that holds is not better: what could be had were one limit wider. By falling gain. */
export interface WhyNotBetter {
  readonly objective: PlacementObjective;
  readonly relaxations: readonly Relaxation[];
}

export type ModelSizes = Pick<SizeOptions, "batch" | "sequence" | "precision">;

/** What the partition worker can be asked. Sizes in bytes or MB, times in ms, energy in J. */
export interface PartitionJobs {
  /** The problem in flat arrays: what is needed to cost a placement while it is dragged. */
  readonly problem: { readonly input: Planned; readonly output: LinkedProblem };
  /** What the placement that holds costs, by layer, transfer and node. */
  readonly cost: {
    readonly input: Planned & { readonly inferences?: number | undefined };
    readonly output: PlacementReport;
  };
  /** The best placement. Its progress carries `SearchNews`; on a cancel it ends with the best so far. */
  readonly optimize: { readonly input: OptimizeInput; readonly output: OptimizedPlacement };
  /** Latency against throughput. Its progress carries the points so far; on a cancel it ends with them. */
  readonly front: {
    readonly input: Planned & { readonly effort?: number | undefined; readonly atMost?: number | undefined };
    readonly output: readonly ParetoPoint[];
  };
  /** What the placement that holds costs over the window, and when it breaks. */
  readonly overTime: {
    readonly input: { readonly scenarioText: string; readonly stepSeconds: number };
    readonly output: PlacementSeries;
  };
  /** The placement whose worst moment of the window is least; cost and basis are of that moment. Progress and cancel as of `optimize`. */
  readonly robust: {
    readonly input: {
      readonly scenarioText: string;
      readonly stepSeconds: number;
      readonly objective?: "latency" | "energy" | undefined;
      readonly effort?: number | undefined;
    };
    readonly output: OptimizedPlacement;
  };
  /** What limits the placement that holds. Its progress carries the relaxations so far; on a cancel it ends with them. */
  readonly whyNotBetter: {
    readonly input: Planned & {
      readonly objective?: PlacementObjective | undefined;
      readonly effort?: number | undefined;
    };
    readonly output: WhyNotBetter;
  };
  /** A model from a file, of which only the header is read; `siblings`: files chosen with it, for the shards of an index. */
  readonly importModel: {
    readonly input: ModelSizes & {
      readonly name: string;
      readonly file: Blob;
      readonly siblings?: readonly { readonly name: string; readonly file: Blob }[] | undefined;
    };
    readonly output: OpenedModel;
  };
  readonly library: { readonly input: object; readonly output: readonly LibraryEntry[] };
  readonly libraryModel: { readonly input: ModelSizes & { readonly id: string }; readonly output: ModelProfile };
  /** The placement that holds as a file. */
  readonly exportPlacement: {
    readonly input: Planned & { readonly format: "csv" | "json" };
    readonly output: string;
  };
}
