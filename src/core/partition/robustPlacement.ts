import { failure, type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { Scenario } from "../scenario/schema";
import { placeForWorst, type WorstCaseOptions } from "./placeForWorst";
import type { Placement, PlacementProgress } from "./placeLayers";
import type { LinkTable, PlacementProblem } from "./placementProblem";
import { noteFailures, problemsOver, windowTimes } from "./problemsOver";

export interface RobustOptions extends WorstCaseOptions {
  readonly stepSeconds: number;
}

export interface RobustPlacement {
  /** The problem with the links of the placement's worst moment. */
  readonly problem: PlacementProblem;
  readonly worstAtMs: number;
  readonly placement: Placement;
}

/** Links over all looks that are kept: 16 bytes each. */
const mostLinks = 2e7;

/** The placement whose worst moment of the scenario's window, looked at at start + i x step, is best; on no node that fails in it. */
export function* robustPlacement(
  scenario: Scenario,
  { stepSeconds, ...options }: RobustOptions,
): Sliced<Outcome<RobustPlacement>, PlacementProgress> {
  const times: number[] = [];
  const moments: LinkTable[] = [];
  let base: PlacementProblem | undefined;
  for (const { atMs, problem, fraction } of problemsOver(scenario, windowTimes(scenario, stepSeconds))) {
    if (!problem.ok) return problem;
    base ??= problem.value;
    noteFailures(base.failedAtMs, problem.value);
    times.push(atMs);
    moments.push(problem.value.links);
    if (moments.length * base.links.latencyMs.length > mostLinks) {
      const allowed = "a longer step, or fewer nodes";
      return failure([{ path: "stepSeconds", message: "too many links over the window", given: stepSeconds, allowed }]);
    }
    yield { fraction: 0.2 * fraction, label: "Partition: links over the window" };
  }
  if (base === undefined) return failure([{ path: "window", message: "without an instant" }]);
  const search = placeForWorst(base, moments, options);
  for (;;) {
    const step = search.next();
    if (step.done) {
      const { worst, placement } = step.value;
      const problem = { ...base, links: moments[worst] ?? base.links };
      return success({ problem, worstAtMs: times[worst] as number, placement });
    }
    yield { ...step.value, fraction: 0.2 + 0.8 * step.value.fraction };
  }
}
