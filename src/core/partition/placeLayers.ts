import type { Sliced } from "../base/progress";
import { type Reached, searchChains } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { layersWithoutPlace } from "./layersWithoutPlace";
import { type PlacementCost, type PlacementObjective, placementCost, placementFaults, valueBy } from "./placementCost";
import { type Assignment, type PlacementProblem, withoutFailed } from "./placementProblem";
import { type Held, type Reload, reloadBetween } from "./reloadCost";
import { runCosts } from "./runCosts";
import { searchStages } from "./stageSearch";
import { searchStagesFrom } from "./stageSearchFrom";
import { whyInfeasible } from "./whyInfeasible";

export interface PlaceOptions {
  /** Least latency (default), fastest slowest stage, or least energy. */
  readonly objective?: PlacementObjective;
  /** Multiplies the work, 1 (default) being about 10 s where the optimum is not proven before. */
  readonly effort?: number;
  /**
   * The placement that holds. Reloading what moves is spread over the inferences and added to the value, so that no move is made that saves less than it
   * costs; where it keeps all rules, no result is worse.
   */
  readonly held?: Held;
  /** Asked after every report; once it says true the search ends with the best so far, and the placement says that it was stopped. */
  readonly shouldStop?: () => boolean;
}

/** What is known while a search goes on; with a placement that holds, reloading is part of value and bound. */
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
  /** Without reloading. */
  readonly cost?: PlacementCost;
  /** What getting there from the placement that holds takes. */
  readonly reload?: Reload;
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
  given: PlacementProblem,
  options: PlaceOptions = {},
): Sliced<Placement, PlacementProgress> {
  const { objective = "latency", shouldStop } = options;
  const problem = withoutFailed(given);
  if (layersWithoutPlace(problem.layerBytes, problem.capacityBytes) !== undefined) {
    const none = { value: Number.POSITIVE_INFINITY, bound: Number.POSITIVE_INFINITY };
    return placementOf(problem, objective, none, false, options.held);
  }
  const search = searchFor(problem, options);
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
  return placementOf(problem, objective, reached, stopped, options.held);
}

function searchFor(problem: PlacementProblem, { objective = "latency", effort = 1, held }: PlaceOptions) {
  const start = held && placementFaults(problem, held.assignment).length === 0 ? held.assignment : undefined;
  if (objective === "throughput") {
    return held === undefined || held.inferences === Number.POSITIVE_INFINITY
      ? searchStages(problem, effort)
      : searchStagesFrom(problem, held, start, effort);
  }
  return searchChains({
    costs: runCosts(problem, { objective, ...(held && { held }) }),
    capacityBytes: problem.capacityBytes,
    equal: equalNodes(problem, held?.assignment),
    effort,
    ...(start && { start }),
  });
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
  held: Held | undefined,
): Placement {
  const progress = progressOf(reached);
  const { assignment } = progress;
  if (assignment !== undefined) {
    const cost = placementCost(problem, assignment);
    return {
      ...progress,
      feasible: true,
      cost,
      ...(held && { reload: reloadFrom(problem, held, assignment, objective, cost) }),
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

function reloadFrom(
  problem: PlacementProblem,
  held: Held,
  assignment: Assignment,
  objective: PlacementObjective,
  cost: PlacementCost,
): Reload {
  const isSound = placementFaults(problem, held.assignment).length === 0;
  const before = isSound ? valueBy(placementCost(problem, held.assignment), objective) : undefined;
  const after = valueBy(cost, objective);
  const saving = before === undefined || after === undefined ? undefined : { before, after };
  return reloadBetween(problem, held, assignment, objective, saving);
}
