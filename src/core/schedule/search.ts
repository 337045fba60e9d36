import type { MilpSolver } from "../base/milp";
import { Random } from "../base/random";
import type { BookingProblem } from "./bookingProblem";
import { fillGreedily, type GreedyRule } from "./fillGreedily";
import { withoutShares } from "./makeCaps";
import type { Proposal } from "./moves";
import { type Bookings, type Change, Timetable } from "./timetable";
import { fullCaps } from "./windowValues";

/** How a schedule is looked for. Without a clock: the same options give the same schedule. */
export interface SearchOptions {
  /** For small problems; without it optima are proven only where bound and value meet by themselves. */
  readonly solver?: MilpSolver;
  /** Multiplies the work, 1 (default) being about 10 s on large problems. */
  readonly effort?: number;
  /** Seed of the random draws, default 0. */
  readonly seed?: number;
  /** Asked before each of the solver's calls: how long it may take by the clock. What that stops promises no identity. */
  readonly solverSeconds?: () => number;
}

/** A search under way: the best bookings found, and a value that none can pass. */
export interface Search {
  readonly problem: BookingProblem;
  readonly best: Timetable;
  bound: number;
  /** Set from outside: what runs ends at its next step, and its best bookings are kept. */
  isStopped: boolean;
}

/** Where a search is; each step is a place to stop. */
export interface SearchStep {
  readonly fraction: number;
  readonly label: string;
  /** The best bookings are told in full: what comes next may take long and hears no cancel, or they are the first. */
  readonly isHandedOver?: boolean;
}

export type Searching = Generator<SearchStep, void, void>;

export function startSearch(problem: BookingProblem): Search {
  return { problem, best: new Timetable(problem), bound: Number.POSITIVE_INFINITY, isStopped: false };
}

/** Keeps the bookings of `found` where they are worth more. */
export function keepBetter(search: Search, found: Timetable): void {
  if (found.value() > search.best.value()) search.best.restore(found.copy());
}

/** Whether there is nothing left to do: value and bound have met, or the search was stopped. */
export function isOver(search: Search): boolean {
  return search.isStopped || isFinished(search);
}

/** Lowers the bound; one that rounding put below a value that is reached is that value. */
export function lowerBound(search: Search, bound: number): void {
  search.bound = Math.max(search.best.value(), Math.min(search.bound, bound));
}

const greedyRules: readonly GreedyRule[] = ["density", "value", "finish"];

/** Starts with the best of the greedy schedules. */
export function* greedyStart(search: Search, share: number): Searching {
  for (const [i, rule] of greedyRules.entries()) {
    const timetable = new Timetable(search.problem);
    for (const done of fillGreedily(timetable, rule)) {
      yield { fraction: (share * (i + done)) / greedyRules.length, label: "Schedule: first bookings" };
      if (search.isStopped) break;
    }
    keepBetter(search, timetable);
    if (search.isStopped) return;
    // Whoever stops the search from here on is given bookings, however late it hears of it.
    if (i === 0) yield { fraction: share / greedyRules.length, label: "Schedule: first bookings", isHandedOver: true };
  }
}

/** A loss of value that is typical of moves: the mean over some random ones from the bookings given. */
export function typicalLoss(start: Timetable, propose: Proposal, candidates: Int32Array, seed: number): number {
  const { problem } = start;
  // Minimum shares weigh so much that beside them nothing else would be looked at.
  const from = problem.caps.isShare.includes(1)
    ? timetableOf({ ...problem, caps: withoutShares(problem.caps) }, start.copy())
    : start;
  const random = new Random(seed, "losses");
  const changes: Change[] = [];
  let sum = 0;
  let count = 0;
  for (let i = 0; i < 2000 && candidates.length > 0; i++) {
    changes.length = 0;
    propose(from, random, candidates[random.below(candidates.length)] as number, changes, Number.NEGATIVE_INFINITY);
    const gain = changes.length === 0 ? 0 : from.gain(changes);
    if (gain >= 0) continue;
    sum -= gain;
    count++;
  }
  return count === 0 ? 1 : sum / count;
}

export function timetableOf(problem: BookingProblem, bookings: Bookings): Timetable {
  const timetable = new Timetable(problem);
  timetable.restore(bookings);
  return timetable;
}

/** All windows, as candidates of moves. */
export function allWindows({ windows }: BookingProblem): Int32Array {
  return Int32Array.from({ length: windows.count }, (_, w) => w);
}

/** What all demands together are worth: no schedule is worth more. */
export function allCapsFull(problem: BookingProblem): number {
  const isUnlimited = problem.caps.bytes.includes(Number.POSITIVE_INFINITY);
  return isUnlimited ? Number.POSITIVE_INFINITY : fullCaps(problem).reduce((sum, value) => sum + value, 0);
}

function isFinished({ best, bound }: Search): boolean {
  return bound < Number.POSITIVE_INFINITY && bound - best.value() <= 1e-9 * Math.abs(bound);
}
