import { clock } from "../../state/clockStore";
import { satelliteIndex, stationIndex } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { trainingTraceNow } from "../../state/picture/useTrainingTrace";
import { viewStore } from "../../state/viewStore";
import { goTo } from "./goTo";
import { neighbourInstant, neighbourStep, type StepDirection } from "./trainingSteps";

/** Moves the clock to the next or the previous aggregation. */
export function goToAggregation(direction: StepDirection): void {
  const trace = trainingTraceNow();
  const atMs = trace && neighbourInstant(trace.aggregationMs, clock.getState().nowMs, direction);
  if (atMs !== undefined) goTo(atMs);
}

/** Moves the clock to where the next training or message begins, or the previous one did: of the selection, or of all. */
export function goToStep(direction: StepDirection): void {
  const trace = trainingTraceNow();
  const atMs = trace && neighbourStep(trace, selectedNode(), clock.getState().nowMs, direction);
  if (atMs !== undefined) goTo(atMs);
}

function selectedNode(): number | undefined {
  const { selection } = viewStore.getState();
  if (selection === undefined) return undefined;
  const { scenario } = documentStore.getState();
  const satellites = satelliteIndex(scenario);
  if (selection.kind === "satellite") return satellites.get(selection.id);
  const station = stationIndex(scenario).get(selection.id);
  return station === undefined ? undefined : satellites.size + station;
}
