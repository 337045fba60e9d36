import { useEffect } from "react";
import { useStore } from "zustand";
import type { RouteSeriesColumns } from "../../../engine/client/meshPlanner";
import { scenarioWindow, useScenario } from "../derived";
import { documentStore } from "../documentStore";
import { meshPlanner } from "./meshPlanner";
import { createMeshRunner, type MeshRun } from "./meshRun";
import { meshView } from "./meshView";
import { nodeNumber } from "./nodeNumber";
import { openMesh } from "./openMesh";
import { stepFor } from "./stepFor";

export const routeSeries = createMeshRunner<RouteSeriesColumns>();

/** The step of the series: the one chosen, or one that suits the window. */
export function useSeriesStep(): number {
  const chosen = meshView((state) => state.stepSeconds);
  const { startMs, endMs } = scenarioWindow(useScenario());
  return chosen ?? stepFor((endMs - startMs) / 1000);
}

/** The best route between the chosen ends over the window, computed anew whenever what it depends on changes. */
export function useRouteSeries(): MeshRun<RouteSeriesColumns> {
  const scenario = useScenario();
  const from = meshView((state) => state.from);
  const to = meshView((state) => state.to);
  const metric = meshView((state) => state.metric);
  const stepSeconds = useSeriesStep();
  const { digest } = openMesh(scenario);
  const key = `${digest} ${from} ${to} ${metric} ${stepSeconds}`;
  useEffect(() => startSeries(key, stepSeconds), [key, stepSeconds]);
  return useStore(routeSeries.store);
}

/** Starts a series that was stopped over. */
export function restartSeries(): void {
  const { key } = routeSeries.store.getState();
  const { stepSeconds } = meshView.getState();
  const { startMs, endMs } = scenarioWindow(documentStore.getState().scenario);
  if (key !== undefined) startSeries(key, stepSeconds ?? stepFor((endMs - startMs) / 1000), true);
}

function startSeries(key: string, stepSeconds: number, isForced = false): void {
  const { scenario } = documentStore.getState();
  const { from, to, metric } = meshView.getState();
  const first = nodeNumber(scenario, from);
  const last = nodeNumber(scenario, to);
  if (first === undefined || last === undefined) {
    routeSeries.clear();
    return;
  }
  const { input } = openMesh(scenario);
  const query = { ...input, from: first, to: last, metric, stepSeconds };
  routeSeries.start(key, (control) => meshPlanner.routesOverTime(query, control), isForced);
}
