import { createPartitionPlanner } from "../../../engine/client/partitionPlanner";
import { browserWorker } from "../../../engine/client/spawnedWorker";
import { countingJobs } from "../planner";

/** The page's one door to placing. Its workers start when they are first asked. */
export const partitionPlanner = countingJobs(
  createPartitionPlanner({
    spawn: () =>
      browserWorker(
        new Worker(new URL("../../../../workers/partition.worker.ts", import.meta.url), { type: "module" }),
      ),
  }),
);
