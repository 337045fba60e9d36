import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { digestOf } from "../scenario/digest";
import { expandSatellites } from "../scenario/expand";
import type { Scenario } from "../scenario/schema";
import { type DataSources, dataMaker, digitsAttribution, needsDigits } from "./data/dataMaker";
import { makeNetwork } from "./models/makeNetwork";
import type { TrainingInput } from "./rounds/roundWork";
import { trainingSettings } from "./rounds/trainingSettings";

/** A scenario's trainings that are ready to run. */
export interface PreparedTraining {
  /** Equal for equal settings, data and clients: a saved training is gone on with by one of the same identity only. */
  readonly identity: string;
  /** Where the data come from and under which licence, where that has to be said. */
  readonly attribution?: string;
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
export function prepareTraining(scenario: Scenario, sources: DataSources = {}): Outcome<PreparedTraining> {
  const rules = scenario.learning ?? {};
  const satellites = expandSatellites(scenario);
  const ids = satellites.map(({ id }) => id).sort();
  const settings = trainingSettings(rules, ids.length);
  if (!settings.ok) return failure(settings.error.map(underLearning));
  const makeData = dataMaker(scenario, ids, sources);
  if (!makeData.ok) return failure(makeData.error.map(underLearning));
  const seeds = rules.seeds ?? [0];
  const first = makeData.value(seeds[0] as number);
  if (!first.ok) return failure(first.error.map(underLearning));
  const network = makeNetwork(settings.value.model, first.value);
  if (!network.ok) return failure(network.error.map(underLearning));
  const { runs: _, ...learning } = rules;
  // Where satellites fly decides their data by one of the splits.
  const { window, physics } = scenario;
  return success({
    identity: digestOf({ learning, satellites, window, physics }),
    ...(needsDigits(scenario) && { attribution: digitsAttribution }),
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

function underLearning(problem: Problem): Problem {
  return { ...problem, path: problem.path === "" ? "learning" : `learning.${problem.path}` };
}
