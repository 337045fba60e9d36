import type { Sliced } from "../base/progress";
import { searchChains } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { placementCost } from "./placementCost";
import { type Assignment, type PlacementProblem, withoutFailed } from "./placementProblem";
import { runCosts } from "./runCosts";

export interface ParetoPoint {
  readonly assignment: Assignment;
  readonly latencyMs: number;
  readonly bottleneckMs: number;
  /** No stages that are as fast have less latency. */
  readonly proven: boolean;
}

export interface FrontOptions {
  /** Multiplies the work of each point, 1 (default) being about 2 s where it is not proven before. */
  readonly effort?: number;
  /** At most so many points, default 50. */
  readonly atMost?: number;
}

/** The least difference of bottlenecks between neighbours on the front, relative. */
const nextLimit = 1 - 1e-9;

/**
 * Latency against throughput over contiguous stages on distinct nodes: the least latency, then the least among those whose bottleneck is shorter than
 * that, and so on, until there are none. Points by falling bottleneck; no point is both slower and of less throughput than another.
 */
export function* paretoFront(
  given: PlacementProblem,
  { effort = 1, atMost = 50 }: FrontOptions = {},
): Sliced<ParetoPoint[], readonly ParetoPoint[]> {
  const problem = withoutFailed(given);
  const points: ParetoPoint[] = [];
  const equal = equalNodes(problem);
  let limitMs = Number.POSITIVE_INFINITY;
  while (points.length < atMost) {
    const costs = runCosts(problem, { objective: "latency", isStaged: true, bottleneckMs: limitMs });
    const search = searchChains({ costs, capacityBytes: problem.capacityBytes, equal, effort: 0.2 * effort });
    let step = search.next();
    while (!step.done) {
      yield { fraction: points.length / (points.length + 1), label: "Partition: front", partial: [...points] };
      step = search.next();
    }
    const { value, bound, assignment } = step.value;
    if (assignment === undefined) break;
    const { latencyMs, bottleneckMs } = placementCost(problem, assignment);
    if (bottleneckMs === undefined) break;
    points.push({ assignment, latencyMs, bottleneckMs, proven: bound >= value });
    limitMs = bottleneckMs * nextLimit;
  }
  // Points that were not proven may turn out worse than later ones.
  return points.filter((point, i) => points.slice(i + 1).every(({ latencyMs }) => latencyMs > point.latencyMs));
}
