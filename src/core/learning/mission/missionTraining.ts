import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import type { Scenario } from "../../scenario/schema";
import { refusedRun, type ScenarioTrainingOptions, type SeedRound } from "../scenarioTraining";
import type { PreparedTraining } from "../trainScenario";
import { missionNetwork } from "./buildNetwork";
import type { MissionNetwork } from "./missionNetwork";
import type { MissionRun } from "./missionRun";
import { type MissionSettings, missionSettings } from "./missionSettings";
import { trainMission } from "./trainMission";

/** A scenario's trainings in mission time that are ready to run: one network for all seeds. */
export interface PreparedMission {
  readonly training: PreparedTraining;
  readonly network: MissionNetwork;
  readonly settings: MissionSettings;
}

/** What can be told of a training in mission time before contacts are found: settings that exclude each other, no station where the server is on the ground. */
export function checkedMission(scenario: Scenario, training: PreparedTraining): Outcome<MissionSettings> {
  const rules = scenario.learning?.mission ?? {};
  const first = training.seeds[0]?.prepare();
  if (first === undefined) throw new RangeError("no seed");
  if (!first.ok) return first;
  const settings = missionSettings(rules, first.value.settings);
  if (!settings.ok) return failure(settings.error.map(underLearning));
  if (rules.server === undefined && (scenario.stations ?? []).length === 0) {
    const allowed = "a scenario with stations, or a satellite as server";
    return failure([{ path: "learning.mission.server", message: "the ground has no station", allowed }]);
  }
  return settings;
}

/** The trainings of a scenario in mission time, `learning.mission` given. Contacts, links and sunlight are found here; fails as `checkedMission` does, or where there are no bookings to keep to. */
export function* prepareMission(scenario: Scenario, training: PreparedTraining): Sliced<Outcome<PreparedMission>> {
  const settings = checkedMission(scenario, training);
  if (!settings.ok) return settings;
  const network = yield* missionNetwork(scenario, scenario.learning?.mission ?? {});
  if (!network.ok) return network;
  return success({ training, network: network.value, settings: settings.value });
}

/** A round that has just ended, and what there is by then. */
export interface MissionSeedRound extends SeedRound {
  /** The runs of finished seeds and, in part, of this one; to be asked for before the next round ends. */
  readonly soFar: () => readonly MissionRun[];
}

/** Runs prepared trainings one after the other. A seed whose data cannot be split gives a run of no rounds that says why. */
export function* trainPreparedMission(
  { training, network, settings }: PreparedMission,
  { observe }: ScenarioTrainingOptions = {},
): Sliced<readonly MissionRun[], MissionSeedRound> {
  const runs: MissionRun[] = [];
  for (const [i, { seed, prepare }] of training.seeds.entries()) {
    const input = prepare();
    if (!input.ok) {
      runs.push(noRun(seed, input.error));
      continue;
    }
    const work = trainMission(input.value, network, settings, {
      ...(observe && { observe: (update) => observe(seed, update) }),
    });
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      const { fraction, label, partial } = step.value;
      yield {
        fraction: (i + fraction) / training.seeds.length,
        label: training.seeds.length === 1 ? label : `Seed ${seed}: ${label}`,
        ...(partial && { partial: { seed, ...partial, soFar: () => [...runs, partial.soFar()] } }),
      };
    }
    runs.push(step.value);
  }
  return runs;
}

function noRun(seed: number, [failed]: readonly Problem[]): MissionRun {
  return {
    ...refusedRun(seed, failed),
    times: [],
    endedMs: 0,
    ended: "it could not begin",
    log: { messages: [], bookings: [], events: [], updates: [] },
  };
}

function underLearning(problem: Problem): Problem {
  return { ...problem, path: `learning.${problem.path}` };
}
