import type { ParetoPoint } from "../../../core/partition/paretoFront";
import type { Scenario } from "../../../core/scenario/schema";
import type { PlacementSeries, WhyNotBetter } from "../../../engine/client/partitionPlanner";
import { documentStore } from "../documentStore";
import { createMeshRunner } from "../mesh/meshRun";
import { partitionPlanner } from "./partitionPlanner";
import { pinnedDigest, placedDigest, placementPlan } from "./placementPlan";

/** Latency against throughput, point by point. */
export const frontRun = createMeshRunner<readonly ParetoPoint[]>();
/** The placement that holds over the window. */
export const windowRun = createMeshRunner<PlacementSeries>();
/** What limits the placement. */
export const whyRun = createMeshRunner<Pick<WhyNotBetter, "relaxations"> & Partial<WhyNotBetter>>();

/** Under which key a result stands: another key means that the plan has changed since. */
export const frontKey = (scenario: Scenario): string => `front ${pinnedDigest(scenario)}`;
export const windowKey = (scenario: Scenario, stepSeconds: number): string =>
  `window ${placedDigest(scenario)} ${stepSeconds}`;
export const whyKey = (scenario: Scenario): string => `why ${placedDigest(scenario)}`;

export function startFront(): void {
  const { scenario } = documentStore.getState();
  frontRun.start(
    frontKey(scenario),
    ({ signal, onProgress, onPartial }) =>
      partitionPlanner.front(placementPlan(scenario), {
        signal,
        onPoints({ points, fraction, label }) {
          onProgress({ fraction, label });
          onPartial(points);
        },
      }),
    true,
  );
}

export function startWindow(stepSeconds: number): void {
  const { scenario } = documentStore.getState();
  windowRun.start(
    windowKey(scenario, stepSeconds),
    ({ signal, onProgress }) =>
      partitionPlanner.overTime({ ...placementPlan(scenario), stepSeconds }, { signal, onProgress }),
    true,
  );
}

export function startWhy(): void {
  const { scenario } = documentStore.getState();
  whyRun.start(
    whyKey(scenario),
    ({ signal, onProgress, onPartial }) =>
      partitionPlanner.whyNotBetter(placementPlan(scenario), {
        signal,
        onRelaxations({ relaxations, fraction, label }) {
          onProgress({ fraction, label });
          onPartial({ relaxations });
        },
      }),
    true,
  );
}

/** Stops whatever is under way; what there is of it stays. */
export function stopStudies(): void {
  for (const run of [frontRun, windowRun, whyRun]) run.stop();
}

const looksAtMost = 240;
const roundSteps = [10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Time between two looks at the placement, so that a window has at most 240: a round number of seconds. */
export function windowStepSeconds({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): number {
  const least = (endMs - startMs) / 1000 / looksAtMost;
  return roundSteps.find((step) => step >= least) ?? Math.ceil(least / 3600) * 3600;
}

let openId = documentStore.getState().id;
documentStore.subscribe(({ id }) => {
  if (id === openId) return;
  openId = id;
  for (const run of [frontRun, windowRun, whyRun]) run.clear();
});
