import { parseInstant } from "../../../core/base/instant";
import type { LearningRules, Scenario } from "../../../core/scenario/schema";
import { curvePoints, type RunSummary } from "../../../core/scenario/schema/trainingRun";
import type { TrainingReport } from "../../../engine/client/trainer";
import { runDetails } from "./runDetails";

/** What a training was run with. */
export interface RunOrigin {
  readonly name: string;
  /** Digest of the settings. */
  readonly settings: string;
  /** The plan as it was then. */
  readonly scenario: Scenario;
  readonly rules: LearningRules;
  /** Of the scenario's window, for mission time. */
  readonly startMs: number;
}

/** What of a training stays in the plan; undefined where no round of the first seed ended. Figures are those that the command line prints. */
export function runSummary({ record, prints }: TrainingReport, origin: RunOrigin): RunSummary | undefined {
  const { rounds, finalAccuracy, otherSeeds, band, fairness, roundsToTarget, bytesToTarget, timeToTargetHours } =
    record;
  const last = rounds[rounds.length - 1];
  const print = prints.find(({ seed }) => seed === record.seed);
  if (last === undefined || finalAccuracy === null || print === undefined) return undefined;
  const lastOfBand = band[band.length - 1];
  const { targetAccuracy } = origin.rules;
  return {
    name: origin.name,
    details: runDetails(origin.scenario),
    settings: origin.settings,
    print: print.model,
    rounds: rounds.length,
    seeds: 1 + otherSeeds.length,
    finalAccuracy,
    finalLoss: last.loss,
    ...(otherSeeds.length > 0 &&
      lastOfBand && { leastAccuracy: lastOfBand.least, greatestAccuracy: lastOfBand.greatest }),
    ...(fairness && { worstTenth: fairness.worstTenth }),
    bytesUp: sum(rounds.map(({ bytesUp }) => bytesUp)),
    bytesDown: sum(rounds.map(({ bytesDown }) => bytesDown)),
    ...(targetAccuracy !== undefined && { targetAccuracy }),
    ...(roundsToTarget !== null && { roundsToTarget }),
    ...(bytesToTarget !== null && { bytesToTarget }),
    ...(timeToTargetHours !== null && { hoursToTarget: timeToTargetHours }),
    // A plan holds no infinite number: without noise there is no bound to keep.
    ...(last.epsilon !== undefined && Number.isFinite(last.epsilon) && { epsilon: last.epsilon }),
    curve: curveOf(record, origin.startMs),
  };
}

function curveOf({ rounds }: TrainingReport["record"], startMs: number): RunSummary["curve"] {
  let bytes = 0;
  const points = rounds.map(({ round, accuracy, loss, bytesUp, bytesDown, endsAt }) => {
    bytes += bytesUp + bytesDown;
    return { round, accuracy, loss, bytes, hours: hoursOf(endsAt, startMs) };
  });
  const kept = thinned(points, curvePoints);
  const hours = kept.flatMap((point) => point.hours ?? []);
  return {
    rounds: kept.map(({ round }) => round),
    accuracy: kept.map(({ accuracy }) => rounded(accuracy, 1e4)),
    loss: kept.map(({ loss }) => rounded(loss, 1e4)),
    megabytes: kept.map((point) => rounded(point.bytes / 1e6, 1e6)),
    ...(hours.length === kept.length && { hours: hours.map((value) => rounded(value, 1e4)) }),
  };
}

/** When a round ended, in hours from the window's start; undefined where a round is only a round. */
export function hoursOf(endsAt: string | null, startMs: number): number | undefined {
  const end = endsAt === null ? undefined : parseInstant(endsAt);
  return end?.ok ? (end.value - startMs) / 3_600_000 : undefined;
}

/** At most so many items, evenly spread, the first and the last among them. */
export function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))] as Item);
}

function rounded(value: number, unit: number): number {
  return Math.round(value * unit) / unit;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
