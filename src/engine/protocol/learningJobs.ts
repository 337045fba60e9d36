import type { MissionTrainingRecord } from "../../core/learning/mission/missionTrainingRecord";
import type { WhatIfReport, WhatIfResult } from "../../core/learning/mission/whatIfs";
import type { RoundRecord } from "../../core/learning/rounds/roundRecord";
import type { SavedTraining } from "../../core/learning/scenarioTraining";
import type { TrainingRecord } from "../../core/learning/trainingRecord";
import type { Scenario } from "../../core/scenario/schema";
import type { MissionPicture } from "./missionPicture";

/** What every job of the learning worker is about. */
interface Trained {
  /** JSON of the whole scenario: its `learning` and its satellites. */
  readonly scenarioText: string;
}

/** What a training would be, before it runs. */
export interface TrainingFacts {
  readonly clients: number;
  readonly participants: number;
  readonly rounds: number;
  readonly epochs: number;
  readonly samples: number;
  /** Of the client that has most. */
  readonly mostSamples: number;
  readonly features: number;
  readonly classes: number;
  readonly parameters: number;
  /** One model in single precision. */
  readonly modelBytes: number;
  /** Where the data come from, where that has to be said. */
  readonly attribution?: string;
}

/** What is kept of a training that is not over, fit for structured cloning: as of the last round that was finished. */
export interface KeptTraining {
  readonly training: SavedTraining;
  /** CRC-32 of the messages of each seed that has begun, in order of the seeds. */
  readonly messagesCrc: readonly number[];
  /** What its arrays take. */
  readonly bytes: number;
}

export interface TrainInput extends Trained {
  /** What to go on from; checked like any foreign data. */
  readonly kept?: unknown;
  /** A state up to this size is told of now and then while it runs; default none is. */
  readonly mostKeptBytes?: number | undefined;
  /** In mission time: what this worker holds to be gone on with, see `TrainingReport.held`. */
  readonly held?: number | undefined;
}

/** A round that is over. */
export interface FinishedRound {
  readonly seed: number;
  readonly record: RoundRecord;
  /** Accuracy on each client's tests, clients in order of id. */
  readonly clientAccuracies?: Float64Array;
}

/** What a training tells while it runs. */
export interface TrainingNews {
  readonly rounds: readonly FinishedRound[];
  /** See `mostKeptBytes`. */
  readonly kept?: KeptTraining;
}

/** Equal trainings have equal prints on whatever machine: CRC-32 as eight hexadecimal digits. */
export interface TrainingPrint {
  readonly seed: number;
  /** Of the final parameters, eight bytes each, little endian. */
  readonly model: string;
  /** Of every update as it was sent, in that order. */
  readonly messages: string;
  /** In mission time: of the log, as the command line writes it. */
  readonly log?: string;
}

/** A training that is over, or was stopped. */
export interface TrainingReport {
  /** As the command line prints it. */
  readonly record: TrainingRecord | MissionTrainingRecord;
  readonly prints: readonly TrainingPrint[];
  /** In mission time, a seed each. */
  readonly pictures?: readonly MissionPicture[];
  /** Ended before its last round because nobody wanted more; then with what to go on from. */
  readonly stopped: boolean;
  readonly kept?: KeptTraining;
  /** In mission time: what the worker holds of it, as long as it trains nothing else. */
  readonly held?: number;
}

/** What a change of the plan would bring, without the plan itself. */
export interface RankedChange extends Omit<WhatIfResult, "scenario"> {
  /** The parts of the plan that the change replaces. */
  readonly change: ScenarioChange;
}

/** Parts of a plan; `learning` without its data and runs, which stay as they are. */
export type ScenarioChange = Partial<Pick<Scenario, "learning" | "stations" | "mesh">>;

/** Changes of a plan by the hours that they save. */
export interface RankedChanges extends Omit<WhatIfReport, "results"> {
  readonly results: readonly RankedChange[];
}

/** A client's update of a round: parameters after its training less before, as one vector. */
export interface ClientUpdate {
  readonly clientId: string;
  readonly values: Float32Array;
  /** Of the message, and four a value. */
  readonly encodedBytes: number;
  readonly originalBytes: number;
  /** Its euclidean length before the codec. */
  readonly norm: number;
  /** |received - sent| / |sent|: what the codec cost. */
  readonly relativeError: number;
  readonly isLost: boolean;
}

/** Formats that a training is saved in. */
export type TrainingFormat = "csv" | "json";

/** What the learning worker can be asked. */
export interface LearningJobs {
  /** Checks the settings and says what they amount to. */
  readonly describeTraining: { readonly input: Trained; readonly output: TrainingFacts };
  /** Trains, seed after seed. Its progress carries `TrainingNews`; on a cancel it ends with the rounds so far. */
  readonly train: { readonly input: TrainInput; readonly output: TrainingReport };
  /** What a training that was kept has come to. */
  readonly reportTraining: { readonly input: Trained & { readonly kept: unknown }; readonly output: TrainingReport };
  /** All updates of one round, in the order in which they are sent, computed again from the start. */
  readonly roundUpdates: {
    readonly input: Trained & { readonly seed: number; readonly round: number };
    readonly output: readonly ClientUpdate[];
  };
  /** What would help most in mission time: trains the plan with each of its changes. Its progress carries each `RankedChange` as it is found. */
  readonly rankChanges: { readonly input: Trained; readonly output: RankedChanges };
  /** The text of a file to save. */
  readonly exportTraining: {
    readonly input: { readonly record: TrainingRecord; readonly format: TrainingFormat };
    readonly output: string;
  };
}

export type { MissionTrainingRecord, TrainingRecord };
