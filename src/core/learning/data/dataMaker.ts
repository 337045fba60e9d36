import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { Random } from "../../base/random";
import { expandSatellites } from "../../scenario/expand";
import type { LearningRules, Scenario } from "../../scenario/schema";
import { windowOf } from "../../scenario/window";
import { groundTracks } from "./groundTracks";
import { readDigits } from "./readDigits";
import { readSamplesCsv } from "./readSamplesCsv";
import { type FederatedData, pickSamples, type Samples } from "./samples";
import { type SplitSettings, splitSamples } from "./split";
import { syntheticData } from "./synthetic";

/** Data that a plan names and that come from elsewhere. */
export interface DataSources {
  /** The file of handwritten digits, as it is; wanted where `needsDigits` says so. */
  readonly digits?: Uint8Array;
}

/** Makes the data of a seed; a split that leaves a client without samples is a problem. */
export type DataMaker = (seed: number) => Outcome<FederatedData>;

type DataRules = NonNullable<LearningRules["data"]>;
type SplitRules = NonNullable<Extract<DataRules, { kind: "csv" }>["split"]>;

/** Said wherever the digits are used. */
export const digitsAttribution =
  "Handwritten digits: MNIST, Yann LeCun and Corinna Cortes, CC BY-SA 3.0, 10,000 pictures with 16 levels of grey";

/** Whether a plan trains on the digits, so that their file has to be read. */
export function needsDigits({ learning }: Scenario): boolean {
  return learning?.data?.kind === "digits";
}

/** What makes the data that a scenario's `learning` names, for clients of these ids; paths of problems are those of the rules. */
export function dataMaker(scenario: Scenario, ids: readonly string[], sources: DataSources): Outcome<DataMaker> {
  const data: DataRules = scenario.learning?.data ?? { kind: "synthetic" };
  if (data.kind === "synthetic") {
    const { alpha = 1, beta = 1, areVariances = false, iid = false, maxSamples } = data;
    return success((seed) => success(syntheticData(ids, { alpha, beta, areVariances, iid, maxSamples }, seed)));
  }
  const pool = data.kind === "digits" ? digitsPool(data.samples, sources) : csvPool(data);
  if (!pool.ok) return pool;
  const { samples, picture } = pool.value;
  const { dimension, classes } = samples;
  const split = splitSettings(data.split, scenario, ids);
  return success((seed) => {
    const clients = splitSamples(samples, ids, split, seed);
    if (!clients.ok) return clients;
    return success({ dimension, classes, ...(picture && { picture }), clients: clients.value });
  });
}

interface Pool {
  readonly samples: Samples;
  readonly picture?: FederatedData["picture"];
}

function digitsPool(wanted: number | undefined, { digits }: DataSources): Outcome<Pool> {
  if (digits === undefined) {
    return failure([{ path: "data.kind", message: "the file of handwritten digits was not given", given: "digits" }]);
  }
  const read = readDigits(digits);
  if (!read.ok) return failure(read.error.map((problem) => ({ ...problem, path: "data" })));
  const { samples, picture } = read.value;
  if (wanted === undefined || wanted >= samples.count) return success({ samples, picture });
  const order = Uint32Array.from(samples.labels.keys());
  new Random(0, "digits").shuffle(order);
  return success({ samples: pickSamples(samples, order.subarray(0, wanted)), picture });
}

function csvPool({ text, label, picture }: Extract<DataRules, { kind: "csv" }>): Outcome<Pool> {
  const table = readSamplesCsv(text, label);
  if (!table.ok) return failure(table.error.map(underText));
  const { samples } = table.value;
  if (picture !== undefined && picture[0] * picture[1] * picture[2] !== samples.dimension) {
    const allowed = `a product of ${samples.dimension}, the number of features`;
    return failure([{ path: "data.picture", message: "does not fit the table", given: picture.join(" x "), allowed }]);
  }
  return success({ samples, ...(picture && { picture }) });
}

function underText(problem: Problem): Problem {
  return { ...problem, path: `data.text ${problem.path}` };
}

function splitSettings(split: SplitRules = { kind: "iid" }, scenario: Scenario, ids: readonly string[]): SplitSettings {
  if (split.kind !== "ground-track") return split;
  const { regionDeg = 30, concentration = 0.1 } = split;
  const { startMs } = windowOf(scenario);
  const hours = Math.min(split.hours ?? 1.5, scenario.window.durationHours);
  const places = new Map(ids.map((id, i) => [id, i]));
  const satellites = expandSatellites(scenario).sort(
    (a, b) => (places.get(a.id) as number) - (places.get(b.id) as number),
  );
  const { dut1Seconds = 0 } = scenario.physics ?? {};
  const tracks = groundTracks(satellites, { startMs, hours, regionDeg, dut1Seconds });
  return { kind: "ground-track", concentration, tracks };
}
