import { advanceClock } from "./clockStore";

/** A tab that slept does not catch up: more than this much real time never passes in one frame. */
const longestFrameMs = 250;

/** Advances the clock once per animation frame. Started once, by the shell; returns what stops it. */
export function startClockDriver(): () => void {
  let lastMs: number | undefined;
  let handle = requestAnimationFrame(function frame(atMs) {
    if (lastMs !== undefined) advanceClock(Math.min(atMs - lastMs, longestFrameMs));
    lastMs = atMs;
    handle = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(handle);
}
