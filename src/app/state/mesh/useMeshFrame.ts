import type { MeshFrame } from "../../../engine/client/meshPlanner";
import { clock } from "../clockStore";
import { documentStore } from "../documentStore";
import { createLiveAnswer, type Live } from "./liveAnswer";
import { meshPlanner } from "./meshPlanner";
import { openMesh } from "./openMesh";
import { subscribeToMesh, useLive } from "./useLive";

/** Latencies change while links stay: a frame is renewed after this much of the clock's time all the same. */
const oldestMs = 30_000;

const nowMs = (): number => clock.getState().nowMs;

const liveFrame = createLiveAnswer<MeshFrame>({
  nowMs,
  subscribe: subscribeToMesh,
  question() {
    const { input, digest } = openMesh(documentStore.getState().scenario);
    return { key: digest, ask: (atMs, signal) => askFrame({ ...input, atMs }, signal) };
  },
  holds: ({ fromMs, untilMs, atMs }, now) => now >= fromMs && now < untilMs && Math.abs(now - atMs) < oldestMs,
});

/**
 * The links of the mesh around the clock, while `isWanted`; the last frame stays until the next one is there. At first `breakMs` is not known; a frame
 * that tells it follows once the worker has looked ahead.
 */
export function useMeshFrame(isWanted = true): Live<MeshFrame> {
  return useLive(liveFrame, isWanted);
}

type FrameInput = Parameters<typeof meshPlanner.meshFrame>[0];

let outlook: { readonly sliceText: string; readonly abort: AbortController } | undefined;

async function askFrame(input: FrameInput, signal: AbortSignal): ReturnType<typeof meshPlanner.meshFrame> {
  const outcome = await meshPlanner.meshFrame(input, { signal });
  if (outcome.status === "done" && !outcome.value.isTimed) void lookAhead(input);
  return outcome;
}

/** Has the worker look ahead from an instant on, and shows what that tells. */
async function lookAhead(input: FrameInput): Promise<void> {
  if (outlook?.sliceText === input.sliceText) return;
  outlook?.abort.abort();
  const mine = { sliceText: input.sliceText, abort: new AbortController() };
  outlook = mine;
  const outcome = await meshPlanner.meshOutlook(input, { signal: mine.abort.signal });
  if (outlook !== mine) return;
  outlook = undefined;
  if (outcome.status === "done") liveFrame.refresh();
}
