import type { Problem } from "../base/outcome";

const lot = 4096;

/** Index of the first NaN or infinity; -1 where all values are finite. */
export function firstNonFinite(values: Float32Array): number {
  for (let start = 0; start < values.length; start += lot) {
    const part = values.subarray(start, start + lot);
    if (!allFinite(part)) return start + part.findIndex((value) => !Number.isFinite(value));
  }
  return -1;
}

/** Times 0 a finite value is 0, any other NaN, and so is every sum with it: four values a turn, of which none waits for another. */
function allFinite(values: Float32Array): boolean {
  let zero = 0;
  const fours = values.length - (values.length % 4);
  for (let i = 0; i < fours; i += 4) {
    const first = 0 * (values[i] as number) + 0 * (values[i + 1] as number);
    const second = 0 * (values[i + 2] as number) + 0 * (values[i + 3] as number);
    zero += first + second;
  }
  for (let i = fours; i < values.length; i++) zero += 0 * (values[i] as number);
  return zero === 0;
}

/** What is wrong with values of which one is a NaN or an infinity, its path the index; undefined where all are finite. */
export function nonFiniteProblem(values: Float32Array): Problem | undefined {
  const wrong = firstNonFinite(values);
  if (wrong < 0) return undefined;
  const allowed = "finite values (or put zeros in place of the others)";
  return { path: `[${wrong}]`, message: "is not finite", given: values[wrong], allowed };
}

/** The values with 0 in place of NaN and infinities; the very same array where there are none. */
export function zeroNonFinite(values: Float32Array): Float32Array {
  const first = firstNonFinite(values);
  if (first < 0) return values;
  const cleaned = values.slice();
  for (let i = first; i < cleaned.length; i++) if (!Number.isFinite(cleaned[i])) cleaned[i] = 0;
  return cleaned;
}

/** The bits of the values, in the same memory. */
export function wordsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

/** The same as signed numbers. */
export function signedWordsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

/** The largest magnitude from `start` to before `end` of the f32 whose bits are given, 0 where there is none; NaN or infinity where one is not finite. */
export function largestMagnitude(bits: Int32Array, start: number, end: number): number {
  // Magnitudes are in the order of their bits. Two in turn: the next comparison need not wait for the last.
  let even = 0;
  let odd = 0;
  const pairs = end - ((end - start) % 2);
  for (let i = start; i < pairs; i += 2) {
    even = Math.max(even, (bits[i] as number) & 0x7fffffff);
    odd = Math.max(odd, (bits[i + 1] as number) & 0x7fffffff);
  }
  if (pairs < end) even = Math.max(even, (bits[pairs] as number) & 0x7fffffff);
  scratchBits[0] = Math.max(even, odd);
  return scratch[0] as number;
}

const largestFloat = 3.4028234663852886e38;
const scratch = new Float32Array(1);
const scratchBits = new Uint32Array(scratch.buffer);

/** The least f32 that is not below `value` >= 0; infinity where there is none. */
export function floatAbove(value: number): number {
  if (value > largestFloat) return Number.POSITIVE_INFINITY;
  scratch[0] = value;
  if ((scratch[0] as number) < value) scratchBits[0] = (scratchBits[0] as number) + 1;
  return scratch[0] as number;
}
