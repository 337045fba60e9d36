import type { BookingProblem } from "./bookingProblem";
import { type Renewable, renewableContacts } from "./renewableContacts";
import { RenewalBound } from "./renewalBound";
import { Subgradient } from "./subgradient";
import type { Timetable } from "./timetable";

/** Steps from prices that are nearly right are short. */
const stepLength = 0.3;
/** Most steps of the prices of a satellite's contacts, and pairs of ends looked at in all steps of all satellites at effort 1. */
const mostSteps = 100;
const pairsInAll = 600_000_000;

/**
 * A bound on the value of any schedule (minus the mean ages, added up): for each satellite the least mean age that it could have if every
 * antenna were its own, by `RenewalBound`. `reached` is a schedule that was found. Yields the bound as it falls, satellite by satellite.
 */
export function* ageBound(problem: BookingProblem, reached: Timetable, effort: number): Generator<number, void, void> {
  const contacts = renewableContacts(problem);
  const pairsEach = (effort * pairsInAll) / contacts.length;
  let bound = 0;
  for (const [s, mine] of contacts.entries()) {
    bound += boundOf(mine, problem.durationMs, reached.satelliteValue[s] as number, pairsEach);
    yield bound;
  }
}

function boundOf(contacts: readonly Renewable[], durationMs: number, reached: number, mostPairs: number): number {
  const bound = new RenewalBound(contacts, durationMs);
  const slope = new Float64Array(contacts.length);
  const atNothing = bound.evaluate(slope);
  // No contact is used twice.
  if (slope.every((each) => each >= 0)) return atNothing;
  // What one renewal more would save, were all at even distances: the best prices where contacts last all day.
  const even = durationMs / (contacts.length + 0.5);
  bound.prices.fill((even * even) / 2);
  const atEven = bound.evaluate(slope);
  if (atEven > atNothing) bound.prices.fill(0);
  const descent = new Subgradient(bound, stepLength);
  for (let step = 0; step < mostSteps && bound.pairs < mostPairs && !descent.isSettled; step++) descent.step(reached);
  return Math.min(atNothing, atEven, descent.best);
}
