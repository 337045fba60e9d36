import { type RunRecord, type TrainingRecord, trainingRecord } from "../trainingRecord";
import type { MissionNetwork } from "./missionNetwork";
import { type MissionRecord, missionRecord, timeToTargetHours } from "./missionRecord";
import type { MissionRun } from "./missionRun";

/** Time to target over the seeds. */
export interface TargetBand {
  readonly seeds: number;
  /** Seeds that reached it. */
  readonly reached: number;
  /** Of those; null: none did. */
  readonly leastHours: number | null;
  readonly medianHours: number | null;
  readonly greatestHours: number | null;
}

export interface MissionRunRecord extends RunRecord {
  readonly timeToTargetHours: number | null;
  readonly mission: MissionRecord;
}

/** A training in mission time as the command line prints it. */
export interface MissionTrainingRecord extends TrainingRecord {
  readonly mission: MissionRecord;
  readonly otherSeeds: readonly MissionRunRecord[];
  readonly targetBand: TargetBand;
  /** What of the plan could not be used. */
  readonly unused: readonly string[];
}

/** Runs in mission time, at least one, as plain data. */
export function missionTrainingRecord(network: MissionNetwork, runs: readonly MissionRun[]): MissionTrainingRecord {
  const [first, ...others] = runs;
  if (first === undefined) throw new RangeError("no run");
  const record = trainingRecord(runs);
  return {
    ...record,
    timeToTargetHours: timeToTargetHours(first),
    mission: missionRecord(network, first),
    otherSeeds: others.map((run, i) => ({
      ...(record.otherSeeds[i] as RunRecord),
      timeToTargetHours: timeToTargetHours(run),
      mission: missionRecord(network, run),
    })),
    targetBand: targetBand(runs),
    unused: network.warnings,
  };
}

/** How long runs took to their target. */
export function targetBand(runs: readonly MissionRun[]): TargetBand {
  const hours = runs.flatMap((run) => timeToTargetHours(run) ?? []).sort((a, b) => a - b);
  const middle = (hours.length - 1) / 2;
  const low = hours[Math.floor(middle)];
  const high = hours[Math.ceil(middle)];
  return {
    seeds: runs.length,
    reached: hours.length,
    leastHours: hours[0] ?? null,
    medianHours: low === undefined || high === undefined ? null : (low + high) / 2,
    greatestHours: hours[hours.length - 1] ?? null,
  };
}
