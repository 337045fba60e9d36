import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { firstWhere, trainingKinds, trainingLanes } from "./trainingLanes";

export type StepDirection = "next" | "previous";

/** The first of ascending instants after one, or the last before it: one at the very instant is neither, so that repeated steps walk on. */
export function neighbourInstant(instants: Float64Array, atMs: number, direction: StepDirection): number | undefined {
  if (direction === "next") return instants[firstWhere(instants.length, (i) => (instants[i] as number) > atMs)];
  return instants[firstWhere(instants.length, (i) => (instants[i] as number) >= atMs) - 1];
}

/** When the next training or message begins, or the one before did: of a node, or of all. */
export function neighbourStep(
  trace: TrainingTrace,
  node: number | undefined,
  atMs: number,
  direction: StepDirection,
): number | undefined {
  if (node !== undefined) return stepOfLane(trace, node, atMs, direction);
  const found = [trace.work.startMs, trace.transfers.startMs].flatMap(
    (starts) => neighbourInstant(starts, atMs, direction) ?? [],
  );
  if (found.length === 0) return undefined;
  return direction === "next" ? Math.min(...found) : Math.max(...found);
}

function stepOfLane(trace: TrainingTrace, node: number, atMs: number, direction: StepDirection): number | undefined {
  const { count, startMs, kind } = trainingLanes(trace).laneOf(node);
  const isStep = (bar: number): boolean => kind[bar] !== trainingKinds.life;
  if (direction === "next") {
    let bar = firstWhere(count, (i) => (startMs[i] as number) > atMs);
    while (bar < count && !isStep(bar)) bar++;
    return startMs[bar];
  }
  let bar = firstWhere(count, (i) => (startMs[i] as number) >= atMs) - 1;
  while (bar >= 0 && !isStep(bar)) bar--;
  return startMs[bar];
}
