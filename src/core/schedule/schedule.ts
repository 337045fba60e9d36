import type { Sliced } from "../base/progress";
import type { BookingProblem } from "./bookingProblem";
import { scheduleGap } from "./scheduleGap";
import { readSchedule, type Schedule } from "./scheduleResult";
import { type Search, type Searching, type SearchOptions, startSearch } from "./search";
import { searchAge } from "./searchAge";
import { searchCut } from "./searchCut";
import { searchWhole } from "./searchWhole";

export interface ScheduleOptions extends SearchOptions {
  /** Asked after every report; once it says true the search ends with the best so far, and the schedule says that it was stopped. */
  readonly shouldStop?: () => boolean;
}

/** What is known while the search goes on. */
export interface ScheduleProgress {
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  /** Before a step that may take long and hears no cancel: the best schedule so far, in full. */
  readonly schedule?: Schedule;
}

/**
 * Books the contacts of a problem so that the most weighted volume moves, or information is youngest. Always with a valid bound; the
 * optimum is proven where bound and value meet within 1e-6. Yields the best value and the bound as it goes.
 */
export function* scheduleContacts(
  problem: BookingProblem,
  options: ScheduleOptions = {},
): Sliced<Schedule, ScheduleProgress> {
  const search = startSearch(problem);
  for (const { fraction, label, isHandedOver } of stepsOf(search, options)) {
    if (search.isStopped) continue;
    const schedule = isHandedOver === true ? readSchedule(search.best, search.bound, true) : undefined;
    yield { fraction, label, partial: { ...scheduleGap(search.best, search.bound), ...(schedule && { schedule }) } };
    if (options.shouldStop?.() === true) search.isStopped = true;
  }
  return readSchedule(search.best, search.bound, search.isStopped);
}

function stepsOf(search: Search, options: SearchOptions): Searching {
  if (search.problem.objective === "age") return searchAge(search, options);
  return search.problem.mode === "whole" ? searchWhole(search, options) : searchCut(search, options);
}
