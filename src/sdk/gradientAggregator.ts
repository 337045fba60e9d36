import type { Problem } from "../core/base/outcome";
import { type CombineName, combineUpdates } from "../core/learning/strategies/combine";
import {
  type ServerOptimizerName,
  type ServerOptimizerSettings,
  type ServerOptimizerState,
  serverOptimizerDefaults,
  startServerOptimizer,
  stepServerOptimizer,
} from "../core/learning/strategies/serverOptimizer";
import { type StalenessFunction, stalenessFactor, stalenessWeights } from "../core/learning/strategies/staleness";
import type { UpdateVector } from "../core/learning/strategies/updates";
import { AggregationStrategy } from "./aggregationStrategy";
import { flatten, layoutOf, unflatten, type VectorLayout, type VectorLike, type VectorResult } from "./namedVectors";
import { OrbitweaveError, orThrow, throwIfAny } from "./orbitweaveError";
import { unknownOptions } from "./unknownOptions";

export interface GradientAggregatorOptions<V extends VectorLike = VectorLike> {
  readonly strategy: AggregationStrategy;
  /** `TrimmedMean`: share cut at each end, in [0, 0.5), default 0.1. */
  readonly trimFraction?: number;
  /** `Krum`, `MultiKrum`: wrong clients to stand, below n - 1, default 0. */
  readonly byzantine?: number;
  /** `MultiKrum`: updates of which the mean is taken, default n - byzantine. */
  readonly keep?: number;
  /** `FedBuff`: the a of (1 + staleness)^-a, default 0.5. */
  readonly stalenessExponent?: number;
  /** The server optimizers and `FedAsync`: the model to start from; updates are then differences from it. */
  readonly model?: V;
  /** Server learning rate; default 1 (FedAvgM), 0.1 (FedAdagrad, FedAdam), 0.01 (FedYogi). */
  readonly serverLr?: number;
  /** Momentum, in [0, 1); default 0.9, FedAdagrad 0. */
  readonly beta1?: number;
  /** Decay of the second moment, in [0, 1); default 0.99. */
  readonly beta2?: number;
  /** Added to the root of the second moment, above 0; default 1e-3. */
  readonly tau?: number;
  /** Second moment at the start; default tau^2. */
  readonly v0?: number;
  /** Whether moments are divided by 1 - beta^t; default false. Of FedAdagrad only the first is, and FedAvgM has none to divide. */
  readonly biasCorrection?: boolean;
  /** `FedAsync`: share of a fresh update in the new model, in (0, 1], default 0.6. */
  readonly mixing?: number;
  /** `FedAsync`: how the share falls with staleness t: constant, polynomial (1 + t)^-a (default), or hinge 1 / (a (t - b) + 1) beyond b. */
  readonly stalenessFunction?: StalenessFunction;
  /** `FedAsync`: the hinge's b, default 6; its a, and the polynomial's, is `stalenessExponent`. */
  readonly stalenessLimit?: number;
}

export interface AggregateOptions {
  /** One a client, at least 0, not all 0 (sample counts, say); divided by their sum. Default: all equal. Robust strategies ignore them. */
  readonly weights?: ArrayLike<number>;
  /** `FedAsync`, `FedBuff`: versions of the model that each update is behind; default 0. */
  readonly staleness?: ArrayLike<number>;
}

/** What an aggregator that keeps a model needs to go on later. */
export interface AggregatorState {
  readonly model: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
  readonly steps: number;
}

const combineNames: { readonly [S in AggregationStrategy]?: CombineName } = {
  median: "median",
  "trimmed-mean": "trimmed-mean",
  "geometric-median": "geometric-median",
  krum: "krum",
  "multi-krum": "multi-krum",
};

/** Makes one update, or one new model, of those of many clients: arrays, or tensors by name. */
export class GradientAggregator<V extends VectorLike = VectorLike> {
  readonly strategy: AggregationStrategy;
  /** What the last aggregation held less than promised: too few clients for Krum's guarantee. */
  warnings: readonly Problem[] = [];
  private readonly options: GradientAggregatorOptions<V>;
  private readonly optimizer: ServerOptimizerSettings | undefined;
  private readonly layout: VectorLayout | undefined;
  private current: ServerOptimizerState | undefined;

  /** @throws OrbitweaveError where an option is unknown or wrong, or a strategy that keeps a model is given none */
  constructor(options: GradientAggregatorOptions<V>) {
    const { strategy, model } = options;
    throwIfAny(optionProblems(options));
    this.strategy = strategy;
    this.options = options;
    this.optimizer = optimizerOf(options);
    if (model === undefined) return;
    this.layout = layoutOf(model, "model");
    const start = Float64Array.from(flatten(model, this.layout, "model"));
    this.current = startServerOptimizer(start, this.optimizer ?? serverOptimizerDefaults("fed-avg-m"));
  }

  /**
   * The aggregate: for FedAvg, FedBuff and the robust strategies of the updates as they are; the server optimizers and FedAsync take differences
   * from the model and return the new model. Float32Arrays give a Float32Array; sums are in double precision, in the order given.
   * @throws OrbitweaveError where there is no client, an option is unknown, or lengths, weights or settings do not fit
   */
  aggregate<U extends V>(updates: readonly U[], options: AggregateOptions = {}): VectorResult<U> {
    throwIfAny(unknownOptions(options, { weights: true, staleness: true }));
    const { weights, staleness } = options;
    const [first] = updates;
    if (first === undefined)
      throw new OrbitweaveError([{ path: "updates", message: "no clients", allowed: "at least one" }]);
    const layout = this.layout ?? layoutOf(first, "updates[0]");
    const flat = updates.map((update, i) => flatten(update, layout, `updates[${i}]`));
    throwIfAny(stalenessProblems(updates.length, staleness));
    if (this.strategy === AggregationStrategy.FedAsync) return unflatten(this.mixIn(flat, staleness), layout);
    const combined = this.combine(flat, weights, staleness);
    if (this.optimizer === undefined || this.current === undefined) return unflatten(combined, layout);
    throwIfAny(lengthProblems(combined.length, this.current.model.length));
    this.current = stepServerOptimizer(this.current, combined, this.optimizer);
    return unflatten(this.current.model.slice(), layout);
  }

  /**
   * Model and moments, to go on from later with `restore`.
   * @throws OrbitweaveError where the strategy keeps none
   */
  state(): AggregatorState {
    const { model, m, v, steps } = this.kept();
    return { model: model.slice(), m: m.slice(), v: v.slice(), steps };
  }

  /** @throws OrbitweaveError where the state is of another length or the strategy keeps none */
  restore({ model, m, v, steps }: AggregatorState): void {
    const { length } = this.kept().model;
    for (const part of [model, m, v]) throwIfAny(lengthProblems(part.length, length));
    this.current = { model: model.slice(), m: m.slice(), v: v.slice(), steps };
  }

  private kept(): ServerOptimizerState {
    if (this.current !== undefined) return this.current;
    throw new OrbitweaveError([{ path: "strategy", message: "keeps no state", given: this.strategy }]);
  }

  private combine(
    updates: readonly UpdateVector[],
    weights: ArrayLike<number> | undefined,
    staleness: ArrayLike<number> | undefined,
  ): Float64Array {
    const { trimFraction = 0.1, byzantine = 0, keep, stalenessExponent = 0.5 } = this.options;
    const isBuffered = this.strategy === AggregationStrategy.FedBuff && staleness !== undefined;
    const ones = weights ?? new Float64Array(updates.length).fill(1);
    const used =
      isBuffered && ones.length === updates.length ? stalenessWeights(ones, staleness, stalenessExponent) : weights;
    const name = combineNames[this.strategy] ?? "mean";
    const combined = orThrow(combineUpdates(updates, used, { name, trimFraction, byzantine, keep }));
    this.warnings = combined.warnings;
    return combined.vector;
  }

  /** FedAsync takes in one update after the other, in the order given. */
  private mixIn(updates: readonly UpdateVector[], staleness: ArrayLike<number> | undefined): Float64Array {
    const {
      mixing = 0.6,
      stalenessFunction = "polynomial",
      stalenessExponent = 0.5,
      stalenessLimit = 6,
    } = this.options;
    const { model, m, v, steps } = this.kept();
    const mixed = model.slice();
    updates.forEach((update, client) => {
      throwIfAny(lengthProblems(update.length, mixed.length));
      const age = staleness?.[client] ?? 0;
      const share = mixing * stalenessFactor(stalenessFunction, age, stalenessExponent, stalenessLimit);
      for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) + share * (update[i] as number);
    });
    this.current = { model: mixed, m, v, steps: steps + updates.length };
    return mixed.slice();
  }
}

const optimizerNames: readonly string[] = [
  "fed-avg-m",
  "fed-adagrad",
  "fed-adam",
  "fed-yogi",
] satisfies ServerOptimizerName[];

function optimizerOf(options: GradientAggregatorOptions): ServerOptimizerSettings | undefined {
  if (!optimizerNames.includes(options.strategy)) return undefined;
  const defaults = serverOptimizerDefaults(options.strategy as ServerOptimizerName);
  const { serverLr = defaults.serverLr, beta1 = defaults.beta1, beta2 = defaults.beta2, tau = defaults.tau } = options;
  return {
    ...defaults,
    serverLr,
    beta1,
    beta2,
    tau,
    v0: options.v0 ?? (options.strategy === AggregationStrategy.FedAvgM ? 0 : tau * tau),
    biasCorrection: options.biasCorrection ?? false,
  };
}

const optionNames: Readonly<Record<keyof GradientAggregatorOptions, true>> = {
  strategy: true,
  trimFraction: true,
  byzantine: true,
  keep: true,
  stalenessExponent: true,
  model: true,
  serverLr: true,
  beta1: true,
  beta2: true,
  tau: true,
  v0: true,
  biasCorrection: true,
  mixing: true,
  stalenessFunction: true,
  stalenessLimit: true,
};

const ranges: readonly (readonly [keyof GradientAggregatorOptions, string, (value: number) => boolean])[] = [
  ["serverLr", "a number above 0", (value) => value > 0],
  ["beta1", "at least 0 and below 1", (value) => value >= 0 && value < 1],
  ["beta2", "at least 0 and below 1", (value) => value >= 0 && value < 1],
  ["tau", "a number above 0", (value) => value > 0],
  ["v0", "a number >= 0", (value) => value >= 0],
  ["mixing", "above 0 and at most 1", (value) => value > 0 && value <= 1],
  ["stalenessExponent", "a number >= 0", (value) => value >= 0],
  ["stalenessLimit", "a number >= 0", (value) => value >= 0],
];

function optionProblems(options: GradientAggregatorOptions): Problem[] {
  const { strategy, model } = options;
  const names: readonly string[] = Object.values(AggregationStrategy);
  if (!names.includes(strategy)) {
    return [{ path: "strategy", message: "no such strategy", given: strategy, allowed: names.join(", ") }];
  }
  const problems = unknownOptions(options, optionNames);
  for (const [path, allowed, isAllowed] of ranges) {
    const given = options[path];
    if (given === undefined || (typeof given === "number" && Number.isFinite(given) && isAllowed(given))) continue;
    problems.push({ path, message: "not allowed here", given, allowed });
  }
  const keepsModel = optimizerNames.includes(strategy) || strategy === AggregationStrategy.FedAsync;
  if (keepsModel && model === undefined) {
    problems.push({ path: "model", message: "missing", allowed: `the model that ${strategy} starts from` });
  }
  if (!keepsModel && model !== undefined) {
    problems.push({ path: "model", message: `${strategy} keeps none`, allowed: "no model" });
  }
  return problems;
}

function stalenessProblems(count: number, staleness: ArrayLike<number> | undefined): Problem[] {
  if (staleness === undefined) return [];
  if (staleness.length !== count) {
    return [{ path: "staleness", message: "not one an update", given: staleness.length, allowed: `${count} numbers` }];
  }
  return Array.from(staleness).flatMap((value, i) =>
    value >= 0 && Number.isFinite(value)
      ? []
      : [{ path: `staleness[${i}]`, message: "not allowed here", given: value, allowed: "a number >= 0" }],
  );
}

function lengthProblems(given: number, wanted: number): Problem[] {
  return given === wanted
    ? []
    : [{ path: "updates", message: "length differs from the model's", given, allowed: `${wanted}` }];
}
