const magnitudeBits = 0x7fffffff;
/** Up to here sorting takes less time than going through all bins. */
const sortedLength = 2048;
const coarseBins = 65536;
const fineBins = 32768;

/** Magnitudes looked at to guess where the `count` largest begin. */
const sampled = 16_384;
/** Larger parts than this are found faster by counting all. */
const mostGuessed = 1 / 8;

/**
 * Indices of the `count` largest magnitudes, ascending; ties go to the lowest index. Exact, whatever the values: a sample gives a magnitude that a
 * few more than `count` should reach, one pass lists those that do, and only they are looked at again. Where the guess is off, or most
 * values are alike, all are counted. Linear time on any data; not finite values count as larger than all others.
 * @param count 1..values.length
 */
export function selectTopK(values: Float32Array, count: number): Uint32Array {
  const bits = magnitudeWords(values);
  if (count >= values.length) return allIndices(values.length);
  if (values.length <= sortedLength) return sortTopK(bits, count);
  return selectByGuess(bits, count) ?? selectByCount(bits, count);
}

function selectByGuess(bits: Int32Array, count: number): Uint32Array | undefined {
  if (bits.length < 8 * sampled || count > mostGuessed * bits.length) return undefined;
  const sample = new Int32Array(sampled);
  const step = bits.length / sampled;
  for (let i = 0; i < sampled; i++) sample[i] = (bits[Math.floor(i * step)] as number) & magnitudeBits;
  sample.sort();
  // Four deviations above what the sample holds on average: fewer than `count` reach the guess once in some 30,000 times.
  const expected = (count / bits.length) * sampled;
  const rank = Math.ceil(expected + 4 * Math.sqrt(expected)) + 8;
  const least = sample[sampled - rank] as number;
  const reaching = sampled - firstAtLeast(sample, least);
  if (reaching > 2 * mostGuessed * sampled) return undefined;
  const room = Math.ceil((1.5 * reaching + 64) * step);
  const found = new Uint32Array(room);
  const total = listReaching(bits, least, found);
  if (total < count || total > room) return undefined;
  const candidates = found.subarray(0, total);
  const magnitudes = new Int32Array(total);
  for (let i = 0; i < total; i++) magnitudes[i] = bits[candidates[i] as number] as number;
  const kept = selectByCount(magnitudes, count);
  for (let i = 0; i < count; i++) kept[i] = candidates[kept[i] as number] as number;
  return kept;
}

/** Lists the places of magnitudes of at least `least` as far as there is room; returns how many there are, or one more than there is room for. */
function listReaching(bits: Int32Array, least: number, found: Uint32Array): number {
  let at = 0;
  for (let i = 0; i < bits.length; i++) {
    if (((bits[i] as number) & magnitudeBits) < least) continue;
    if (at === found.length) return at + 1;
    found[at++] = i;
  }
  return at;
}

/** Place of the first of ascending numbers that is at least `least`. */
function firstAtLeast(ascending: Int32Array, least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Radix selection on the 31 bits of the magnitude: one pass counts their upper 16 bits, a second the lower 15 of those that share the bin of the
 * count-th; that gives the least magnitude kept, and how many of those equal to it, and a third lists what is kept.
 */
function selectByCount(bits: Int32Array, count: number): Uint32Array {
  if (count >= bits.length) return allIndices(bits.length);
  const coarse = placeFromTop(countCoarse(bits), count);
  const fine = placeFromTop(countFine(bits, coarse.bin), count - coarse.above);
  return listLargest(bits, coarse.bin * fineBins + fine.bin, count, count - coarse.above - fine.above);
}

/** The bin that holds the `count`-th from the top, and how many are in the bins above. */
function placeFromTop(counts: Uint32Array, count: number): { readonly bin: number; readonly above: number } {
  let bin = counts.length - 1;
  let above = 0;
  while (above + (counts[bin] as number) < count) above += counts[bin--] as number;
  return { bin, above };
}

/** 0..size - 1. */
export function allIndices(size: number): Uint32Array {
  const indices = new Uint32Array(size);
  for (let i = 0; i < size; i++) indices[i] = i;
  return indices;
}

/** Indices of all magnitudes of at least `threshold`, ascending. */
export function selectAbove(values: Float32Array, threshold: number): Uint32Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i] as number) >= threshold) count++;
  const indices = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i] as number) >= threshold) indices[at++] = i;
  return indices;
}

/** The bits of the values, in the same memory, as numbers that engines add and compare fastest. */
function magnitudeWords(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

function sortTopK(bits: Int32Array, count: number): Uint32Array {
  const magnitudes = bits.map((word) => word & 0x7fffffff);
  const order = allIndices(bits.length);
  order.sort((a, b) => (magnitudes[b] as number) - (magnitudes[a] as number) || a - b);
  return order.slice(0, count).sort();
}

/** Two counts in turn: where all values fall into one bin, each increment would have to wait for the last. */
function countCoarse(bits: Int32Array): Uint32Array {
  const even = new Uint32Array(coarseBins);
  const odd = new Uint32Array(coarseBins);
  const pairs = bits.length - (bits.length % 2);
  for (let i = 0; i < pairs; i += 2) {
    const first = ((bits[i] as number) << 1) >>> 16;
    const second = ((bits[i + 1] as number) << 1) >>> 16;
    even[first] = (even[first] as number) + 1;
    odd[second] = (odd[second] as number) + 1;
  }
  if (pairs < bits.length) {
    const last = ((bits[pairs] as number) << 1) >>> 16;
    even[last] = (even[last] as number) + 1;
  }
  for (let bin = 0; bin < coarseBins; bin++) even[bin] = (even[bin] as number) + (odd[bin] as number);
  return even;
}

/** Counts the lower bits of the magnitudes whose upper bits are `bin`; in turn, as above. */
function countFine(bits: Int32Array, bin: number): Uint32Array {
  const even = new Uint32Array(fineBins);
  const odd = new Uint32Array(fineBins);
  const least = bin * fineBins;
  for (let i = 0; i < bits.length; i++) {
    const low = ((bits[i] as number) & magnitudeBits) - least;
    if (low >>> 0 >= fineBins) continue;
    const counts = (i & 1) === 0 ? even : odd;
    counts[low] = (counts[low] as number) + 1;
  }
  for (let low = 0; low < fineBins; low++) even[low] = (even[low] as number) + (odd[low] as number);
  return even;
}

/** Indices of the magnitudes above `least` and of the first `ties` equal to it, `count` in all, ascending. */
function listLargest(bits: Int32Array, least: number, count: number, ties: number): Uint32Array {
  const kept = new Uint32Array(count);
  let left = ties;
  let at = 0;
  for (let i = 0; at < count; i++) {
    const magnitude = (bits[i] as number) & magnitudeBits;
    if (magnitude < least || (magnitude === least && left-- <= 0)) continue;
    kept[at++] = i;
  }
  return kept;
}
