import { crc32 } from "node:zlib";
import { runToEnd } from "../../src/core/base/progress";
import { ScenarioTraining } from "../../src/core/learning/scenarioTraining";
import { type TrainingRecord, trainingRecord } from "../../src/core/learning/trainingRecord";
import { prepareTraining } from "../../src/core/learning/trainScenario";
import type { Scenario } from "../../src/core/scenario/schema";

/** A training of one seed as Node runs it: its record, and a print of the final parameters and of every message, as the panel shows them. */
export interface NodeTraining {
  readonly record: TrainingRecord;
  readonly print: string;
}

export function trainInNode(scenario: Scenario): NodeTraining {
  const prepared = prepareTraining(scenario);
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  let messages = 0;
  const training = new ScenarioTraining(prepared.value, {
    observe: (_, { message }) => {
      messages = crc32(message, messages);
    },
  });
  const runs = runToEnd(training.run());
  const [{ model }] = runs as [(typeof runs)[number]];
  const parameters = new Uint8Array(model.buffer, model.byteOffset, model.byteLength);
  return { record: trainingRecord(runs), print: `${hexOf(crc32(parameters))}, ${hexOf(messages)}` };
}

function hexOf(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}
