import type { Problem } from "../base/outcome";

const magnitudeBits = 0x7fffffff;
const oneExponent = 0x00800000;
const lot = 4096;

/** Index of the first NaN or infinity; -1 where all values are finite. */
export function firstNonFinite(values: Float32Array): number {
  const bits = wordsOf(values);
  for (let start = 0; start < bits.length; start += lot) {
    const end = Math.min(bits.length, start + lot);
    // The largest exponent, and no other, carries into the sign bit.
    let carried = 0;
    for (let i = start; i < end; i++) carried |= ((bits[i] as number) & magnitudeBits) + oneExponent;
    if ((carried | 0) >= 0) continue;
    return start + values.subarray(start, end).findIndex((value) => !Number.isFinite(value));
  }
  return -1;
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

/** The largest magnitude from `start` to before `end`, 0 where there is none; NaN or infinity where one is not finite. */
export function largestMagnitude(values: Float32Array, start: number, end: number): number {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length);
  // Magnitudes are in the order of their bits. Two in turn: the next comparison need not wait for the last.
  let even = 0;
  let odd = 0;
  const pairs = end - ((end - start) % 2);
  for (let i = start; i < pairs; i += 2) {
    even = Math.max(even, (words[i] as number) & magnitudeBits);
    odd = Math.max(odd, (words[i + 1] as number) & magnitudeBits);
  }
  if (pairs < end) even = Math.max(even, (words[pairs] as number) & magnitudeBits);
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
