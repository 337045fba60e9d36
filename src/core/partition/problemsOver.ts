import { failure, type Outcome } from "../base/outcome";
import { meshModel } from "../mesh/meshModel";
import { MeshObserver } from "../mesh/meshObserver";
import type { Scenario } from "../scenario/schema";
import { windowOf } from "../scenario/window";
import { makePlacement } from "./makePlacement";
import { meshLinks } from "./meshLinks";
import type { PlacementProblem } from "./placementProblem";

/** When links are looked at: at start + i x step, before the end. */
export interface LookTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepSeconds: number;
}

export interface ProblemAt {
  readonly atMs: number;
  readonly problem: Outcome<PlacementProblem>;
  readonly fraction: number;
}

/** More looks than this are refused. */
const mostLooks = 100_000;

/** The whole window of a scenario. */
export function windowTimes(scenario: Scenario, stepSeconds: number): LookTimes {
  const { startMs, durationSeconds } = windowOf(scenario);
  return { startMs, endMs: startMs + durationSeconds * 1000, stepSeconds };
}

/**
 * A scenario's placement problem as the links of its mesh change; without a mesh nothing does: one problem. What a mesh asks to be acquired first is taken
 * as acquired. `nodeIds`: only routes between these are looked for.
 */
export function* problemsOver(
  scenario: Scenario,
  { startMs, endMs, stepSeconds }: LookTimes,
  nodeIds?: readonly string[],
): Generator<ProblemAt, void, void> {
  const problemAt = problemReader(scenario, nodeIds);
  if (scenario.mesh === undefined || scenario.nodes === undefined) {
    yield { atMs: startMs, problem: problemAt(startMs), fraction: 1 };
    return;
  }
  const looks = Math.ceil((endMs - startMs - 1e-3) / (stepSeconds * 1000));
  if (looks > mostLooks) {
    const allowed = `at most ${mostLooks.toLocaleString("en-US")} looks: a longer step or a shorter period`;
    const problem = failure([{ path: "stepSeconds", message: "too many looks at the mesh", given: looks, allowed }]);
    yield { atMs: startMs, problem, fraction: 1 };
    return;
  }
  for (let i = 0; i < looks; i++) {
    const atMs = startMs + i * stepSeconds * 1000;
    yield { atMs, problem: problemAt(atMs), fraction: i / looks };
  }
}

/** Notes in `failedAtMs` which nodes have failed at a further look. */
export function noteFailures(failedAtMs: Float64Array, next: PlacementProblem): void {
  next.failedAtMs.forEach((atMs, node) => {
    if (Number.isNaN(failedAtMs[node])) failedAtMs[node] = atMs;
  });
}

/** The problem of a scenario at any instant. */
export function problemReader(
  scenario: Scenario,
  nodeIds?: readonly string[],
): (atMs: number) => Outcome<PlacementProblem> {
  const { mesh, model, nodes, partition } = scenario;
  if (mesh === undefined || nodes === undefined) return () => makePlacement(model, nodes, partition);
  const observer = new MeshObserver(meshModel(scenario));
  const ids = nodeIds ?? nodes.map(({ id }) => id);
  return (atMs) => makePlacement(model, nodes, partition, meshLinks(observer.at(atMs), ids));
}
