import { costOf } from "./improvePlacement";
import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";

/** Costs nearer than this are the same. */
const sameCost = 1e-10;

/** The best placement that a search has found, and what it costs. */
export class Incumbent {
  assignment: Assignment | undefined;

  /** `times`: see `ChainSearchInput`. `value` is what the first must be cheaper than. */
  constructor(
    private readonly costs: RunCosts,
    private readonly times: readonly RunCosts[] | undefined,
    public value: number,
  ) {}

  /** From this cost on nothing is of interest. */
  get limit(): number {
    return this.value === Number.POSITIVE_INFINITY ? this.value : this.value - sameCost * Math.abs(this.value);
  }

  /** Keeps a placement if it is cheaper; it must not be changed afterwards. */
  keep(assignment: Assignment): void {
    const { costs, times } = this;
    const cost =
      times === undefined
        ? costOf(costs, assignment)
        : times.reduce((most, time) => Math.max(most, costOf(time, assignment)), 0);
    if (cost >= this.value) return;
    this.value = cost;
    this.assignment = assignment;
  }
}
