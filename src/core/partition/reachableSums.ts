/** More sums than these are not kept. */
const mostSums = 4000;

/**
 * For each layer i, all amounts of memory that some of the layers from i on take up together, rising; undefined where there are too many. Memory
 * between two of them is of no use, which is what makes 36 places for 40 equal layers a proof instead of a search.
 */
export function reachableSums(layerBytes: Float64Array): (Float64Array | undefined)[] {
  const sums: (Float64Array | undefined)[] = new Array(layerBytes.length + 1).fill(undefined);
  let current: Float64Array = Float64Array.of(0);
  sums[layerBytes.length] = current;
  for (let layer = layerBytes.length - 1; layer >= 0; layer--) {
    current = withItem(current, layerBytes[layer] as number);
    if (current.length > mostSums) break;
    sums[layer] = current;
  }
  return sums;
}

/** The rising union of `sums` and `sums` + bytes. */
function withItem(sums: Float64Array, bytes: number): Float64Array {
  const merged = new Float64Array(2 * sums.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (j < sums.length) {
    const plain = i < sums.length ? (sums[i] as number) : Number.POSITIVE_INFINITY;
    const added = (sums[j] as number) + bytes;
    const least = Math.min(plain, added);
    if (plain === least) i++;
    if (added === least) j++;
    merged[count++] = least;
  }
  return merged.slice(0, count);
}

/** The largest of rising sums that is at most `room`; -1: room is below all. */
export function largestWithin(sums: Float64Array, room: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) <= room) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : (sums[low - 1] as number);
}
