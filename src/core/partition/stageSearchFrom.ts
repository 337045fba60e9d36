import { type Reached, searchChains } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { placementCost } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";
import { type Held, reloadCost } from "./reloadCost";
import { runCosts } from "./runCosts";
import { searchStages } from "./stageSearch";

/** The least difference of bottlenecks between one limit and the next, relative. */
const nextLimit = 1 - 1e-9;
const shareOfOne = 0.1;

/**
 * Stages whose bottleneck and share of what reloading them costs (ms over the inferences) are least together. First the least bottleneck at any price; then, for
 * bottlenecks from the best total downward, the least reloading that keeps them: what is faster than the last of these and reloads no less is all that is
 * left to look at. `start`: the placement that holds, where it keeps all rules.
 */
export function* searchStagesFrom(
  problem: PlacementProblem,
  held: Held,
  start: Assignment | undefined,
  effort: number,
): Generator<Reached & { readonly fraction: number }, Reached, void> {
  const costOf = reloadCost(problem, held);
  let value = Number.POSITIVE_INFINITY;
  let assignment: Assignment | undefined;
  let bound = 0;
  const offer = (found: Assignment | undefined): void => {
    const { bottleneckMs } = found ? placementCost(problem, found) : {};
    if (found === undefined || bottleneckMs === undefined) return;
    const reloadMs = found.reduce((sum, node, layer) => sum + costOf("latency", layer, node), 0);
    const total = bottleneckMs + reloadMs / held.inferences;
    if (total >= value) return;
    value = total;
    assignment = Int32Array.from(found);
  };
  const reached = (): Reached => ({ value, bound: Math.min(bound, value), ...(assignment && { assignment }) });
  offer(start);
  const free = searchStages(problem, effort);
  for (;;) {
    const step = free.next();
    bound = Math.max(bound, step.value.bound);
    offer(step.value.assignment);
    if (step.done) break;
    yield { ...reached(), fraction: step.value.fraction / 2 };
  }
  if (assignment === undefined) return reached();
  const least = bound;
  const equal = equalNodes(problem, held.assignment);
  let undecided = Number.POSITIVE_INFINITY;
  let limitMs = value;
  while (limitMs >= least) {
    const costs = runCosts(problem, { objective: "reload", held, isStaged: true, bottleneckMs: limitMs });
    const cutoff = (value - least) * held.inferences;
    if (cutoff <= 0) break;
    const search = searchChains({
      costs,
      capacityBytes: problem.capacityBytes,
      equal,
      effort: shareOfOne * effort,
      cutoff,
    });
    let step = search.next();
    while (!step.done) {
      yield { ...reached(), fraction: 0.5 + 0.5 * Math.min(1, (value - limitMs) / (value - least)) };
      step = search.next();
    }
    const { assignment: found, bound: reloadMs } = step.value;
    if (found === undefined) {
      if (reloadMs < cutoff) undecided = Math.min(undecided, least + reloadMs / held.inferences);
      break;
    }
    offer(found);
    const foundMs = placementCost(problem, found).bottleneckMs as number;
    if (reloadMs < step.value.value) undecided = Math.min(undecided, foundMs + reloadMs / held.inferences);
    limitMs = Math.min(foundMs * nextLimit, value - reloadMs / held.inferences);
  }
  bound = Math.max(least, Math.min(undecided, value));
  return reached();
}
