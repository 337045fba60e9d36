import { runToEnd } from "../../../base/progress";
import type { Scenario } from "../../../scenario/schema";
import { prepareTraining } from "../../trainScenario";
import type { MissionNetwork } from "../missionNetwork";
import type { MissionRun } from "../missionRun";
import { prepareMission, trainPreparedMission } from "../missionTraining";
import { missionFaults } from "./checkMission";

export interface Replayed {
  readonly network: MissionNetwork;
  readonly runs: readonly MissionRun[];
  /** Of each satellite, of the first seed. */
  readonly trainingSamples: readonly number[];
  /** What the replay of the runs' logs found wrong. */
  readonly faults: readonly string[];
}

/** Trains a scenario in mission time and replays all its runs. */
export function trainReplayed(scenario: Scenario): Replayed {
  const training = prepareTraining(scenario);
  if (!training.ok) throw new Error(training.error[0]?.message);
  const prepared = runToEnd(prepareMission(scenario, training.value));
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  const { network } = prepared.value;
  const runs = runToEnd(trainPreparedMission(prepared.value));
  const server = scenario.learning?.mission?.server;
  const first = training.value.seeds[0]?.prepare();
  const trainingSamples = first?.ok ? first.value.data.clients.map(({ train }) => train.count) : [];
  return { network, runs, trainingSamples, faults: runs.flatMap((run) => missionFaults(network, run, server)) };
}
