import type { LearningRules, Scenario } from "../../../core/scenario/schema";

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
export function runName(
  { strategy, data, model, compression, privacy, faults = {}, mission, ...rules }: LearningRules,
  { mesh, stations = [] }: Pick<Scenario, "mesh" | "stations"> = {},
): string {
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
    ...(mission === undefined ? [] : [`${stations.length} station${stations.length === 1 ? "" : "s"}`]),
    ...(mission === undefined ? [] : missionParts(mission, mesh)),
  ];
  return parts.join(", ").slice(0, longest);
}

/** What of mission time is out of the ordinary. */
function missionParts(
  { selection, aggregation, relay, bookings, sunlightOnly, server }: NonNullable<LearningRules["mission"]>,
  mesh: Scenario["mesh"],
): string[] {
  const failed = new Set((mesh?.failures ?? []).map(({ id, other }) => (other === undefined ? id : `${id}-${other}`)));
  return [
    ...(server === undefined ? [] : [`server ${server}`]),
    ...(selection === "soonest" ? ["soonest"] : []),
    ...(selection === "rotating" ? ["in turn"] : []),
    ...(aggregation === undefined || aggregation.kind === "count" ? [] : [`${aggregation.kind} instants`]),
    ...(mesh === undefined || mesh.topology === "none" || relay === "none"
      ? []
      : [relay === "in-plane" ? relay : "mesh"]),
    ...(bookings === "schedule" ? ["booked"] : []),
    ...(sunlightOnly ? ["in sunlight"] : []),
    ...(failed.size > 2 ? [`${failed.size} failures`] : Array.from(failed, (id) => `${id} fails`)),
  ];
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
