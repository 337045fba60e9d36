import type { UpdateVector } from "./updates";

/** Sum of weight x update in the order given, in double precision; the weights sum to 1 (McMahan et al. 2017). */
export function weightedMean(updates: readonly UpdateVector[], weights: ArrayLike<number>): Float64Array {
  const mean = new Float64Array(updates[0]?.length ?? 0);
  updates.forEach((update, client) => {
    const weight = weights[client] as number;
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + weight * (update[i] as number);
  });
  return mean;
}

/** The mean of all, each counting the same. */
export function plainMean(updates: readonly UpdateVector[]): Float64Array {
  return weightedMean(updates, new Float64Array(updates.length).fill(1 / updates.length));
}
