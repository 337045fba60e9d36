import type { Problem } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import type { LearningRules, Scenario } from "../../scenario/schema";
import { stationLibrary, stationOfSite } from "../../scenario/stationLibrary";
import type { DataSources } from "../data/dataMaker";
import { prepareTraining } from "../trainScenario";
import type { MissionRun } from "./missionRun";
import { prepareMission, trainPreparedMission } from "./missionTraining";
import { targetBand } from "./missionTrainingRecord";

/** One change of a plan that may bring its target nearer. */
export interface WhatIf {
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** The plan with the change, all else as it was. */
  readonly scenario: Scenario;
}

/** What a change brings. */
export interface WhatIfResult extends WhatIf {
  /** Median over the seeds; null: not every seed reaches the target inside the window. */
  readonly hours: number | null;
  /** Hours less than the plan as it is; null: one of the two does not reach the target. */
  readonly hoursSaved: number | null;
  /** Why the change cannot be tried. */
  readonly problem?: Problem;
}

export interface WhatIfReport {
  /** What is aimed at: the plan's target, or where it has none the accuracy that it reaches with every seed. */
  readonly targetAccuracy: number;
  readonly hoursNow: number | null;
  /** By hours, the soonest first; those that do not reach the target last. */
  readonly results: readonly WhatIfResult[];
}

/** Sites that are tried as one station more: north, equator, south. */
const trialSites = ["ksat-svalbard", "esa-kiruna", "esa-kourou", "ksat-troll", "nasa-mcmurdo"];

/** The changes that make sense for a plan, one factor each. */
function possibleChanges(scenario: Scenario): WhatIf[] {
  const { learning = {}, stations = [], mesh } = scenario;
  const kind = learning.strategy?.kind ?? "fed-avg";
  const isAsync = kind === "fed-async" || kind === "fed-buff";
  const withLearning = (rules: LearningRules): Scenario => ({ ...scenario, learning: { ...learning, ...rules } });
  const withMission = (rules: LearningRules["mission"]) => withLearning({ mission: { ...learning.mission, ...rules } });
  const taken = new Set(stations.map(({ id }) => id));
  const changes: (WhatIf | false)[] = stationLibrary
    .filter((site) => trialSites.includes(site.id) && !taken.has(site.id) && !stations.some(isAt(site)))
    .map((site) => ({
      id: `station-${site.id}`,
      title: `A station more: ${site.name}`,
      scenario: { ...scenario, stations: [...stations, { ...stationOfSite(site), ...ratesOf(scenario) }] },
    }));
  const hasLinks = mesh !== undefined && (mesh.topology !== "none" || (mesh.links ?? []).length > 0);
  changes.push(
    !hasLinks && {
      id: "links",
      title: "Links between satellites: +Grid",
      scenario: { ...withMission({ relay: "mesh" }), mesh: { ...mesh, topology: "plus-grid" } },
    },
    hasLinks &&
      (learning.mission?.relay ?? "mesh") !== "mesh" && {
        id: "relay",
        title: "Relay over all links between satellites",
        scenario: withMission({ relay: "mesh" }),
      },
    stations.length > 0 && {
      id: "antennas",
      title: "An antenna more at every station",
      scenario: { ...scenario, stations: stations.map((one) => ({ ...one, antennas: (one.antennas ?? 1) + 1 })) },
    },
    (learning.compression?.codec ?? "none") === "none" &&
      learning.secureAggregation !== true && {
        id: "codec",
        title: "Updates in 8 bits a value",
        scenario: withLearning({ compression: { codec: "quantization", bits: 8, errorFeedback: true } }),
      },
    !isAsync &&
      learning.privacy === undefined &&
      learning.secureAggregation !== true && {
        id: "fed-buff",
        title: "Asynchronous: FedBuff",
        scenario: withLearning({ strategy: { kind: "fed-buff" }, mission: { ...asyncMission(learning.mission) } }),
      },
    isAsync && { id: "fed-avg", title: "Synchronous: FedAvg", scenario: withLearning(syncLearning(learning)) },
    !isAsync &&
      learning.privacy === undefined &&
      learning.mission?.selection !== "soonest" && {
        id: "soonest",
        title: "Participants whose update is there soonest",
        scenario: withMission({ selection: "soonest" }),
      },
    !isAsync &&
      learning.privacy === undefined &&
      learning.mission?.selection !== "rotating" && {
        id: "rotating",
        title: "Participants in turn, the soonest first",
        scenario: withMission({ selection: "rotating" }),
      },
    kind === "fed-buff" &&
      learning.mission?.aggregation?.kind !== "chosen" && {
        id: "chosen",
        title: "Chosen aggregation instants",
        scenario: withMission({ aggregation: { kind: "chosen" } }),
      },
    learning.mission?.sunlightOnly === true && {
      id: "night",
      title: "Training in shadow too",
      scenario: withMission({ sunlightOnly: false }),
    },
  );
  return changes.filter((change) => change !== false);
}

/**
 * What would help most: trains the plan as it is, then with each change, and ranks the changes by hours to the target. Each result is handed over as it is
 * found. Fails as the plan's own training does.
 */
export function* rankWhatIfs(
  scenario: Scenario,
  changes: readonly WhatIf[] = possibleChanges(scenario),
  sources: DataSources = {},
): Sliced<WhatIfReport | readonly Problem[], WhatIfResult> {
  const steps = changes.length + 1;
  const asIs = yield* within(trialOf(scenario, sources), 0, steps, "The plan as it is");
  if ("problems" in asIs) return asIs.problems;
  const targetAccuracy = scenario.learning?.targetAccuracy ?? leastBest(asIs.runs);
  const hoursNow = hoursTo(targetAccuracy, asIs.runs);
  const results: WhatIfResult[] = [];
  for (const [i, change] of changes.entries()) {
    const trial = yield* within(trialOf(change.scenario, sources), i + 1, steps, change.title);
    const hours = "problems" in trial ? null : hoursTo(targetAccuracy, trial.runs);
    const hoursSaved = hours === null || hoursNow === null ? null : hoursNow - hours;
    const [problem] = "problems" in trial ? trial.problems : [];
    const result = { ...change, hours, hoursSaved, ...(problem && { problem }) };
    results.push(result);
    yield { fraction: (i + 2) / steps, label: change.title, partial: result };
  }
  results.sort((a, b) => (a.hours ?? Number.MAX_VALUE) - (b.hours ?? Number.MAX_VALUE));
  return { targetAccuracy, hoursNow, results };
}

type Trial = { readonly problems: readonly Problem[] } | { readonly runs: readonly MissionRun[] };

function* trialOf(scenario: Scenario, sources: DataSources): Sliced<Trial, unknown> {
  const training = prepareTraining(scenario, sources);
  if (!training.ok) return { problems: training.error };
  const prepared = yield* prepareMission(scenario, training.value);
  if (!prepared.ok) return { problems: prepared.error };
  return { runs: yield* trainPreparedMission(prepared.value) };
}

/** What every seed reaches. */
function leastBest(runs: readonly MissionRun[]): number {
  return Math.min(...runs.map(({ rounds }) => Math.max(0, ...rounds.map(({ accuracy }) => accuracy))));
}

/** Median over the seeds; null: one of them does not get there. */
function hoursTo(targetAccuracy: number, runs: readonly MissionRun[]): number | null {
  const aimed = runs.map((run) => {
    const reached = run.rounds.findIndex(({ accuracy }) => accuracy >= targetAccuracy);
    return { ...run, roundsToTarget: reached < 0 ? null : reached + 1 };
  });
  const { medianHours, reached, seeds } = targetBand(aimed);
  return reached === seeds ? medianHours : null;
}

/** The part that one training is of all. */
function* within<Result>(work: Sliced<Result, unknown>, step: number, steps: number, title: string): Sliced<Result> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { fraction: (step + next.value.fraction) / steps, label: `${title}: ${next.value.label}` };
  }
}

/** Whether a station stands at a site already, under whatever id. */
function isAt(site: { readonly latDeg: number; readonly lonDeg: number }) {
  return ({ latDeg, lonDeg }: { readonly latDeg: number; readonly lonDeg: number }) =>
    Math.abs(latDeg - site.latDeg) < 0.5 && Math.abs(lonDeg - site.lonDeg) < 1;
}

/** A station more is as fast as the fastest there is, so that what is compared is its place. */
function ratesOf({ stations = [] }: Scenario) {
  if (stations.length === 0) return {};
  return {
    uplinkMbps: Math.max(...stations.map(({ uplinkMbps }) => uplinkMbps)),
    downlinkMbps: Math.max(...stations.map(({ downlinkMbps }) => downlinkMbps)),
  };
}

/** Rules that only synchronous rounds know are left out. */
function asyncMission({ deadlineHours: _, selection: __, ...mission }: NonNullable<LearningRules["mission"]> = {}) {
  return mission;
}

function syncLearning({ mission = {} }: LearningRules): LearningRules {
  const { aggregation: _, ...kept } = mission;
  return { strategy: { kind: "fed-avg" }, mission: kept };
}
