import type { Interval } from "../base/interval";
import { lightAt } from "./eclipse";
import { gmstRadians, temeToEarthFixed } from "./frames";
import type { Propagator } from "./propagator";
import { sunEarthFixed } from "./sun";

/** Stretches of light or shadow shorter than this may be missed; in low orbits both last half an hour, but for the days on which eclipses begin and end. */
const stepMs = 60_000;

const state = new Float64Array(6);

/**
 * When a satellite sees the Sun or a part of it (outside the umbra), in whole ms from `startMs` on; nowhere where it has no position. Changes are found to a
 * millisecond.
 */
export function sunlitIntervals(
  propagator: Propagator,
  startMs: number,
  durationMs: number,
  dut1Seconds: number,
): Interval[] {
  const isLit = (atMs: number): boolean => {
    const instantMs = startMs + atMs;
    if (propagator.stateAt(instantMs, state) !== undefined) return false;
    temeToEarthFixed(state, gmstRadians(instantMs, dut1Seconds), state);
    const [x = 0, y = 0, z = 0] = state;
    return lightAt(x, y, z, sunEarthFixed(instantMs, dut1Seconds)) !== "umbra";
  };
  const intervals: Interval[] = [];
  let since = isLit(0) ? 0 : -1;
  for (let fromMs = 0; fromMs < durationMs; fromMs += stepMs) {
    const toMs = Math.min(durationMs, fromMs + stepMs);
    if (isLit(toMs) === since >= 0) continue;
    let low = fromMs;
    let high = toMs;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isLit(middle) === since >= 0) low = middle;
      else high = middle;
    }
    if (since < 0) since = high;
    else {
      intervals.push({ start: since, end: high });
      since = -1;
    }
  }
  if (since >= 0) intervals.push({ start: since, end: durationMs });
  return intervals;
}
