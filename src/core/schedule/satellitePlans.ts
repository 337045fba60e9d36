import type { BookingProblem } from "./bookingProblem";
import { dependsOnSums, type ValuedBooking, valueOfBookings, valueOfVolume } from "./satelliteValue";
import { windowBytes } from "./windowValues";

/** All sets of whole windows that one satellite can have, as a tree: at depth d its first d windows, by start, are decided. */
export interface SatellitePlans {
  /** Node where the next window is left out, and where it is booked; -1 where it cannot be, and at leaves. */
  readonly without: readonly number[];
  readonly withIt: readonly number[];
  /** The greatest value of a leaf below. */
  readonly best: readonly number[];
}

/**
 * The plans of satellite `s` over `windows` (by start), worth what the objective says of them; node 0 is the root. Undefined where they would
 * be more than `mostNodes`.
 */
export function satellitePlans(
  problem: BookingProblem,
  s: number,
  windows: readonly number[],
  mostNodes: number,
): SatellitePlans | undefined {
  const without: number[] = [];
  const withIt: number[] = [];
  const best: number[] = [];
  const booked: ValuedBooking[] = [];
  const all = windows.map((w) => wholeBooking(problem, w));
  const grow = (depth: number, endMs: number): number => {
    const node = without.push(-1) - 1;
    withIt.push(-1);
    best.push(0);
    if (node >= mostNodes) return node;
    const next = all[depth];
    if (next === undefined) {
      best[node] = planValue(problem, s, booked);
      return node;
    }
    const left = grow(depth + 1, endMs);
    without[node] = left;
    best[node] = best[left] as number;
    if (next.startMs < endMs) return node;
    booked.push(next);
    const right = grow(depth + 1, next.endMs);
    booked.pop();
    withIt[node] = right;
    best[node] = Math.max(best[left] as number, best[right] as number);
    return node;
  };
  grow(0, Number.NEGATIVE_INFINITY);
  return without.length > mostNodes ? undefined : { without, withIt, best };
}

function wholeBooking(problem: BookingProblem, w: number): ValuedBooking {
  return {
    startMs: problem.windows.startMs[w] as number,
    endMs: problem.windows.endMs[w] as number,
    downBytes: windowBytes(problem, w, true, false),
    upBytes: windowBytes(problem, w, false, true),
  };
}

function planValue(problem: BookingProblem, s: number, booked: readonly ValuedBooking[]): number {
  if (!dependsOnSums(problem, s)) return valueOfBookings(problem, s, booked);
  const down = booked.reduce((sum, { downBytes }) => sum + downBytes, 0);
  const up = booked.reduce((sum, { upBytes }) => sum + upBytes, 0);
  return valueOfVolume(problem.caps, s, down, up);
}
