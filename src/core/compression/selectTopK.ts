import { wordsOf } from "./finiteValues";

/** Up to here sorting takes less time than going through all bins. */
const sortedLength = 2048;
const coarseBins = 65536;
const fineBins = 32768;

/**
 * Indices of the `count` largest magnitudes, ascending; ties go to the lowest index. Exact, by radix selection on the 31 bits of the magnitude:
 * one pass counts their upper 16 bits, a second lists what lies above the bin of the count-th and what lies in it, and only the latter is
 * looked at again. Linear time on any data.
 * @param values finite
 * @param count 1..values.length
 */
export function selectTopK(values: Float32Array, count: number): Uint32Array {
  const bits = wordsOf(values);
  if (count >= values.length) return allIndices(values.length);
  if (values.length <= sortedLength) return sortTopK(bits, count);
  const coarse = countCoarse(bits);
  let bin = coarseBins - 1;
  let above = 0;
  while (above + (coarse[bin] as number) < count) above += coarse[bin--] as number;
  const larger = new Uint32Array(above);
  const candidates = new Uint32Array(coarse[bin] as number);
  listCoarse(bits, bin, larger, candidates);
  const kept = keepLargest(bits, candidates, count - above);
  return mergeAscending(larger, kept);
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

function sortTopK(bits: Uint32Array, count: number): Uint32Array {
  const magnitudes = bits.map((word) => word & 0x7fffffff);
  const order = allIndices(bits.length);
  order.sort((a, b) => (magnitudes[b] as number) - (magnitudes[a] as number) || a - b);
  return order.slice(0, count).sort();
}

/** Two counts in turn: where all values fall into one bin, each increment would have to wait for the last. */
function countCoarse(bits: Uint32Array): Uint32Array {
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

/** Puts each index that is at least in the bin where it belongs. */
function listCoarse(bits: Uint32Array, bin: number, larger: Uint32Array, candidates: Uint32Array): void {
  let largerAt = 0;
  let candidateAt = 0;
  for (let i = 0; i < bits.length; i++) {
    const found = ((bits[i] as number) << 1) >>> 16;
    if (found < bin) continue;
    if (found > bin) larger[largerAt++] = i;
    else candidates[candidateAt++] = i;
  }
}

/** Of indices whose magnitudes share their upper bits, the `count` largest, ties to the lowest, ascending. */
function keepLargest(bits: Uint32Array, candidates: Uint32Array, count: number): Uint32Array {
  if (count === candidates.length) return candidates;
  const fine = new Uint32Array(fineBins);
  for (let i = 0; i < candidates.length; i++) {
    const low = (bits[candidates[i] as number] as number) & (fineBins - 1);
    fine[low] = (fine[low] as number) + 1;
  }
  let bin = fineBins - 1;
  let above = 0;
  while (above + (fine[bin] as number) < count) above += fine[bin--] as number;
  let ties = count - above;
  const kept = new Uint32Array(count);
  let at = 0;
  for (let i = 0; at < count; i++) {
    const index = candidates[i] as number;
    const low = (bits[index] as number) & (fineBins - 1);
    if (low < bin) continue;
    if (low === bin && ties-- <= 0) continue;
    kept[at++] = index;
  }
  return kept;
}

function mergeAscending(a: Uint32Array, b: Uint32Array): Uint32Array {
  const merged = new Uint32Array(a.length + b.length);
  let i = 0;
  let j = 0;
  for (let at = 0; at < merged.length; at++) {
    if (j === b.length || (i < a.length && (a[i] as number) < (b[j] as number))) merged[at] = a[i++] as number;
    else merged[at] = b[j++] as number;
  }
  return merged;
}
