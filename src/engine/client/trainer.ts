import type { JobOutcome } from "../protocol/jobOutcome";
import type {
  ClientUpdate,
  LearningJobs,
  RankedChange,
  RankedChanges,
  TrainingFacts,
  TrainingFormat,
  TrainingNews,
  TrainingRecord,
  TrainingReport,
} from "../protocol/learningJobs";
import { createPool, type JobOptions, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type {
  ClientUpdate,
  FinishedRound,
  KeptTraining,
  MissionTrainingRecord,
  RankedChange,
  RankedChanges,
  TrainingFacts,
  TrainingFormat,
  TrainingRecord,
  TrainingReport,
} from "../protocol/learningJobs";
export type { MissionPicture } from "../protocol/missionPicture";

/** Where a training is, and what is new. */
export interface TrainerNews extends TrainingNews {
  readonly fraction: number;
  readonly label: string;
}

export interface TrainingRequest {
  /** What to go on from. */
  readonly kept?: unknown;
  /** A state up to this size comes with the news now and then. */
  readonly mostKeptBytes?: number;
  /** What the worker holds, of a training in mission time. */
  readonly held?: number;
  readonly signal?: AbortSignal;
  readonly onNews?: (news: TrainerNews) => void;
}

export interface RankingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly fraction: number;
    readonly label: string;
    readonly found?: RankedChange;
  }) => void;
}

export interface RoundOfTraining {
  readonly seed: number;
  /** From 1. */
  readonly round: number;
}

/** Federated training off the calling thread; a scenario is the JSON of the whole of it. No method rejects: the outcome says how the job ended. */
export interface Trainer {
  /** Checks the settings and says what they amount to. */
  describeTraining(scenarioText: string, options?: JobOptions): Promise<JobOutcome<TrainingFacts>>;
  /**
   * Trains. Aborting it ends it within 200 ms with the rounds so far (`stopped`), or as cancelled where the worker was too busy to answer: what was
   * told by then stands.
   */
  train(scenarioText: string, request: TrainingRequest): Promise<JobOutcome<TrainingReport>>;
  /** What a training that was kept has come to, for one whose worker was too busy to say. */
  reportTraining(scenarioText: string, kept: unknown): Promise<JobOutcome<TrainingReport>>;
  /** All updates of a round, computed again. */
  roundUpdates(
    scenarioText: string,
    round: RoundOfTraining,
    options?: JobOptions,
  ): Promise<JobOutcome<readonly ClientUpdate[]>>;
  /** What would help most in mission time. Each change is told of as it is found; aborting it leaves those. */
  rankChanges(scenarioText: string, options?: RankingOptions): Promise<JobOutcome<RankedChanges>>;
  /** The text of a file to save. */
  exportTraining(record: TrainingRecord, format: TrainingFormat): Promise<JobOutcome<string>>;
  /** Ends all workers; whatever runs or waits ends as `cancelled`. */
  dispose(): void;
}

export interface TrainerOptions {
  /** Starts a worker that exposes the learning host. */
  readonly spawn: () => SpawnedWorker;
  readonly timing?: Partial<PoolTiming>;
}

/** The way from an application to the learning workers: one trains while another answers questions, and a third ranks changes. */
export function createTrainer({ spawn, timing }: TrainerOptions): Trainer {
  const training = createPool<LearningJobs>({ spawn, poolSize: 1, timing });
  const questions = createPool<LearningJobs>({ spawn, poolSize: 1, timing });
  const rankings = createPool<LearningJobs>({ spawn, poolSize: 1, timing });
  return {
    describeTraining: (scenarioText, options) =>
      questions.run("describeTraining", () => ({ input: { scenarioText } }), { priority: "interactive", ...options }),
    train: (scenarioText, { kept, mostKeptBytes, held, signal, onNews }) =>
      training.run(
        "train",
        () => ({ input: { scenarioText, mostKeptBytes, held, ...(kept !== undefined && { kept }) } }),
        {
          ...(signal && { signal }),
          onProgress({ fraction, label, partial }) {
            const news = partial as TrainingNews | undefined;
            onNews?.({ rounds: [], ...news, fraction, label });
          },
        },
      ),
    reportTraining: (scenarioText, kept) =>
      questions.run("reportTraining", () => ({ input: { scenarioText, kept } }), { priority: "interactive" }),
    roundUpdates: (scenarioText, { seed, round }, options) =>
      questions.run("roundUpdates", () => ({ input: { scenarioText, seed, round } }), options),
    rankChanges: (scenarioText, { signal, onProgress } = {}) =>
      rankings.run("rankChanges", () => ({ input: { scenarioText } }), {
        ...(signal && { signal }),
        onProgress({ fraction, label, partial }) {
          const found = partial as RankedChange | undefined;
          onProgress?.({ fraction, label, ...(found && { found }) });
        },
      }),
    exportTraining: (record, format) =>
      questions.run("exportTraining", () => ({ input: { record, format } }), { priority: "interactive" }),
    dispose() {
      training.dispose();
      questions.dispose();
      rankings.dispose();
    },
  };
}
