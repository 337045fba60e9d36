import { failure, type Outcome, success } from "../../base/outcome";
import { Random } from "../../base/random";
import { gammaDraw } from "./gammaDraw";
import { type GroundTracks, regionMix } from "./groundTracks";
import { type ClientData, pickSamples, type Samples } from "./samples";

/** How the samples of one data set come to clients. */
export type SplitSettings =
  | { readonly kind: "iid" }
  | { readonly kind: "dirichlet"; readonly concentration: number }
  | { readonly kind: "shards"; readonly perClient: number }
  | { readonly kind: "ground-track"; readonly concentration: number; readonly tracks: GroundTracks };

const trainShare = 0.9;

/**
 * Spreads samples over clients, each sample to one client: at random in equal parts; each class by proportions from a Dirichlet distribution (Hsu et
 * al. 2019), small concentrations giving each client few classes; sorted by class, cut into equal shards and dealt out (McMahan et
 * al. 2017); or each class by the time that clients spend over regions where it is frequent. 90 % of what a client gets is for training. A client left with
 * fewer than two samples is a problem.
 */
export function splitSamples(
  samples: Samples,
  ids: readonly string[],
  split: SplitSettings,
  seed: number,
): Outcome<readonly ClientData[]> {
  const random = new Random(seed, "split");
  const parts = partsOf(samples, ids.length, split, seed, random);
  const starved = parts.findIndex((part) => part.length < 2);
  if (starved >= 0) {
    const message = `client ${ids[starved]} is left with ${parts[starved]?.length ?? 0} samples`;
    return failure([
      {
        path: "data.split",
        message,
        allowed: "at least 2 a client: more samples, fewer clients, or a more even split",
      },
    ]);
  }
  return success(
    ids.map((id, client) => {
      const part = Uint32Array.from(parts[client] as readonly number[]);
      random.shuffle(part);
      const trained = Math.min(part.length - 1, Math.max(1, Math.floor(trainShare * part.length)));
      return {
        id,
        train: pickSamples(samples, part.subarray(0, trained)),
        test: pickSamples(samples, part.subarray(trained)),
      };
    }),
  );
}

/** Indices of samples by client. */
function partsOf(samples: Samples, clients: number, split: SplitSettings, seed: number, random: Random): number[][] {
  if (split.kind === "dirichlet") {
    const draws = () => Float64Array.from({ length: clients }, () => gammaDraw(split.concentration, random));
    return weightedParts(samples, clients, draws, random);
  }
  if (split.kind === "ground-track") {
    const mixes = split.tracks.regions.map((region) => regionMix(region, samples.classes, split.concentration, seed));
    const seen = (label: number) =>
      Float64Array.from(split.tracks.shares, (shares) =>
        shares.reduce((sum, share, region) => sum + share * (mixes[region]?.[label] as number), 0),
      );
    return weightedParts(samples, clients, seen, random);
  }
  const order = Uint32Array.from(samples.labels.keys());
  random.shuffle(order);
  if (split.kind === "iid") return evenRuns(order, clients);
  // Sorted by class; within a class the order stays random.
  order.sort((a, b) => (samples.labels[a] as number) - (samples.labels[b] as number));
  const shards = evenRuns(order, clients * split.perClient);
  const deal = Uint32Array.from(shards.keys());
  random.shuffle(deal);
  return evenRuns(deal, clients).map((dealt) => dealt.flatMap((shard) => shards[shard] as number[]));
}

/** Each class cut into pieces as long as the clients' weights for it. */
function weightedParts(
  samples: Samples,
  clients: number,
  weightsOf: (label: number) => Float64Array,
  random: Random,
): number[][] {
  const parts: number[][] = Array.from({ length: clients }, () => []);
  for (let label = 0; label < samples.classes; label++) {
    const members = Uint32Array.from(Array.from(samples.labels.keys()).filter((s) => samples.labels[s] === label));
    random.shuffle(members);
    const draws = weightsOf(label);
    const sum = draws.reduce((total, draw) => total + draw, 0);
    let share = 0;
    let from = 0;
    for (let client = 0; client < clients; client++) {
      share += draws[client] as number;
      // Draws of very small concentrations can all vanish: the last client then takes the class.
      const to = client === clients - 1 || sum === 0 ? members.length : Math.round((share / sum) * members.length);
      for (let i = from; i < to; i++) parts[client]?.push(members[i] as number);
      from = Math.max(from, to);
    }
  }
  return parts;
}

/** Runs of a list whose lengths differ by at most one. */
function evenRuns(order: Uint32Array, runs: number): number[][] {
  return Array.from({ length: runs }, (_, run) => {
    const from = Math.floor((run * order.length) / runs);
    const to = Math.floor(((run + 1) * order.length) / runs);
    return Array.from(order.subarray(from, to));
  });
}
