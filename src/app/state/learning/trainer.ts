import { browserWorker } from "../../../engine/client/spawnedWorker";
import { createTrainer } from "../../../engine/client/trainer";
import { countingJobs } from "../planner";

/** The page's door to training. Its workers start when they are first asked. */
export const trainer = countingJobs(
  createTrainer({
    spawn: () =>
      browserWorker(new Worker(new URL("../../../../workers/learning.worker.ts", import.meta.url), { type: "module" })),
  }),
);
