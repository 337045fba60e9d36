import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { needsDigits } from "../../core/learning/data/dataMaker";
import { roundUpdates } from "../../core/learning/rounds/roundUpdates";
import { trainingCsv } from "../../core/learning/trainingCsv";
import type { TrainingRecord } from "../../core/learning/trainingRecord";
import { type PreparedTraining, prepareTraining } from "../../core/learning/trainScenario";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { LearningJobs, TrainingFacts } from "../protocol/learningJobs";
import { clientUpdates } from "./clientUpdates";
import { createJobHost, type JobHandlers } from "./jobHost";
import { keptReport, runTraining } from "./runTraining";

export interface LearningHostOptions {
  /** Reads the file of handwritten digits; rejects where it is not to be had. */
  readonly readDigits?: () => Promise<Uint8Array>;
  readonly endpoint?: Endpoint;
}

/** Makes this thread do the jobs of a learning worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeLearningHost({ readDigits, endpoint }: LearningHostOptions = {}): void {
  expose(createJobHost<LearningJobs>(learningHandlers(readDigits)), endpoint);
}

function learningHandlers(readDigits: LearningHostOptions["readDigits"]): JobHandlers<LearningJobs> {
  let digits: Uint8Array | undefined;
  /** Reads the scenario, and what it trains on and does not hold itself. */
  const prepare = async ({ scenarioText }: { readonly scenarioText: string }): Promise<Outcome<unknown>> => {
    const parsed = readScenarioText(scenarioText);
    if (!parsed.ok || !needsDigits(parsed.value.scenario) || readDigits === undefined) return parsed;
    try {
      digits ??= await readDigits();
      return parsed;
    } catch (error) {
      const message = `the handwritten digits could not be loaded: ${error instanceof Error ? error.message : error}`;
      return failure([{ path: "learning.data.kind", message, given: "digits" }]);
    }
  };
  const preparedOf = (scenarioText: string): Outcome<PreparedTraining> => {
    const parsed = readScenarioText(scenarioText);
    return parsed.ok ? prepareTraining(parsed.value.scenario, digits && { digits }) : parsed;
  };
  return {
    describeTraining: {
      schema: z.strictObject({ scenarioText: z.string() }),
      prepare,
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
      prepare,
      isAnytime: true,
      *run({ scenarioText, kept, mostKeptBytes = 0 }, control) {
        const prepared = preparedOf(scenarioText);
        if (!prepared.ok) return prepared;
        return yield* runTraining(prepared.value, { kept, mostKeptBytes }, control);
      },
    },
    reportTraining: {
      schema: z.strictObject({ scenarioText: z.string(), kept: z.unknown() }),
      prepare,
      run({ scenarioText, kept }) {
        const prepared = preparedOf(scenarioText);
        return prepared.ok ? keptReport(prepared.value, kept) : prepared;
      },
    },
    roundUpdates: {
      schema: z.strictObject({ scenarioText: z.string(), seed: z.number(), round: z.number() }),
      prepare,
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
}

function factsOf({ seeds, attribution }: PreparedTraining): Outcome<TrainingFacts> {
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
    ...(attribution !== undefined && { attribution }),
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
