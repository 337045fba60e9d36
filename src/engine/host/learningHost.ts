import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { roundUpdates } from "../../core/learning/rounds/roundUpdates";
import { trainingCsv } from "../../core/learning/trainingCsv";
import type { TrainingRecord } from "../../core/learning/trainingRecord";
import { type PreparedTraining, prepareTraining } from "../../core/learning/trainScenario";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { LearningJobs, TrainingFacts } from "../protocol/learningJobs";
import { clientUpdates } from "./clientUpdates";
import { createJobHost, type JobHandlers } from "./jobHost";
import { runTraining } from "./runTraining";

/** Makes this thread do the jobs of a learning worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeLearningHost({ endpoint }: { readonly endpoint?: Endpoint } = {}): void {
  expose(createJobHost<LearningJobs>(handlers), endpoint);
}

const handlers: JobHandlers<LearningJobs> = {
  describeTraining: {
    schema: z.strictObject({ scenarioText: z.string() }),
    run({ scenarioText }) {
      const prepared = preparedOf(scenarioText);
      return prepared.ok ? factsOf(prepared.value) : prepared;
    },
  },
  train: {
    schema: z.strictObject({
      scenarioText: z.string(),
      kept: z.unknown().optional(),
      mostKeptBytes: z.number().positive().optional(),
    }),
    isAnytime: true,
    *run({ scenarioText, kept, mostKeptBytes = 0 }, control) {
      const prepared = preparedOf(scenarioText);
      if (!prepared.ok) return prepared;
      return yield* runTraining(prepared.value, { kept, mostKeptBytes }, control);
    },
  },
  roundUpdates: {
    schema: z.strictObject({ scenarioText: z.string(), seed: z.number(), round: z.number() }),
    *run({ scenarioText, seed, round }) {
      const prepared = preparedOf(scenarioText);
      if (!prepared.ok) return prepared;
      const { seeds } = prepared.value;
      const chosen = seeds.find((each) => each.seed === seed);
      if (chosen === undefined) {
        const allowed = seeds.map((each) => each.seed).join(", ");
        return failure([{ path: "seed", message: "no such seed", given: seed, allowed }]);
      }
      const input = chosen.prepare();
      if (!input.ok) return input;
      const records = yield* roundUpdates(input.value, round);
      return records.ok ? success(clientUpdates(records.value)) : records;
    },
  },
  exportTraining: {
    schema: z.strictObject({ record: z.custom<TrainingRecord>(isRecord), format: z.enum(["csv", "json"]) }),
    run({ record, format }) {
      return success(
        format === "csv" ? [...trainingCsv(record)].join("") : `${JSON.stringify(record, undefined, 1)}\n`,
      );
    },
  },
};

function preparedOf(scenarioText: string): Outcome<PreparedTraining> {
  const parsed = readScenarioText(scenarioText);
  return parsed.ok ? prepareTraining(parsed.value.scenario) : parsed;
}

function factsOf({ seeds }: PreparedTraining): Outcome<TrainingFacts> {
  const input = seeds[0]?.prepare();
  if (input === undefined) return failure([{ path: "learning.seeds", message: "no seed" }]);
  if (!input.ok) return input;
  const { data, network, settings } = input.value;
  const samples = data.clients.map(({ train, test }) => train.count + test.count);
  return success({
    clients: data.clients.length,
    participants: settings.participants,
    rounds: settings.rounds,
    epochs: settings.epochs,
    samples: samples.reduce((sum, count) => sum + count, 0),
    mostSamples: samples.reduce((most, count) => Math.max(most, count), 0),
    features: data.dimension,
    classes: data.classes,
    parameters: network.parameterCount,
    modelBytes: 4 * network.parameterCount,
  });
}

function isRecord(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "rounds" in value &&
    Array.isArray(value.rounds) &&
    "otherSeeds" in value &&
    Array.isArray(value.otherSeeds)
  );
}
