import { createMeshPlanner } from "../../../engine/client/meshPlanner";
import { browserWorker } from "../../../engine/client/spawnedWorker";
import { countingJobs } from "../planner";

/** The page's door to everything about the mesh that is computed off the main thread. Workers start with the first question. */
export const meshPlanner = countingJobs(
  createMeshPlanner(() =>
    browserWorker(new Worker(new URL("../../../../workers/mesh.worker.ts", import.meta.url), { type: "module" })),
  ),
);
