import { signedWordsOf } from "../finiteValues";

/** The sums of one row of a sketch by its definition, value by value, in the order of the values. */
export function sumRow(values: Float32Array, key: number, columns: number): Float32Array {
  const sums = new Float32Array(columns);
  for (let i = 0; i < values.length; i++) {
    const hash = hashOf(i, key);
    const column = columnOf(hash, columns);
    sums[column] = (sums[column] as number) + signOf(hash) * (values[i] as number);
  }
  return sums;
}

/** Fills `values` with the median of their estimates, one for each key, by the cells of the rows, one after the other. */
export function fillMedians(cells: Float32Array, keys: readonly number[], columns: number, values: Float32Array): void {
  const words = signedWordsOf(cells);
  const sorted = new Int32Array(keys.length);
  const numbers = new Float32Array(sorted.buffer);
  const upper = keys.length >> 1;
  const lower = (keys.length - 1) >> 1;
  for (let i = 0; i < values.length; i++) {
    for (let r = 0; r < keys.length; r++) {
      const hash = hashOf(i, keys[r] as number);
      insert(ordered((words[r * columns + columnOf(hash, columns)] as number) ^ (hash << 31)), sorted, r);
    }
    sorted[upper] = ordered(sorted[upper] as number);
    if (lower < upper) sorted[lower] = ordered(sorted[lower] as number);
    values[i] = ((numbers[lower] as number) + (numbers[upper] as number)) / 2;
  }
}

/** The bits of an f32 as a whole number that is the larger, the larger the f32 is; the same again leads back. */
function ordered(word: number): number {
  return word ^ ((word >> 31) & 0x7fffffff);
}

/** MurmurHash3's finaliser. */
export function hashOf(index: number, key: number): number {
  let hash = index ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The upper 24 bits of the hash, spread over the columns; exact in doubles. */
function columnOf(hash: number, columns: number): number {
  return ((hash >>> 8) * (columns / 16777216)) | 0;
}

/** 1 or -1 without a branch, which on a random bit would be guessed wrongly half the time. */
function signOf(hash: number): number {
  return 1 - ((hash & 1) << 1);
}

/** Puts a number into its place among the first `count`, which ascend. */
function insert(number: number, sorted: Int32Array, count: number): void {
  let at = count;
  for (; at > 0 && (sorted[at - 1] as number) > number; at--) sorted[at] = sorted[at - 1] as number;
  sorted[at] = number;
}
