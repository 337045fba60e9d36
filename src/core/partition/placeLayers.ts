import type { Sliced } from "../base/progress";
import { type Reached, searchChains } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { type PlacementCost, placementCost } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";
import { runCosts } from "./runCosts";
import { searchStages } from "./stageSearch";
import { whyInfeasible } from "./whyInfeasible";

export type PlacementObjective = "latency" | "throughput" | "energy";

export interface PlaceOptions {
  /** Least latency (default), fastest slowest stage, or least energy. */
  readonly objective?: PlacementObjective;
  /** Multiplies the work, 1 (default) being about 10 s where the optimum is not proven before. */
  readonly effort?: number;
  /** Asked after every report; once it says true the search ends with the best so far, and the placement says that it was stopped. */
  readonly shouldStop?: () => boolean;
}

/** What is known while a search goes on. */
export interface PlacementProgress {
  /** In ms, for energy in J; undefined: none found yet. */
  readonly value?: number;
  readonly bound: number;
  readonly gap: number;
  readonly assignment?: Assignment;
}

export interface Placement extends PlacementProgress {
  /** null: none was found, and none is proven impossible. */
  readonly feasible: boolean | null;
  readonly cost?: PlacementCost;
  /** No placement is better; or none exists. */
  readonly proven: boolean;
  readonly stopped: boolean;
  /** Where nothing was found: what does not fit, and by how much. */
  readonly reason?: string;
}

/**
 * The best placement of all layers under an objective, with a bound that no placement passes; stops by effort, never by a clock. Yields the best
 * so far and the bound as it goes.
 */
export function* placeLayers(
  problem: PlacementProblem,
  { objective = "latency", effort = 1, shouldStop }: PlaceOptions = {},
): Sliced<Placement, PlacementProgress> {
  const search = objective === "throughput" ? searchStages(problem, effort) : chainsOf(problem, objective, effort);
  let stopped = false;
  let reached: Reached;
  for (;;) {
    const step = search.next();
    reached = step.value;
    if (step.done) break;
    yield { fraction: step.value.fraction, label: "Partition: search", partial: progressOf(reached) };
    if (shouldStop?.() !== true) continue;
    stopped = true;
    break;
  }
  return placementOf(problem, objective, reached, stopped);
}

function chainsOf(problem: PlacementProblem, objective: "latency" | "energy", effort: number) {
  const { capacityBytes } = problem;
  return searchChains({ costs: runCosts(problem, { objective }), capacityBytes, equal: equalNodes(problem), effort });
}

/** Values nearer than this differ by rounding. */
const provenGap = 1e-9;

function progressOf({ value, bound, assignment }: Reached): PlacementProgress {
  if (assignment === undefined) return { bound: Math.max(0, bound), gap: 1 };
  const least = Math.max(0, Math.min(bound, value));
  const gap = value === 0 ? 0 : (value - least) / value;
  return gap <= provenGap ? { value, bound: value, gap: 0, assignment } : { value, bound: least, gap, assignment };
}

function placementOf(
  problem: PlacementProblem,
  objective: PlacementObjective,
  reached: Reached,
  stopped: boolean,
): Placement {
  const progress = progressOf(reached);
  const { assignment } = progress;
  if (assignment !== undefined) {
    return {
      ...progress,
      feasible: true,
      cost: placementCost(problem, assignment),
      proven: progress.gap === 0,
      stopped,
    };
  }
  if (reached.bound === Number.POSITIVE_INFINITY) {
    return { ...progress, gap: 0, feasible: false, proven: true, stopped, reason: whyInfeasible(problem, objective) };
  }
  const reason = "no placement was found, and none is proven impossible";
  return { ...progress, feasible: null, proven: false, stopped, reason };
}
