import type { LearningRules } from "../../../core/scenario/schema";

type StrategyName = NonNullable<LearningRules["strategy"]>["kind"];
type AttackName = NonNullable<NonNullable<LearningRules["faults"]>["byzantine"]>["kind"];

export const strategyTitles: Readonly<Record<StrategyName, string>> = {
  "fed-avg": "FedAvg",
  "fed-avg-m": "FedAvgM",
  "fed-prox": "FedProx",
  "fed-adagrad": "FedAdagrad",
  "fed-adam": "FedAdam",
  "fed-yogi": "FedYogi",
  scaffold: "SCAFFOLD",
  median: "Median",
  "trimmed-mean": "Trimmed mean",
  "geometric-median": "Geometric median",
  krum: "Krum",
  "multi-krum": "MultiKrum",
  "fed-async": "FedAsync",
  "fed-buff": "FedBuff",
};

export const attackTitles: Readonly<Record<AttackName, string>> = {
  "sign-flip": "sign flip",
  noise: "noise",
  "label-flip": "label flip",
};

const longest = 120;

/** What a training is called until somebody calls it otherwise: its strategy, and what is out of the ordinary. */
export function runName({ strategy, data, model, compression, privacy, faults = {}, ...rules }: LearningRules): string {
  const { byzantine, stragglers, dropoutRate = 0 } = faults;
  const codec = compression?.codec ?? "none";
  const parts = [
    strategyTitles[strategy?.kind ?? "fed-avg"],
    ...(data !== undefined && data.kind !== "synthetic" ? [data.kind] : []),
    ...(model !== undefined && model.kind !== "softmax" ? [model.kind] : []),
    ...(codec === "none" ? [] : [codec]),
    ...(byzantine !== undefined && byzantine.share > 0
      ? [`${percent(byzantine.share)} ${attackTitles[byzantine.kind]}`]
      : []),
    ...(stragglers !== undefined && stragglers.share > 0 ? [`${percent(stragglers.share)} stragglers`] : []),
    ...(dropoutRate > 0 ? [`${percent(dropoutRate)} lost`] : []),
    ...(privacy === undefined ? [] : [`noise ${privacy.noiseMultiplier}`]),
    ...(rules.secureAggregation ? ["masked"] : []),
  ];
  return parts.join(", ").slice(0, longest);
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
