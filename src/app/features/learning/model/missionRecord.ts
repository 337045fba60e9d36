import type { MissionTrainingRecord, TrainingRecord } from "../../../../engine/client/trainer";

type RunInTime = Pick<MissionTrainingRecord, "seed" | "timeToTargetHours" | "mission">;

/** A record in mission time; undefined: a round is only a round, or none was begun. */
export function missionOf(record: TrainingRecord | undefined): MissionTrainingRecord | undefined {
  return record !== undefined && "mission" in record ? (record as MissionTrainingRecord) : undefined;
}

/** The run of a seed; of the first where there is no such seed. */
export function runOfSeed(record: MissionTrainingRecord, seed: number | undefined): RunInTime {
  return record.otherSeeds.find((run) => run.seed === seed) ?? record;
}
