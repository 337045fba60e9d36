import type { BookingProblem } from "./bookingProblem";
import type { Change, Timetable } from "./timetable";
import { windowBytes } from "./windowValues";

/** Windows between two places to stop. */
const windowsASlice = 10_000;

export type GreedyRule = "finish" | "density" | "value";

/**
 * Books windows one after another where they still fit: those that end first, those of the greatest value per time, or those of the
 * greatest value. What the obvious planner does; a start for better ones. Yields the share of windows looked at.
 */
export function* fillGreedily(timetable: Timetable, rule: GreedyRule): Generator<number, void, void> {
  const { problem } = timetable;
  for (const [i, window] of greedyOrder(problem, rule).entries()) {
    if (i % windowsASlice === 0) yield i / problem.windows.count;
    if (timetable.antenna[window] !== -1) continue;
    const best = bestFreeBooking(timetable, window);
    if (best !== undefined) timetable.apply([best]);
  }
}

function greedyOrder(problem: BookingProblem, rule: GreedyRule): Int32Array {
  const { windows, caps } = problem;
  const key = new Float64Array(windows.count);
  for (let w = 0; w < windows.count; w++) {
    const s = windows.satellite[w] as number;
    const durationMs = (windows.endMs[w] as number) - (windows.startMs[w] as number);
    if (rule === "finish") {
      key[w] = windows.endMs[w] as number;
      continue;
    }
    let value = 0;
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const volume = windowBytes(problem, w, (caps.down[cap] as number) === 1, (caps.up[cap] as number) === 1);
      value += (caps.slope[cap] as number) * Math.min(volume, caps.bytes[cap] as number);
    }
    key[w] = rule === "value" ? -value : -value / durationMs;
  }
  return Int32Array.from(key.keys()).sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
}

/** The booking of a window that gains most without taking anything out; undefined where none gains. */
function bestFreeBooking(timetable: Timetable, window: number): Change | undefined {
  const { problem } = timetable;
  const { windows, mode, minMs, maxMs, stationAntenna } = problem;
  const startMs = windows.startMs[window] as number;
  const endMs = windows.endMs[window] as number;
  const station = windows.station[window] as number;
  let best: Change | undefined;
  let bestGain = 0;
  for (let antenna = stationAntenna[station] as number; antenna < (stationAntenna[station + 1] as number); antenna++) {
    for (const part of timetable.freeParts(window, antenna)) {
      if (part.end - part.start < minMs) continue;
      if (mode === "whole" && part.end - part.start < endMs - startMs) continue;
      const change = timetable.booking(window, antenna, part.start, Math.min(part.end, part.start + maxMs));
      const gain = timetable.gain([change]);
      if (gain > bestGain) {
        best = change;
        bestGain = gain;
      }
    }
  }
  return best;
}
