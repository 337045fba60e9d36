import { withoutShares } from "./makeCaps";
import { valueOfVolume } from "./satelliteValue";
import type { Timetable } from "./timetable";

/** What a search has come to, as people read it: weighted MB, or the mean age in seconds. */
export interface ReachedValue {
  readonly objective: number;
  /** No schedule is better; under minimum shares: none that gives them as fully. */
  readonly bound: number;
  /** |bound - objective| / max(|bound|, |objective|), 0 where both are 0. */
  readonly gap: number;
}

/** Gaps up to this are differences of rounding: an optimum is proven. */
export const provenGap = 1e-6;

/** Turns the value of a timetable and a bound on it into the objective of DESIGN's "Booking". */
export function scheduleGap(timetable: Timetable, bound: number): ReachedValue {
  const { problem } = timetable;
  const value = timetable.value();
  const most = Math.max(bound, value);
  if (problem.objective === "age") {
    const seconds = (total: number) => -total / Math.max(1, problem.satelliteIds.length) / 1000;
    return withGap(seconds(value), seconds(most));
  }
  const plain = withoutShares(problem.caps);
  let objective = problem.pinnedValue;
  problem.satelliteIds.forEach((_, s) => {
    const { down, up } = timetable.volumeOf(s);
    objective += valueOfVolume(plain, s, down, up);
  });
  return withGap(objective / 1e6, (objective + (most - value)) / 1e6);
}

function withGap(objective: number, bound: number): ReachedValue {
  const largest = Math.max(Math.abs(objective), Math.abs(bound));
  if (largest === 0) return { objective, bound, gap: 0 };
  return { objective, bound, gap: largest === Number.POSITIVE_INFINITY ? 1 : Math.abs(bound - objective) / largest };
}
