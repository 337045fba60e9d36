import type { JobOutcome } from "../protocol/jobOutcome";
import type {
  DeliverInput,
  Deliveries,
  FailureStudyInput,
  MeshFrame,
  MeshFrameInput,
  MeshJobs,
  MeshOverview,
  MeshOverviewInput,
  RandomFailures,
  RandomFailuresInput,
  RankedFailure,
  RouteAnswer,
  RouteInput,
  RouteSeriesColumns,
  RouteSeriesFormat,
  RouteSeriesInput,
} from "../protocol/meshJobs";
import { createPool, type JobOptions } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type {
  BundleJourney,
  Damage,
  Deliveries,
  DisjointBy,
  FailureCandidate,
  MeshFrame,
  MeshInput,
  MeshOverview,
  RandomFailures,
  RankedFailure,
  RouteAnswer,
  RouteDetail,
  RouteInput,
  RouteMetric,
  RouteSeriesColumns,
  RouteSeriesFormat,
} from "../protocol/meshJobs";

export interface RouteSeriesOptions extends JobOptions {
  /** The samples so far, a few times a second; the receiver's to keep. */
  readonly onPartial?: (series: RouteSeriesColumns) => void;
}

/** Everything about the mesh that is computed off the calling thread. No method rejects: the outcome says how the job ended. */
export interface MeshPlanner {
  /** The links of an instant. */
  meshFrame(input: MeshFrameInput, options?: JobOptions): Promise<JobOutcome<MeshFrame>>;
  /** Looks ahead for when links come and go, so that the frames after it tell. Gives way to frames and routes, and goes on where it was. */
  meshOutlook(input: MeshFrameInput, options?: JobOptions): Promise<JobOutcome<boolean>>;
  /** Routes at an instant. */
  routesNow(input: RouteInput, options?: JobOptions): Promise<JobOutcome<RouteAnswer>>;
  /** The mesh of an instant as a whole. */
  meshOverview(input: MeshOverviewInput, options?: JobOptions): Promise<JobOutcome<MeshOverview>>;
  /** The best route over the window, with partial results. */
  routesOverTime(input: RouteSeriesInput, options?: RouteSeriesOptions): Promise<JobOutcome<RouteSeriesColumns>>;
  /** The text of a file to save. */
  exportRoutes(series: RouteSeriesColumns, format: RouteSeriesFormat): Promise<JobOutcome<string>>;
  /** Bundles stored and forwarded, in their order. */
  deliver(input: DeliverInput, options?: JobOptions): Promise<JobOutcome<Deliveries>>;
  /** Single failures, the one that does most damage first. */
  rankFailures(input: FailureStudyInput, options?: JobOptions): Promise<JobOutcome<readonly RankedFailure[]>>;
  /** Damage by sets of satellites that fail at random. */
  randomFailures(input: RandomFailuresInput, options?: JobOptions): Promise<JobOutcome<RandomFailures>>;
  /** Ends all workers; whatever runs or waits ends as `cancelled`. */
  dispose(): void;
}

/** Its worker knows the mesh by heart: it is given time to answer before it is replaced by one that has to learn it anew. */
const nowTiming = { cancelMs: 2000 };
/** What goes through the whole window runs beside; two at a time, so that a study does not hold up a chart. */
const longWorkers = 2;

/** The way from an application to the mesh workers; `spawn` starts one. One worker knows the mesh around the clock and answers soon. */
export function createMeshPlanner(spawn: () => SpawnedWorker): MeshPlanner {
  const now = createPool<MeshJobs>({ spawn, poolSize: 1, timing: nowTiming });
  const long = createPool<MeshJobs>({ spawn, poolSize: longWorkers });
  let outlook = new AbortController();

  /** Interrupts an outlook under way: somebody waits. */
  function first<Input>(input: Input): () => { readonly input: Input } {
    outlook.abort();
    return () => ({ input });
  }

  async function meshOutlook(input: MeshFrameInput, options: JobOptions = {}): Promise<JobOutcome<boolean>> {
    const { signal } = options;
    for (;;) {
      const current = new AbortController();
      outlook = current;
      const either = signal ? AbortSignal.any([signal, current.signal]) : current.signal;
      const run = now.run("meshOutlook", () => ({ input }), { priority: "background", ...options, signal: either });
      const outcome = await run;
      const gaveWay = outcome.status === "cancelled" && current.signal.aborted && !signal?.aborted;
      if (!gaveWay || outlook !== current) return outcome;
    }
  }

  return {
    meshFrame: (input, options) => now.run("meshFrame", first(input), { priority: "interactive", ...options }),
    meshOutlook,
    routesNow: (input, options) => now.run("routesNow", first(input), { priority: "interactive", ...options }),
    meshOverview: (input, options) => now.run("meshOverview", first(input), { priority: "interactive", ...options }),
    routesOverTime: (input, { onPartial, onProgress, ...options } = {}) =>
      long.run("routesOverTime", () => ({ input }), {
        ...options,
        onProgress(progress) {
          // The protocol says what this job's partial results are.
          if (progress.partial !== undefined) onPartial?.(progress.partial as RouteSeriesColumns);
          onProgress?.(progress);
        },
      }),
    exportRoutes: (series, format) =>
      long.run("exportRoutes", () => ({ input: { series, format } }), { priority: "interactive" }),
    deliver: (input, options) => long.run("deliver", () => ({ input }), options),
    rankFailures: (input, options) => long.run("rankFailures", () => ({ input }), options),
    randomFailures: (input, options) => long.run("randomFailures", () => ({ input }), options),
    dispose() {
      now.dispose();
      long.dispose();
    },
  };
}
