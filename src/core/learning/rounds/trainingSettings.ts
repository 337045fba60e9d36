import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { type CodecSettings, codecSettings } from "../../compression/codecSettings";
import { learningDefaults } from "../../scenario/learningDefaults";
import type { LearningRules } from "../../scenario/schema";
import type { ModelSettings } from "../models/makeNetwork";
import type { CombineSettings } from "../strategies/combine";
import { type ServerOptimizerSettings, serverOptimizerDefaults } from "../strategies/serverOptimizer";
import type { StalenessFunction } from "../strategies/staleness";
import type { LocalSettings } from "./localTraining";

export type StrategyName = NonNullable<LearningRules["strategy"]>["kind"];

export interface StragglerSettings {
  /** Share of a round's participants. */
  readonly share: number;
  readonly partialWork: "keep" | "drop";
}

export interface ByzantineSettings {
  /** Share of all clients. */
  readonly share: number;
  readonly kind: "sign-flip" | "noise" | "label-flip";
  /** Factor of the flipped update; deviation of the noise. */
  readonly scale: number;
}

export interface PrivacySettings {
  readonly clipNorm: number;
  readonly noiseMultiplier: number;
  readonly delta: number;
}

/** Everything that decides a training but data and seed. */
export interface TrainingSettings {
  readonly strategy: StrategyName;
  readonly model: ModelSettings;
  readonly local: LocalSettings;
  readonly epochs: number;
  readonly rounds: number;
  readonly participants: number;
  readonly targetAccuracy: number | undefined;
  readonly combine: CombineSettings;
  /** Where the strategy has one. */
  readonly optimizer: ServerOptimizerSettings | undefined;
  /** Factor of the mean where it has none. */
  readonly serverLr: number;
  readonly mixing: number;
  readonly stalenessFunction: StalenessFunction;
  readonly stalenessExponent: number;
  readonly stalenessLimit: number;
  readonly bufferSize: number;
  readonly codec: CodecSettings;
  readonly stragglers: StragglerSettings;
  readonly dropoutRate: number;
  readonly byzantine: ByzantineSettings | undefined;
  readonly privacy: PrivacySettings | undefined;
  readonly secureAggregation: boolean;
}

const robustNames = ["median", "trimmed-mean", "geometric-median", "krum", "multi-krum"] as const;
const optimizerNames = ["fed-avg-m", "fed-adagrad", "fed-adam", "fed-yogi"] as const;

/** Strategies whose update is a mean that noise can be put on and that masks leave as it is. */
const meanStrategies: readonly StrategyName[] = ["fed-avg", "fed-prox", ...optimizerNames];

/** The rules with their defaults, for so many clients; paths of problems are those of the rules. */
export function trainingSettings(rules: LearningRules, clients: number): Outcome<TrainingSettings> {
  const { strategy = { kind: "fed-avg" }, local = {}, faults = {}, privacy } = rules;
  const { kind } = strategy;
  const { codec: codecName = "none", ...codecOptions } = rules.compression ?? {};
  const codec = codecSettings(codecName, codecOptions);
  const participants = rules.participants ?? Math.min(learningDefaults.participants, clients);
  const problems = [
    ...(codec.ok ? [] : codec.error.map((problem) => ({ ...problem, path: `compression.${problem.path}` }))),
    ...combinationProblems(rules, kind),
    ...countProblems(rules, participants, clients),
  ];
  if (!codec.ok || problems.length > 0) return failure(problems);
  const optimizer = optimizerNames.find((name) => name === kind);
  const robust = robustNames.find((name) => name === kind);
  return success({
    strategy: kind,
    model: rules.model ?? { kind: "softmax" },
    local: {
      learningRate: local.learningRate ?? learningDefaults.learningRate,
      batchSize: local.batchSize ?? learningDefaults.batchSize,
      momentum: local.momentum ?? learningDefaults.momentum,
      proximalMu: kind === "fed-prox" ? (strategy.proximalMu ?? learningDefaults.proximalMu) : 0,
    },
    epochs: local.epochs ?? learningDefaults.epochs,
    rounds: rules.rounds ?? learningDefaults.rounds,
    participants,
    targetAccuracy: rules.targetAccuracy,
    combine: {
      name: robust ?? "mean",
      trimFraction: strategy.trimFraction ?? 0.1,
      byzantine: strategy.byzantine ?? 1,
      keep: strategy.keep,
    },
    optimizer: optimizer === undefined ? undefined : optimizerSettings(optimizer, strategy),
    serverLr: strategy.serverLr ?? 1,
    mixing: strategy.mixing ?? 0.6,
    stalenessFunction: strategy.stalenessFunction ?? "polynomial",
    stalenessExponent: strategy.stalenessExponent ?? 0.5,
    stalenessLimit: strategy.stalenessLimit ?? 6,
    bufferSize: strategy.bufferSize ?? participants,
    codec: codec.value,
    stragglers: { share: faults.stragglers?.share ?? 0, partialWork: faults.stragglers?.partialWork ?? "keep" },
    dropoutRate: faults.dropoutRate ?? 0,
    byzantine: faults.byzantine && { ...faults.byzantine, scale: faults.byzantine.scale ?? 1 },
    privacy: privacy && { ...privacy, delta: privacy.delta ?? 1e-5 },
    secureAggregation: rules.secureAggregation ?? false,
  });
}

function optimizerSettings(
  name: (typeof optimizerNames)[number],
  strategy: NonNullable<LearningRules["strategy"]>,
): ServerOptimizerSettings {
  const defaults = serverOptimizerDefaults(name);
  const tau = strategy.tau ?? defaults.tau;
  return {
    name,
    serverLr: strategy.serverLr ?? defaults.serverLr,
    beta1: strategy.beta1 ?? defaults.beta1,
    beta2: strategy.beta2 ?? defaults.beta2,
    tau,
    v0: strategy.v0 ?? tau * tau,
    biasCorrection: strategy.biasCorrection ?? false,
  };
}

function combinationProblems(rules: LearningRules, kind: StrategyName): Problem[] {
  const problems: Problem[] = [];
  const allowed = meanStrategies.join(", ");
  const isMean = meanStrategies.includes(kind);
  if (rules.privacy !== undefined && !isMean) {
    problems.push({
      path: "privacy",
      message: "noise is put on means only",
      given: kind,
      allowed: `strategy ${allowed}`,
    });
  }
  if (rules.secureAggregation === true) {
    const path = "secureAggregation";
    if (!isMean)
      problems.push({ path, message: "only sums can be masked", given: kind, allowed: `strategy ${allowed}` });
    const codec = rules.compression?.codec ?? "none";
    if (codec !== "none") {
      problems.push({ path, message: "masked updates cannot be compressed", given: codec, allowed: "codec none" });
    }
    if (rules.privacy !== undefined) {
      problems.push({ path, message: "a masked update cannot be clipped by the server", allowed: "one of the two" });
    }
  }
  if (kind === "scaffold" && (rules.local?.momentum ?? 0) > 0) {
    problems.push({
      path: "local.momentum",
      message: "scaffold counts plain steps",
      given: rules.local?.momentum,
      allowed: "0",
    });
  }
  return problems;
}

function countProblems(rules: LearningRules, participants: number, clients: number): Problem[] {
  const problems: Problem[] = [];
  if (clients === 0) problems.push({ path: "", message: "nobody trains", allowed: "a scenario with satellites" });
  else if (participants > clients) {
    const allowed = `1 to ${clients}, the number of satellites`;
    problems.push({ path: "participants", message: "more than there are clients", given: participants, allowed });
  }
  const { kind, byzantine = 1, keep } = rules.strategy ?? { kind: "fed-avg" };
  if (kind !== "krum" && kind !== "multi-krum") return problems;
  if (participants > 1 && byzantine >= participants - 1) {
    const allowed = `below ${participants - 1}: ${participants} participants less one`;
    problems.push({ path: "strategy.byzantine", message: "too many wrong clients", given: byzantine, allowed });
  }
  if (keep !== undefined && keep > participants) {
    problems.push({
      path: "strategy.keep",
      message: "more than take part",
      given: keep,
      allowed: `1 to ${participants}`,
    });
  }
  return problems;
}
