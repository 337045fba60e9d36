import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";

/** What `searchChains` searches. */
export interface ChainSearchInput {
  readonly costs: RunCosts;
  readonly capacityBytes: Float64Array;
  /** See `equalNodes`. */
  readonly equal: Int32Array;
  /** Multiplies the work, default 1: about 10 s where the optimum is not proven before. */
  readonly effort?: number;
  /** A placement that keeps all rules, to start from. */
  readonly start?: Assignment;
  /**
   * Costs of the same problem at different times, of which `costs` must be a mean with some weights: a placement then costs the most that it does at any of
   * them, which the mean bounds.
   */
  readonly times?: readonly RunCosts[];
  /** Placements dearer than this are of no interest; default Infinity. */
  readonly cutoff?: number;
}
