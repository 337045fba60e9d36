import { crc32 } from "node:zlib";
import { runToEnd } from "../../src/core/base/progress";
import { missionLogText } from "../../src/core/learning/mission/missionLogText";
import { prepareMission, trainPreparedMission } from "../../src/core/learning/mission/missionTraining";
import {
  type MissionTrainingRecord,
  missionTrainingRecord,
} from "../../src/core/learning/mission/missionTrainingRecord";
import { prepareTraining } from "../../src/core/learning/trainScenario";
import type { Scenario } from "../../src/core/scenario/schema";

/** A training in mission time of one seed as Node runs it: its record, and a print of the final parameters, of every message and of the log, as the panel shows them. */
export interface NodeMission {
  readonly record: MissionTrainingRecord;
  readonly print: string;
}

export function trainMissionInNode(scenario: Scenario): NodeMission {
  const training = prepareTraining(scenario);
  if (!training.ok) throw new Error(training.error[0]?.message);
  const prepared = runToEnd(prepareMission(scenario, training.value));
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  let messages = 0;
  const runs = runToEnd(
    trainPreparedMission(prepared.value, {
      observe: (_, { message }) => {
        messages = crc32(message, messages);
      },
    }),
  );
  const { network } = prepared.value;
  const [run] = runs as [(typeof runs)[number]];
  const parameters = new Uint8Array(run.model.buffer, run.model.byteOffset, run.model.byteLength);
  const log = crc32([...missionLogText(network, run)].join(""));
  return {
    record: missionTrainingRecord(network, runs),
    print: [crc32(parameters), messages, log].map((crc) => crc.toString(16).padStart(8, "0")).join(", "),
  };
}
