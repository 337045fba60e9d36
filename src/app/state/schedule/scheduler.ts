import { createScheduler } from "../../../engine/client/scheduler";
import { browserWorker } from "../../../engine/client/spawnedWorker";

/** The page's one door to booking. Its workers start when they are first asked. */
export const scheduler = createScheduler({
  spawn: () =>
    browserWorker(new Worker(new URL("../../../../workers/schedule.worker.ts", import.meta.url), { type: "module" })),
});
