import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { needsDigits } from "../../core/learning/data/dataMaker";
import { checkedMission, prepareMission } from "../../core/learning/mission/missionTraining";
import { missionUpdates } from "../../core/learning/mission/missionUpdates";
import { roundUpdates } from "../../core/learning/rounds/roundUpdates";
import { trainingCsv } from "../../core/learning/trainingCsv";
import type { TrainingRecord } from "../../core/learning/trainingRecord";
import { type PreparedTraining, prepareTraining } from "../../core/learning/trainScenario";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Scenario } from "../../core/scenario/schema";
import type { LearningJobs, TrainingFacts } from "../protocol/learningJobs";
import { clientUpdates } from "./clientUpdates";
import { createJobHost, type JobHandlers } from "./jobHost";
import { MissionSessions } from "./missionSession";
import { rankChanges } from "./rankChanges";
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
  const sessions = new MissionSessions();
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
  const preparedOf = (scenarioText: string): Outcome<PreparedScenario> => {
    const parsed = readScenarioText(scenarioText);
    if (!parsed.ok) return parsed;
    const { scenario } = parsed.value;
    const training = prepareTraining(scenario, digits && { digits });
    return training.ok ? success({ scenario, training: training.value }) : training;
  };
  return {
    describeTraining: {
      schema: z.strictObject({ scenarioText: z.string() }),
      prepare,
      run({ scenarioText }) {
        const prepared = preparedOf(scenarioText);
        if (!prepared.ok) return prepared;
        const { scenario, training } = prepared.value;
        const mission = scenario.learning?.mission && checkedMission(scenario, training);
        return mission?.ok === false ? mission : factsOf(training);
      },
    },
    train: {
      schema: z.strictObject({
        scenarioText: z.string(),
        kept: z.unknown().optional(),
        mostKeptBytes: z.number().positive().optional(),
        held: z.int().optional(),
      }),
      prepare,
      isAnytime: true,
      *run({ scenarioText, kept, mostKeptBytes = 0, held }, control) {
        if (held !== undefined) {
          const session = sessions.find(held);
          return session.ok ? yield* session.value.run(control) : session;
        }
        sessions.forget();
        const prepared = preparedOf(scenarioText);
        if (!prepared.ok) return prepared;
        const { scenario, training } = prepared.value;
        if (scenario.learning?.mission !== undefined) return yield* sessions.begin(scenario, training).run(control);
        return yield* runTraining(training, { kept, mostKeptBytes }, control);
      },
    },
    reportTraining: {
      schema: z.strictObject({ scenarioText: z.string(), kept: z.unknown() }),
      prepare,
      run({ scenarioText, kept }) {
        const prepared = preparedOf(scenarioText);
        return prepared.ok ? keptReport(prepared.value.training, kept) : prepared;
      },
    },
    roundUpdates: {
      schema: z.strictObject({ scenarioText: z.string(), seed: z.number(), round: z.number() }),
      prepare,
      *run({ scenarioText, seed, round }) {
        const prepared = preparedOf(scenarioText);
        if (!prepared.ok) return prepared;
        const { scenario, training } = prepared.value;
        const { seeds } = training;
        const chosen = seeds.find((each) => each.seed === seed);
        if (chosen === undefined) {
          const allowed = seeds.map((each) => each.seed).join(", ");
          return failure([{ path: "seed", message: "no such seed", given: seed, allowed }]);
        }
        const input = chosen.prepare();
        if (!input.ok) return input;
        if (scenario.learning?.mission !== undefined) {
          const mission = yield* prepareMission(scenario, training);
          if (!mission.ok) return mission;
          const sent = yield* missionUpdates(mission.value, input.value, round);
          return sent.ok ? success(clientUpdates(sent.value)) : sent;
        }
        const records = yield* roundUpdates(input.value, round);
        return records.ok ? success(clientUpdates(records.value)) : records;
      },
    },
    rankChanges: {
      schema: z.strictObject({ scenarioText: z.string() }),
      prepare,
      *run({ scenarioText }, { report }) {
        const parsed = readScenarioText(scenarioText);
        if (!parsed.ok) return parsed;
        return yield* rankChanges(parsed.value.scenario, digits && { digits }, report);
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

/** A scenario that was read, and its trainings. */
interface PreparedScenario {
  readonly scenario: Scenario;
  readonly training: PreparedTraining;
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
