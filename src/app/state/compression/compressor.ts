import { createCompressor } from "../../../engine/client/compressor";
import { browserWorker } from "../../../engine/client/spawnedWorker";

/** The page's one door to compression. Its worker starts when it is first asked. */
export const compressor = createCompressor({
  spawn: () =>
    browserWorker(
      new Worker(new URL("../../../../workers/compression.worker.ts", import.meta.url), { type: "module" }),
    ),
});
