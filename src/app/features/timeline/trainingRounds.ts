import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { firstWhere } from "./trainingLanes";

type Rounds = Pick<TrainingTrace, "roundStartMs" | "roundEndMs">;

/** The round (from 0) that holds an instant: from its start to its aggregation, not included; undefined: none does. */
export function roundAt({ roundStartMs, roundEndMs }: Rounds, atMs: number): number | undefined {
  const round = firstWhere(roundEndMs.length, (i) => (roundEndMs[i] as number) > atMs);
  return round < roundEndMs.length && (roundStartMs[round] as number) <= atMs ? round : undefined;
}

/** Where a click means to go: the nearest aggregation within the tolerance, else the start of the round that is there. */
export function roundGoal(
  trace: Rounds & Pick<TrainingTrace, "aggregationMs">,
  atMs: number,
  toleranceMs: number,
): number | undefined {
  const { aggregationMs, roundStartMs } = trace;
  const after = firstWhere(aggregationMs.length, (i) => (aggregationMs[i] as number) >= atMs);
  const [before = Number.NEGATIVE_INFINITY, next = Number.POSITIVE_INFINITY] = [
    aggregationMs[after - 1],
    aggregationMs[after],
  ];
  const nearest = atMs - before <= next - atMs ? before : next;
  if (Math.abs(nearest - atMs) <= toleranceMs) return nearest;
  const round = roundAt(trace, atMs);
  return round === undefined ? undefined : roundStartMs[round];
}
