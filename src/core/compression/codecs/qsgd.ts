import { unpackBits } from "../bitPacking";
import { varintBytes } from "../byteWriter";
import { floatAbove, nonFiniteProblem, wordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

const toUnit = 2.3283064365386963e-10;
const largestBucket = 16_777_216;
const mostLevels = 32767;

/**
 * QSGD (Alistarh et al. 2017): a bucket's norm and, for each value, a level -s..s by stochastic rounding of s |x| / norm; levels in a fixed
 * width. Unbiased; E error^2 <= min(b / s^2, sqrt(b) / s) norm^2 in a bucket of b values. The norm is rounded up to f32.
 */
export const qsgd: SectionCodec = {
  checksFinite: true,
  encode(values, out, { settings: { levels, bucketSize }, draws }) {
    out.varint(levels);
    out.varint(bucketSize);
    const norms = new Float32Array(Math.ceil(values.length / bucketSize));
    const normsAt = out.take(norms.byteLength);
    const width = symbolBits(levels);
    let to = out.take(Math.ceil((values.length * width) / 8));
    const { bytes } = out;
    const bits = wordsOf(values);
    const words = new Uint32Array(Math.min(4096, values.length));
    // Symbols are packed as they come: below 16 bits wait for the next.
    let held = 0;
    let heldBits = 0;
    for (let bucket = 0, i = 0; bucket < norms.length; bucket++) {
      const end = Math.min(values.length, i + bucketSize);
      const exactNorm = normOf(values, i, end);
      if (!Number.isFinite(exactNorm)) return nonFiniteProblem(values);
      const norm = floatAbove(exactNorm);
      if (norm === Number.POSITIVE_INFINITY) {
        return { path: `[${i}]`, message: "the norm of the bucket that begins here is above what f32 holds" };
      }
      norms[bucket] = norm;
      const perLevel = norm === 0 ? 0 : levels / norm;
      while (i < end) {
        const lot = Math.min(words.length, end - i);
        draws.fill(words, lot);
        for (let j = 0; j < lot; j++) {
          // The norm is no less than the value: no level is above the last one.
          const level = (Math.abs(values[i + j] as number) * perLevel + (words[j] as number) * toUnit) | 0;
          const negative = (bits[i + j] as number) >>> 31;
          held |= (levels + (level ^ -negative) + negative) << heldBits;
          heldBits += width;
          if (heldBits >= 16) {
            bytes[to] = held;
            bytes[to + 1] = held >>> 8;
            to += 2;
            held >>>= 16;
            heldBits -= 16;
          }
        }
        i += lot;
      }
    }
    for (; heldBits > 0; heldBits -= 8) {
      bytes[to++] = held;
      held >>>= 8;
    }
    bytes.set(new Uint8Array(norms.buffer), normsAt);
    return undefined;
  },
  decode(input, values) {
    const levels = input.positive(mostLevels);
    const bucketSize = input.positive(largestBucket);
    if (input.fault !== undefined) return;
    const width = symbolBits(levels);
    const buckets = Math.ceil(values.length / bucketSize);
    if (4 * buckets + (values.length * width) / 8 > input.left) input.fail("the values end early");
    if (input.fault !== undefined) return;
    const norms = new Float32Array(buckets);
    input.float32s(norms);
    const at = input.skip(Math.ceil((values.length * width) / 8));
    if (at < 0) return;
    const symbols = new Uint16Array(values.length);
    unpackBits(input.bytes, at, width, symbols);
    for (let bucket = 0, i = 0; bucket < buckets; bucket++) {
      const norm = norms[bucket] as number;
      const end = Math.min(values.length, i + bucketSize);
      for (; i < end; i++) {
        const level = (symbols[i] as number) - levels;
        if (level > levels) input.fail(`level ${level} of ${levels}`);
        values[i] = (norm * level) / levels;
      }
    }
  },
  size(count, { levels, bucketSize }) {
    const norms = 4 * Math.ceil(count / bucketSize);
    return exactly(varintBytes(levels) + varintBytes(bucketSize) + norms + Math.ceil((count * symbolBits(levels)) / 8));
  },
};

/** Bits that tell 2 levels + 1 symbols apart. */
function symbolBits(levels: number): number {
  return 32 - Math.clz32(2 * levels);
}

function normOf(values: Float32Array, start: number, end: number): number {
  let square = 0;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    square += value * value;
  }
  return Math.sqrt(square);
}
