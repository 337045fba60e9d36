import type { UpdateVector } from "./updates";

/** The median of each coordinate; of an even count the mean of the middle two (Yin et al. 2018). */
export function coordinateMedian(updates: readonly UpdateVector[]): Float64Array {
  const count = updates.length;
  return eachCoordinate(updates, (sorted) => {
    const low = sorted[(count - 1) >> 1] as number;
    const high = sorted[count >> 1] as number;
    return low === high ? low : (low + high) / 2;
  });
}

/** The mean of each coordinate without its floor(trimFraction n) least and as many greatest values (Yin et al. 2018); trimFraction in [0, 0.5). */
export function trimmedMean(updates: readonly UpdateVector[], trimFraction: number): Float64Array {
  const cut = trimmedAtEachEnd(updates.length, trimFraction);
  return eachCoordinate(updates, (sorted) => {
    let sum = 0;
    for (let i = cut; i < sorted.length - cut; i++) sum += sorted[i] as number;
    return Math.min(
      sorted[sorted.length - 1 - cut] as number,
      Math.max(sorted[cut] as number, sum / (sorted.length - 2 * cut)),
    );
  });
}

/** Values cut at each end of `count`; a product that misses a whole number by rounding alone counts as that number. */
export function trimmedAtEachEnd(count: number, trimFraction: number): number {
  return Math.floor(trimFraction * count + 1e-9);
}

function eachCoordinate(updates: readonly UpdateVector[], ofSorted: (sorted: Float64Array) => number): Float64Array {
  const column = new Float64Array(updates.length);
  return Float64Array.from({ length: updates[0]?.length ?? 0 }, (_, i) => {
    for (let client = 0; client < column.length; client++) column[client] = updates[client]?.[i] as number;
    return ofSorted(column.sort());
  });
}
