import { Random } from "../base/random";
import { anneal } from "./anneal";
import type { Proposal } from "./moves";
import { isOver, keepBetter, lowerBound, type Search, type Searching, timetableOf } from "./search";
import type { Bookings, Timetable } from "./timetable";

export interface Improving {
  readonly propose: Proposal;
  readonly candidates: Int32Array;
  /** Moves of each run. */
  readonly moves: number;
  readonly movesASlice?: number;
  /** Temperature at the start of each run and at the end of all. */
  readonly hot: readonly number[];
  readonly cold: number;
  readonly seed: number;
  /** Part of the whole search that this is. */
  readonly from: number;
  readonly to: number;
  /** Done to the bookings at the end of each run. */
  readonly polish?: (timetable: Timetable) => void;
}

/** Anneals from the best schedule so far, once for each temperature to start from, and keeps what is better. */
export function* improve(search: Search, plan: Improving): Searching {
  const { problem } = search;
  const { propose, candidates, moves, movesASlice, hot, cold, seed, from, to, polish } = plan;
  for (const [run, start] of hot.entries()) {
    const timetable = timetableOf(problem, search.best.copy());
    const annealing = { moves, candidates, propose, hot: start, cold, ...(movesASlice && { movesASlice }) };
    for (const { share, better } of anneal(timetable, new Random(seed, "anneal", run), annealing)) {
      if (better !== undefined) keepBookings(search, better);
      yield { fraction: from + ((to - from) * (run + share)) / hot.length, label: "Schedule: improving" };
      if (search.isStopped) break;
    }
    polish?.(timetable);
    keepBetter(search, timetable);
    lowerBound(search, search.bound);
    if (isOver(search)) return;
  }
}

function keepBookings(search: Search, bookings: Bookings): void {
  const before = search.best.copy();
  const value = search.best.value();
  search.best.restore(bookings);
  if (search.best.value() < value) search.best.restore(before);
}
