import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { Random } from "../../base/random";
import { combineUpdates } from "../strategies/combine";
import { type ServerOptimizerState, startServerOptimizer, stepServerOptimizer } from "../strategies/serverOptimizer";
import { weightedMean } from "../strategies/weightedMean";
import type { TrainingSettings } from "./trainingSettings";

/** Updates of one step of the server, by client id, and their weights. */
export interface Collected {
  readonly updates: readonly Float64Array[];
  readonly weights: readonly number[];
}

/** What the server carries from round to round. */
export interface ServerState {
  readonly model: Float64Array;
  /** Of its optimizer, where the strategy has one. */
  readonly moments?: { readonly m: Float64Array; readonly v: Float64Array; readonly steps: number };
  readonly warnings: readonly Problem[];
}

/** The server's model, which each step replaces: models once given out stay as they are. */
export class ServerModel {
  model: Float64Array;
  /** What held less than promised, each once. */
  readonly warnings: Problem[] = [];
  private optimizer: ServerOptimizerState | undefined;

  constructor(
    start: Float64Array,
    private readonly settings: TrainingSettings,
    private readonly seed: number,
    private readonly clients: number,
  ) {
    this.model = start;
    if (settings.optimizer !== undefined) this.optimizer = startServerOptimizer(start, settings.optimizer);
  }

  /** What is carried so far. Its arrays are never changed again, and may be shared. */
  carried(): ServerState {
    const { model, optimizer, warnings } = this;
    const moments = optimizer && { m: optimizer.m, v: optimizer.v, steps: optimizer.steps };
    return { model, ...(moments && { moments }), warnings: warnings.slice() };
  }

  /** Goes on from there. */
  restore({ model, moments, warnings }: ServerState): void {
    this.model = model;
    if (moments !== undefined) this.optimizer = { model, ...moments };
    this.warnings.splice(0, this.warnings.length, ...warnings);
  }

  /** One step with the updates of a round; none at all leave the model as it is, unless noise is due. */
  step({ updates, weights }: Collected, round: number): Outcome<undefined> {
    const { privacy, combine } = this.settings;
    if (privacy !== undefined) {
      this.move(this.noisyMean(updates, round));
      return success(undefined);
    }
    if (updates.length === 0) return success(undefined);
    // A round of few, after dropouts, asks Krum for no more than can be.
    const byzantine = Math.max(0, Math.min(combine.byzantine, updates.length - 2));
    const keep = combine.keep === undefined ? undefined : Math.min(combine.keep, updates.length);
    const combined = combineUpdates(updates, weights, { ...combine, byzantine, keep });
    if (!combined.ok) return failure(combined.error);
    for (const warning of combined.value.warnings) this.warn(warning);
    this.move(combined.value.vector);
    return success(undefined);
  }

  /** Mixes one client's model in: x = (1 - share) x + share (base + update). */
  mixIn(base: Float64Array, update: Float64Array, share: number): void {
    this.model = this.model.map((value, i) => value + share * ((base[i] as number) + (update[i] as number) - value));
  }

  /** One step along the mean of a round's updates. */
  move(mean: Float64Array): void {
    const { optimizer, serverLr } = this.settings;
    if (optimizer !== undefined && this.optimizer !== undefined) {
      this.optimizer = stepServerOptimizer(this.optimizer, mean, optimizer);
      this.model = this.optimizer.model;
      return;
    }
    this.model = this.model.map((value, i) => value + serverLr * (mean[i] as number));
  }

  private warn(problem: Problem): void {
    if (!this.warnings.some(({ path, given }) => path === problem.path && given === problem.given)) {
      this.warnings.push(problem);
    }
  }

  /** The sum of clipped updates with noise, over the expected number of participants: what the accountant counts. */
  private noisyMean(updates: readonly Float64Array[], round: number): Float64Array {
    const { clipNorm = 1, noiseMultiplier = 0 } = this.settings.privacy ?? {};
    const scales = updates.map((update) => {
      const length = Math.sqrt(update.reduce((sum, value) => sum + value * value, 0));
      return length > clipNorm ? clipNorm / length : 1;
    });
    const sum = updates.length > 0 ? weightedMean(updates, scales) : new Float64Array(this.model.length);
    const noise = new Random(this.seed, "noise", round);
    const expected = Math.min(this.settings.participants, this.clients);
    return sum.map((value) => (value + noiseMultiplier * clipNorm * noise.normal()) / expected);
  }
}
