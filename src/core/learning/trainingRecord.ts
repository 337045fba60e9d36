import type { Problem } from "../base/outcome";
import type { ClientRecord, RoundRecord, TrainingRun } from "./rounds/roundRecord";

/** How evenly the final model does over the clients. */
export interface Fairness {
  /** Mean over clients, each counting the same. */
  readonly meanAccuracy: number;
  /** Standard deviation over clients. */
  readonly deviation: number;
  /** Mean of the tenth of clients (at least one) with the least accuracy. */
  readonly worstTenth: number;
}

/** A run as the command line prints it. */
export interface RunRecord {
  readonly seed: number;
  readonly rounds: readonly RoundRecord[];
  readonly roundsToTarget: number | null;
  readonly bytesToTarget: number | null;
  readonly finalAccuracy: number | null;
  readonly clients: readonly ClientRecord[];
  readonly fairness: Fairness | null;
  readonly failed?: Problem;
  readonly warnings: readonly Problem[];
}

/** One round over the seeds that reached it. */
export interface BandPoint {
  readonly round: number;
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
}

/** The run of the first seed, then all other seeds, and how far accuracies lie apart. */
export interface TrainingRecord extends RunRecord {
  /** Of the first seed; null: rounds have no mission time, or the target was not reached. */
  readonly timeToTargetHours: number | null;
  readonly otherSeeds: readonly RunRecord[];
  /** Accuracy by round over all seeds. */
  readonly band: readonly BandPoint[];
}

/** Runs, at least one, as plain data. */
export function trainingRecord(runs: readonly TrainingRun[]): TrainingRecord {
  const [first, ...others] = runs.map(runRecord);
  if (first === undefined) throw new RangeError("no run");
  return { ...first, timeToTargetHours: null, otherSeeds: others, band: accuracyBand(runs) };
}

function runRecord({ seed, rounds, clients, roundsToTarget, bytesToTarget, failed, warnings }: TrainingRun): RunRecord {
  return {
    seed,
    rounds,
    roundsToTarget,
    bytesToTarget,
    finalAccuracy: rounds[rounds.length - 1]?.accuracy ?? null,
    clients,
    fairness: clients.length === 0 ? null : fairnessOf(clients.map(({ accuracy }) => accuracy)),
    ...(failed && { failed }),
    warnings,
  };
}

/** Accuracies of clients, at least one. */
function fairnessOf(accuracies: readonly number[]): Fairness {
  const sorted = accuracies.slice().sort((a, b) => a - b);
  const mean = meanOf(sorted);
  return {
    meanAccuracy: mean,
    deviation: Math.sqrt(meanOf(sorted.map((accuracy) => (accuracy - mean) * (accuracy - mean)))),
    worstTenth: meanOf(sorted.slice(0, Math.ceil(sorted.length / 10))),
  };
}

function accuracyBand(runs: readonly TrainingRun[]): BandPoint[] {
  const length = Math.max(...runs.map(({ rounds }) => rounds.length));
  return Array.from({ length }, (_, i) => {
    const accuracies = runs.flatMap(({ rounds }) => rounds[i]?.accuracy ?? []);
    return {
      round: i + 1,
      mean: meanOf(accuracies),
      least: Math.min(...accuracies),
      greatest: Math.max(...accuracies),
    };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
