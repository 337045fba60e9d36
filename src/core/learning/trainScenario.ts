import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { digestOf } from "../scenario/digest";
import { expandSatellites } from "../scenario/expand";
import type { LearningRules, Scenario } from "../scenario/schema";
import { readSamplesCsv } from "./data/readSamplesCsv";
import type { FederatedData } from "./data/samples";
import { splitSamples } from "./data/split";
import { syntheticData } from "./data/synthetic";
import { makeNetwork } from "./models/makeNetwork";
import type { TrainingInput } from "./rounds/roundWork";
import { trainingSettings } from "./rounds/trainingSettings";

/** A scenario's trainings that are ready to run. */
export interface PreparedTraining {
  /** Equal for equal settings, data and clients: a saved training is gone on with by one of the same identity only. */
  readonly identity: string;
  /** One run a seed, in this order. */
  readonly seeds: readonly {
    readonly seed: number;
    /** Makes the data of the run. */
    readonly prepare: () => Outcome<TrainingInput>;
  }[];
}

/**
 * The trainings of a scenario's `learning`, with a client for each satellite in order of id. What can be told beforehand is checked here: settings
 * that exclude each other, more participants than satellites, a broken table. Data are made when a run begins.
 */
export function prepareTraining(scenario: Scenario): Outcome<PreparedTraining> {
  const rules = scenario.learning ?? {};
  const ids = expandSatellites(scenario)
    .map(({ id }) => id)
    .sort();
  const settings = trainingSettings(rules, ids.length);
  if (!settings.ok) return failure(settings.error.map(underLearning));
  const makeData = dataMaker(rules, ids);
  if (!makeData.ok) return failure(makeData.error.map(underLearning));
  const seeds = rules.seeds ?? [0];
  const first = makeData.value(seeds[0] as number);
  if (!first.ok) return failure(first.error.map(underLearning));
  const network = makeNetwork(settings.value.model, first.value);
  if (!network.ok) return failure(network.error.map(underLearning));
  const { runs: _, ...decisive } = rules;
  return success({
    identity: digestOf({ learning: decisive, ids }),
    seeds: seeds.map((seed, i) => ({
      seed,
      prepare: () => {
        const data = i === 0 ? first : makeData.value(seed);
        if (!data.ok) return failure(data.error.map(underLearning));
        return success({ data: data.value, network: network.value, settings: settings.value, seed });
      },
    })),
  });
}

function dataMaker(
  { data = { kind: "synthetic" } }: LearningRules,
  ids: readonly string[],
): Outcome<(seed: number) => Outcome<FederatedData>> {
  if (data.kind === "synthetic") {
    const { alpha = 1, beta = 1, areVariances = false, iid = false, maxSamples } = data;
    return success((seed) => success(syntheticData(ids, { alpha, beta, areVariances, iid, maxSamples }, seed)));
  }
  const table = readSamplesCsv(data.text, data.label);
  if (!table.ok) return failure(table.error.map((problem) => ({ ...problem, path: `data.text ${problem.path}` })));
  const { samples } = table.value;
  const { split = { kind: "iid" }, picture } = data;
  if (picture !== undefined && picture[0] * picture[1] * picture[2] !== samples.dimension) {
    const allowed = `a product of ${samples.dimension}, the number of features`;
    return failure([{ path: "data.picture", message: "does not fit the table", given: picture.join(" x "), allowed }]);
  }
  return success((seed) => {
    const clients = splitSamples(samples, ids, split, seed);
    if (!clients.ok) return clients;
    const { dimension, classes } = samples;
    return success({ dimension, classes, ...(picture && { picture }), clients: clients.value });
  });
}

function underLearning(problem: Problem): Problem {
  return { ...problem, path: problem.path === "" ? "learning" : `learning.${problem.path}` };
}
