import type { JobOutcome } from "../protocol/jobOutcome";
import type { MeshFrame, MeshFrameInput, MeshJobs, RouteAnswer, RouteInput } from "../protocol/meshJobs";
import { createPool, type JobOptions } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type {
  DisjointBy,
  FailureColumns,
  MeshFrame,
  MeshInput,
  RouteAnswer,
  RouteChoice,
  RouteDetail,
  RouteHop,
  RouteInput,
  RouteMetric,
} from "../protocol/meshJobs";

/** Everything about the mesh that is computed off the calling thread. No method rejects: the outcome says how the job ended. */
export interface MeshPlanner {
  /** The links of an instant. */
  meshFrame(input: MeshFrameInput, options?: JobOptions): Promise<JobOutcome<MeshFrame>>;
  /** Looks ahead for when links come and go, so that the frames after it tell. Gives way to frames and routes, and goes on where it was. */
  meshOutlook(input: MeshFrameInput, options?: JobOptions): Promise<JobOutcome<boolean>>;
  /** Routes at an instant. */
  routesNow(input: RouteInput, options?: JobOptions): Promise<JobOutcome<RouteAnswer>>;
  /** Ends all workers; whatever runs or waits ends as `cancelled`. */
  dispose(): void;
}

/** Its worker knows the mesh by heart: it is given time to answer before it is replaced by one that has to learn it anew. */
const nowTiming = { cancelMs: 2000 };

/** The way from an application to the mesh workers; `spawn` starts one. One worker knows the mesh around the clock and answers soon. */
export function createMeshPlanner(spawn: () => SpawnedWorker): MeshPlanner {
  const now = createPool<MeshJobs>({ spawn, poolSize: 1, timing: nowTiming });
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
    dispose: () => now.dispose(),
  };
}
