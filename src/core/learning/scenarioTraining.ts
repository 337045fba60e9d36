import { failure, type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import { z } from "../base/zod";
import { zodProblems } from "../scenario/zodProblems";
import { FederatedTraining } from "./rounds/federatedTraining";
import type { RoundRecord, TrainingRun } from "./rounds/roundRecord";
import type { ClientUpdateRecord } from "./rounds/roundWork";
import { type TrainingState, trainingRunSchema, trainingStateSchema } from "./rounds/trainingState";
import type { PreparedTraining } from "./trainScenario";

/** A round that has just ended, and of which run. */
export interface SeedRound {
  readonly seed: number;
  readonly record: RoundRecord;
  /** Of each client on its tests, in order of id. */
  readonly clientAccuracies: Float64Array;
}

const schemaName = "orbitweave/saved-training/1";

/** A scenario's training between two rounds: plain data and arrays, fit for structured cloning. */
export interface SavedTraining {
  readonly schema: typeof schemaName;
  /** Tells of what it is a training. */
  readonly identity: string;
  /** Runs of seeds that are done, in the order of the seeds. */
  readonly finished: readonly TrainingRun[];
  /** The seed that is being trained, if one has begun. */
  readonly current?: TrainingState;
}

const savedSchema = z.strictObject({
  schema: z.literal(schemaName, { error: schemaName }),
  identity: z.string({ error: "text" }),
  finished: z.array(trainingRunSchema),
  current: trainingStateSchema.optional(),
});

export interface ScenarioTrainingOptions {
  /** Is shown every update that a client sends. */
  readonly observe?: (seed: number, update: ClientUpdateRecord) => void;
}

/** The trainings of a scenario, one a seed, one after the other; they can be saved between any two rounds and gone on with. */
export class ScenarioTraining {
  private readonly finished: TrainingRun[];
  private current: FederatedTraining | undefined;

  constructor(
    private readonly prepared: PreparedTraining,
    private readonly options: ScenarioTrainingOptions = {},
    finished: readonly TrainingRun[] = [],
  ) {
    this.finished = finished.slice();
  }

  /** Goes on from a saved training, which may come from anywhere: its form is checked, and that it is one of these settings, data and clients. */
  static resume(
    prepared: PreparedTraining,
    saved: unknown,
    options: ScenarioTrainingOptions = {},
  ): Outcome<ScenarioTraining> {
    const read = savedSchema.safeParse(saved);
    if (!read.success) return failure(zodProblems(read.error, saved));
    const { identity, finished, current } = read.data as SavedTraining;
    if (identity !== prepared.identity) {
      return failure([
        { path: "identity", message: "of another training", given: identity, allowed: prepared.identity },
      ]);
    }
    const misplaced = finished.findIndex(({ seed }, i) => seed !== prepared.seeds[i]?.seed);
    if (misplaced >= 0) {
      const path = `finished[${misplaced}].seed`;
      return failure([{ path, message: "not the seed of this run", given: finished[misplaced]?.seed }]);
    }
    const training = new ScenarioTraining(prepared, options, finished);
    if (current === undefined) return success(training);
    const input = prepared.seeds[finished.length]?.prepare();
    if (input === undefined) return failure([{ path: "current", message: "all seeds are done" }]);
    if (!input.ok) return input;
    const resumed = FederatedTraining.resume(input.value, current, training.optionsOf(input.value.seed));
    if (!resumed.ok) {
      return failure(resumed.error.map((problem) => ({ ...problem, path: `current.${problem.path}` })));
    }
    training.current = resumed.value;
    return success(training);
  }

  /** Trains seed after seed from where it stands, once. A seed whose data cannot be split gives a run of no rounds that says why. */
  *run(): Sliced<readonly TrainingRun[], SeedRound> {
    const { seeds } = this.prepared;
    for (let i = this.finished.length; i < seeds.length; i++) {
      const { seed, prepare } = seeds[i] as (typeof seeds)[number];
      if (this.current === undefined) {
        const input = prepare();
        if (!input.ok) {
          this.finished.push(refusedRun(seed, input.error[0]));
          continue;
        }
        this.current = new FederatedTraining(input.value, this.optionsOf(seed));
      }
      const training = this.current;
      const work = training.run();
      let step = work.next();
      for (; step.done !== true; step = work.next()) {
        const { fraction, label, partial } = step.value;
        yield {
          fraction: (i + fraction) / seeds.length,
          label: seeds.length === 1 ? label : `Seed ${seed}: ${label}`,
          ...(partial && { partial: { seed, record: partial, clientAccuracies: training.clientAccuracies() } }),
        };
      }
      this.finished.push(step.value);
      this.current = undefined;
    }
    return this.finished;
  }

  /** All of it, as of the last finished round, at any time. It shares arrays with the run: clone it, do not transfer it. */
  saved(): SavedTraining {
    const current = this.current?.state();
    return {
      schema: schemaName,
      identity: this.prepared.identity,
      finished: this.finished.slice(),
      ...(current && { current }),
    };
  }

  /** The runs of finished seeds and, in part, of the one that is being trained. */
  runs(): readonly TrainingRun[] {
    return this.current === undefined ? this.finished.slice() : [...this.finished, this.current.result()];
  }

  private optionsOf(seed: number) {
    const { observe } = this.options;
    return observe === undefined ? {} : { observe: (update: ClientUpdateRecord) => observe(seed, update) };
  }
}

/** Runs prepared trainings one after the other, for those who save nothing in between. */
export function trainPrepared(prepared: PreparedTraining): Sliced<readonly TrainingRun[], SeedRound> {
  return new ScenarioTraining(prepared).run();
}

/** The run of a seed that could not begin. */
export function refusedRun(seed: number, failed: TrainingRun["failed"]): TrainingRun {
  return {
    seed,
    rounds: [],
    clients: [],
    model: new Float64Array(0),
    roundsToTarget: null,
    bytesToTarget: null,
    ...(failed && { failed }),
    warnings: [],
  };
}
