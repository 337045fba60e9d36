import { type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { z } from "../../core/base/zod";
import { ScenarioTraining } from "../../core/learning/scenarioTraining";
import { trainingRecord } from "../../core/learning/trainingRecord";
import type { PreparedTraining } from "../../core/learning/trainScenario";
import type { KeptTraining, TrainingReport } from "../protocol/learningJobs";
import { checkInput } from "./checkInput";
import { followTraining } from "./followTraining";
import type { JobControl } from "./jobHost";
import { TrainingPrints } from "./trainingPrints";

const keptSchema = z.strictObject({
  training: z.unknown(),
  messagesCrc: z.array(z.int().min(0).max(0xffffffff)),
  bytes: z.number(),
});

export interface TrainingStart {
  /** What to go on from. */
  readonly kept: unknown;
  /** Larger states are not told of while it runs. */
  readonly mostKeptBytes: number;
}

/** Trains to the end, or until nobody wants more of it: then with the rounds so far and what to go on from. */
export function* runTraining(
  prepared: PreparedTraining,
  { kept, mostKeptBytes }: TrainingStart,
  control: JobControl,
): Sliced<Outcome<TrainingReport>> {
  const begun = beginTraining(prepared, kept);
  if (!begun.ok) return begun;
  const { training, prints } = begun.value;
  const stateNow = () => {
    const state = stateOf(begun.value);
    return state.bytes <= mostKeptBytes ? state : undefined;
  };
  const end = yield* followTraining({ work: training.run(), prints, stateNow }, control);
  return success(reportOf(begun.value, end === undefined));
}

/** What a training that was kept has come to. */
export function keptReport(prepared: PreparedTraining, kept: unknown): Outcome<TrainingReport> {
  const begun = beginTraining(prepared, kept);
  return begun.ok ? success(reportOf(begun.value, true)) : begun;
}

interface Begun {
  readonly training: ScenarioTraining;
  readonly prints: TrainingPrints;
}

function reportOf(begun: Begun, stopped: boolean): TrainingReport {
  const runs = begun.training.runs();
  return {
    record: trainingRecord(runs),
    prints: begun.prints.of(runs),
    stopped,
    ...(stopped && { kept: stateOf(begun) }),
  };
}

function stateOf({ training, prints }: Begun): KeptTraining {
  const saved = training.saved();
  return { training: saved, messagesCrc: prints.messagesCrc, bytes: bytesIn(saved) };
}

function beginTraining(prepared: PreparedTraining, given: unknown): Outcome<Begun> {
  const seeds = prepared.seeds.map(({ seed }) => seed);
  if (given === undefined) {
    const prints = new TrainingPrints(seeds);
    return success({ training: new ScenarioTraining(prepared, { observe: prints.hear }), prints });
  }
  const kept = checkInput(keptSchema, given);
  if (!kept.ok) return kept;
  const prints = new TrainingPrints(seeds, kept.value.messagesCrc);
  const training = ScenarioTraining.resume(prepared, kept.value.training, { observe: prints.hear });
  return training.ok ? success({ training: training.value, prints }) : training;
}

/** Of all arrays in it, each once. */
function bytesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce((sum: number, part) => sum + bytesIn(part, seen), 0);
}
