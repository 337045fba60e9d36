import type { ParetoPoint } from "../../core/partition/paretoFront";
import type { Relaxation } from "../../core/partition/whyNotBetter";
import type { ModelProfile } from "../../core/scenario/schema";
import type { JobOutcome } from "../protocol/jobOutcome";
import type { OptimizedPlacement, OptimizeInput, PartitionJobs, Planned, SearchNews } from "../protocol/partitionJobs";
import { createPool, type JobOptions, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type {
  LinkedProblem,
  OptimizedPlacement,
  OptimizeInput,
  PlacementReport,
  PlacementSeries,
  Planned,
  SearchNews,
  WhyNotBetter,
} from "../protocol/partitionJobs";

type Input<Name extends keyof PartitionJobs> = PartitionJobs[Name]["input"];
type Answer<Name extends keyof PartitionJobs> = Promise<JobOutcome<PartitionJobs[Name]["output"]>>;

/** News of a long job. */
export interface Told {
  readonly fraction: number;
  readonly label: string;
}

interface Abortable {
  readonly signal?: AbortSignal;
}

interface SearchOptions extends Abortable {
  readonly onNews?: (news: Told & Partial<SearchNews>) => void;
}

/** Placing layers off the calling thread. No method rejects: the outcome says how the job ended. */
export interface PartitionPlanner {
  problem(plan: Planned, options?: JobOptions): Answer<"problem">;
  cost(plan: Planned & { readonly inferences?: number }, options?: JobOptions): Answer<"cost">;
  /** Aborting it ends it within 200 ms with the best so far (`stopped`), or as cancelled where there is nothing yet. */
  optimize(request: OptimizeInput, options?: SearchOptions): Answer<"optimize">;
  /** Aborting it ends it with the points so far. */
  front(
    request: Input<"front">,
    options?: Abortable & { readonly onPoints?: (told: Told & { readonly points: readonly ParetoPoint[] }) => void },
  ): Answer<"front">;
  overTime(request: Input<"overTime">, options?: JobOptions): Answer<"overTime">;
  /** Ends as `optimize` does. */
  robust(request: Input<"robust">, options?: SearchOptions): Answer<"robust">;
  /** Aborting it ends it with what is known by then. */
  whyNotBetter(
    request: Input<"whyNotBetter">,
    options?: Abortable & {
      readonly onRelaxations?: (told: Told & { readonly relaxations: readonly Relaxation[] }) => void;
    },
  ): Answer<"whyNotBetter">;
  importModel(request: Input<"importModel">, options?: JobOptions): Answer<"importModel">;
  library(options?: JobOptions): Answer<"library">;
  libraryModel(request: Input<"libraryModel">, options?: JobOptions): Promise<JobOutcome<ModelProfile>>;
  exportPlacement(request: Input<"exportPlacement">, options?: JobOptions): Promise<JobOutcome<string>>;
  dispose(): void;
}

export interface PartitionPlannerOptions {
  /** Starts a worker that exposes the partition host. */
  readonly spawn: () => SpawnedWorker;
  readonly timing?: Partial<PoolTiming>;
}

/** One worker searches while another answers what a person's change costs. */
const poolSize = 2;

/** The way from an application to the partition workers. */
export function createPartitionPlanner({ spawn, timing }: PartitionPlannerOptions): PartitionPlanner {
  const pool = createPool<PartitionJobs>({ spawn, poolSize, timing });
  const soon = <Name extends keyof PartitionJobs>(name: Name, input: Input<Name>, options?: JobOptions) =>
    pool.run(name, () => ({ input }), { priority: "interactive", ...options });

  async function search<Name extends "optimize" | "robust">(
    name: Name,
    input: Input<Name>,
    { signal, onNews }: SearchOptions = {},
  ): Promise<JobOutcome<OptimizedPlacement>> {
    let best: OptimizedPlacement | undefined;
    const outcome: JobOutcome<OptimizedPlacement> = await pool.run(name, () => ({ input }), {
      ...(signal && { signal }),
      onProgress({ fraction, label, partial }) {
        const news = partial as SearchNews | undefined;
        if (news?.placement) best = news.placement;
        else if (best !== undefined && news !== undefined) best = { ...best, bound: news.bound, gap: news.gap };
        onNews?.({ fraction, label, ...news });
      },
    });
    // The worker was too slow to hear the cancel, and was ended.
    if (outcome.status === "cancelled" && best !== undefined) return { status: "done", value: best };
    return outcome;
  }

  return {
    problem: (plan, options) => soon("problem", plan, options),
    cost: (plan, options) => soon("cost", plan, options),
    optimize: (request, options) => search("optimize", request, options),
    front: (request, { signal, onPoints } = {}) =>
      pool.run("front", () => ({ input: request }), {
        ...(signal && { signal }),
        onProgress({ fraction, label, partial }) {
          if (partial !== undefined) onPoints?.({ fraction, label, points: partial as readonly ParetoPoint[] });
        },
      }),
    overTime: (request, options) => pool.run("overTime", () => ({ input: request }), options),
    robust: (request, options) => search("robust", request, options),
    whyNotBetter: (request, { signal, onRelaxations } = {}) =>
      pool.run("whyNotBetter", () => ({ input: request }), {
        ...(signal && { signal }),
        onProgress({ fraction, label, partial }) {
          if (partial !== undefined)
            onRelaxations?.({ fraction, label, relaxations: partial as readonly Relaxation[] });
        },
      }),
    importModel: (request, options) => soon("importModel", request, options),
    library: (options) => soon("library", {}, options),
    libraryModel: (request, options) => soon("libraryModel", request, options),
    exportPlacement: (request, options) => soon("exportPlacement", request, options),
    dispose: () => pool.dispose(),
  };
}
