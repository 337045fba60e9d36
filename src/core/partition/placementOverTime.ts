import type { Outcome } from "../base/outcome";
import { success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import { meshModel } from "../mesh/meshModel";
import { MeshObserver } from "../mesh/meshObserver";
import type { Scenario } from "../scenario/schema";
import { windowOf } from "../scenario/window";
import { makePlacement } from "./makePlacement";
import { meshLinkOf } from "./meshLinkOf";
import { placementCost } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";

/** What a placement costs at one instant of the window; latency Infinity: a transfer has no path. */
export interface PlacementSample {
  readonly atMs: number;
  readonly latencyMs: number;
  readonly bottleneckMs?: number;
}

/**
 * The cost of one placement over the scenario's window as the mesh's links change, at start + i x step. What a mesh asks to be acquired first is
 * taken as acquired. Without a mesh nothing changes: one sample.
 */
export function* placementOverTime(
  scenario: Scenario,
  assignment: Assignment,
  stepSeconds: number,
): Sliced<Outcome<PlacementSample[]>> {
  const samples: PlacementSample[] = [];
  for (const { atMs, problem, fraction } of problemsOver(scenario, stepSeconds)) {
    if (!problem.ok) return problem;
    const { latencyMs, bottleneckMs } = placementCost(problem.value, assignment);
    samples.push({ atMs, latencyMs, ...(bottleneckMs !== undefined && { bottleneckMs }) });
    yield { fraction, label: "Partition: over the window" };
  }
  return success(samples);
}

/**
 * The problem with every link between two nodes as it is at its worst over the window: its greatest latency, its least bandwidth, none where it is
 * missing at any sample. A placement costs at most so much at each of them, so that the best of this problem bounds its own worst case.
 */
export function* worstOverTime(scenario: Scenario, stepSeconds: number): Sliced<Outcome<PlacementProblem>> {
  let worst: Outcome<PlacementProblem> | undefined;
  for (const { problem, fraction } of problemsOver(scenario, stepSeconds)) {
    if (!problem.ok) return problem;
    if (worst?.ok === true) {
      const { latencyMs, msPerMB } = worst.value.links;
      problem.value.links.latencyMs.forEach((latency, pair) => {
        latencyMs[pair] = Math.max(latencyMs[pair] as number, latency);
        const slowest = Math.max(msPerMB[pair] as number, problem.value.links.msPerMB[pair] as number);
        msPerMB[pair] = latencyMs[pair] === Number.POSITIVE_INFINITY ? 0 : slowest;
      });
    } else worst = problem;
    yield { fraction, label: "Partition: worst links" };
  }
  return worst ?? makePlacement(scenario.model, scenario.nodes, scenario.partition);
}

interface ProblemAt {
  readonly atMs: number;
  readonly problem: Outcome<PlacementProblem>;
  readonly fraction: number;
}

function* problemsOver(scenario: Scenario, stepSeconds: number): Generator<ProblemAt, void, void> {
  const { startMs, durationSeconds } = windowOf(scenario);
  const { mesh, model, nodes, partition } = scenario;
  if (mesh === undefined || nodes === undefined) {
    yield { atMs: startMs, problem: makePlacement(model, nodes, partition), fraction: 1 };
    return;
  }
  const observer = new MeshObserver(meshModel(scenario));
  const ids = nodes.map(({ id }) => id);
  for (let i = 0; i * stepSeconds < durationSeconds - 1e-6; i++) {
    const atMs = startMs + i * stepSeconds * 1000;
    const problem = makePlacement(model, nodes, partition, { mesh: meshLinkOf(observer.at(atMs), ids) });
    yield { atMs, problem, fraction: (i * stepSeconds) / durationSeconds };
  }
}
