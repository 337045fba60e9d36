import type { Reached } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { placementCost } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";
import { StageLimits } from "./stageLimits";
import { StageTest } from "./stageTest";

/** Steps in about 10 s. */
const standardWork = 1e8;
const workBetweenReports = 2e5;
/** What one limit may cost of the whole before it is left undecided. */
const shareOfOne = 0.1;

/** Times nearer than this are the same. */
const sameTime = 2e-12;

/** Limits to begin with, times the bound. */
const firstLimits = [1, 1.02, 1.1, 1.3, 2, 5, Number.POSITIVE_INFINITY];

/**
 * Contiguous stages on distinct nodes whose slowest stage or transfer is fastest: halving the range of limits, with an exact test of each
 * (`StageTest`). Where all limits are decided the optimum is proven; the bound never depends on an undecided one.
 */
export function* searchStages(
  problem: PlacementProblem,
  effort = 1,
): Generator<Reached & { readonly fraction: number }, Reached, void> {
  const limits = new StageLimits(problem);
  const equal = equalNodes(problem);
  const budget = standardWork * effort;
  let spent = 0;
  let value = Number.POSITIVE_INFINITY;
  let assignment: Assignment | undefined;
  let bound = relaxedBound(limits);
  /** Limits below are decided, or given up. */
  let floor = bound;
  let isUndecided = false;
  const reached = (): Reached => ({ value, bound: Math.min(bound, value), ...(assignment && { assignment }) });
  const tries = [...firstLimits];
  while (bound < value && floor < value && bound < Number.POSITIVE_INFINITY) {
    const first = assignment === undefined ? tries.shift() : undefined;
    if (assignment === undefined && first === undefined) break;
    const limitMs = first === undefined ? (floor + value) / 2 : first === 1 ? bound : Math.max(floor, bound * first);
    const test = limits.allow(limitMs) ? new StageTest(problem, limits, limitMs, equal) : undefined;
    let answer = test === undefined ? false : undefined;
    while (
      test !== undefined &&
      answer === undefined &&
      test.work < shareOfOne * budget &&
      spent + test.work < budget
    ) {
      answer = test.run(workBetweenReports);
      yield { ...reached(), fraction: Math.min(1, (spent + test.work) / budget) };
    }
    spent += test?.work ?? 0;
    if (answer === true && test !== undefined) {
      assignment = Int32Array.from(test.assignment);
      const found = placementCost(problem, assignment).bottleneckMs as number;
      // Within rounding of what is known to be the least, or no better than before: this is it.
      if (found <= bound * (1 + sameTime)) bound = found;
      if (found >= value) floor = value;
      value = Math.min(value, found);
      continue;
    }
    const next = limits.nextAbove(limitMs);
    if (answer === undefined) isUndecided = true;
    else if (!isUndecided) bound = next;
    floor = next >= value * (1 - sameTime) ? value : next;
    if (spent >= budget) break;
  }
  if (!isUndecided && floor >= value) bound = value;
  return reached();
}

/** The least limit that could be kept if nodes could be used again. */
function relaxedBound(limits: StageLimits): number {
  if (!limits.allow(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  let low = limits.nextAbove(Number.NEGATIVE_INFINITY);
  if (limits.allow(low)) return low;
  let high = low;
  do high = Math.max(2 * high, limits.nextAbove(high));
  while (!limits.allow(high));
  for (;;) {
    const next = limits.nextAbove(low);
    if (next > high) return high;
    if (limits.allow(next)) return next;
    low = next;
    const middle = (low + high) / 2;
    if (middle <= low) continue;
    if (limits.allow(middle)) high = middle;
    else low = middle;
  }
}
