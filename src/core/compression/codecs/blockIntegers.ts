import type { ByteWriter } from "../byteWriter";
import { varintBytes } from "../byteWriter";
import { floatAbove, largestMagnitude, nonFiniteProblem, signedWordsOf } from "../finiteValues";
import { exactly, type SectionCodec, type SectionRun } from "../sectionCodec";

const toUnit = 2.3283064365386963e-10;
const largestBlock = 16_777_216;
/** Adding and taking away 1.5 x 2^52 rounds a double to a whole number, ties to even. */
const roundingShift = 6755399441055744;

/**
 * Whole numbers -q..q with q = 2^(bits - 1) - 1 under one f32 scale a block, the block's largest magnitude / q rounded up to f32, so that no value
 * is cut and a block of zeros has scale 0. Stochastic rounding is unbiased with variance <= scale^2 / 4; to nearest, the error is <= scale / 2.
 */
export const quantization: SectionCodec = {
  checksFinite: true,
  encode(values, out, run) {
    const { bits, blockSize } = run.settings;
    out.uint8(bits);
    out.varint(blockSize);
    const scales = new Float32Array(Math.ceil(values.length / blockSize));
    const largest = bits === 8 ? 127 : 7;
    const words = signedWordsOf(values);
    for (let block = 0; block < scales.length; block++) {
      const start = block * blockSize;
      const magnitude = largestMagnitude(words, start, Math.min(values.length, start + blockSize));
      if (!Number.isFinite(magnitude)) return nonFiniteProblem(values);
      scales[block] = floatAbove(magnitude / largest);
    }
    out.float32s(scales);
    const integers = bits === 8 ? int8sAtEnd(values.length, out) : new Int8Array(values.length);
    if (run.settings.stochastic) roundByChance(values, scales, integers, run);
    else roundToNearest(values, scales, integers, blockSize);
    if (bits === 4) writePairs(integers, out);
    return undefined;
  },
  decode(input, values) {
    const bits = input.uint8();
    if (bits !== 8 && bits !== 4) input.fail(`${bits} bits a value, where 8 or 4 are known`);
    const blockSize = input.positive(largestBlock);
    const blocks = input.fault === undefined ? Math.ceil(values.length / blockSize) : 0;
    if (4 * blocks + values.length / (8 / bits) > input.left) input.fail("the values end early");
    if (input.fault !== undefined) return;
    const scales = new Float32Array(blocks);
    input.float32s(scales);
    const at = input.skip(Math.ceil((values.length * bits) / 8));
    if (at < 0) return;
    const { bytes } = input;
    for (let block = 0, i = 0; block < blocks; block++) {
      const scale = scales[block] as number;
      // Only a scale rounded up at the very end of f32 can lead beyond it.
      const limit = scale > 1e36 ? 3.4028234663852886e38 : Number.POSITIVE_INFINITY;
      const end = Math.min(values.length, i + blockSize);
      for (; i < end; i++) {
        const integer =
          bits === 8
            ? ((bytes[at + i] as number) << 24) >> 24
            : ((bytes[at + (i >>> 1)] as number) << (28 - 4 * (i & 1))) >> 28;
        const value = integer * scale;
        values[i] = Math.max(-limit, Math.min(limit, value));
      }
    }
  },
  size(count, { bits, blockSize }) {
    return exactly(1 + varintBytes(blockSize) + 4 * Math.ceil(count / blockSize) + Math.ceil((count * bits) / 8));
  },
};

/** Room for 8-bit numbers at the end of what is written. */
function int8sAtEnd(count: number, out: ByteWriter): Int8Array {
  const at = out.take(count);
  return new Int8Array(out.bytes.buffer, out.bytes.byteOffset + at, count);
}

/** Random words are drawn in lots of at most 4,096, one a value. */
function roundByChance(values: Float32Array, scales: Float32Array, integers: Int8Array, run: SectionRun): void {
  const { blockSize } = run.settings;
  const words = new Uint32Array(Math.min(4096, values.length));
  for (let block = 0, i = 0; block < scales.length; block++) {
    const scale = scales[block] as number;
    const inverse = scale === 0 ? 0 : 1 / scale;
    const blockEnd = Math.min(values.length, i + blockSize);
    while (i < blockEnd) {
      const lot = Math.min(words.length, blockEnd - i);
      run.draws.fill(words, lot);
      roundLot(values, i, inverse, words, lot, integers);
      i += lot;
    }
  }
}

/** Four a turn: what engines look up anew every turn, arrays and constants, weighs less. */
function roundLot(
  values: Float32Array,
  start: number,
  inverse: number,
  words: Uint32Array,
  count: number,
  integers: Int8Array,
): void {
  const unit = toUnit;
  const fours = count - (count % 4);
  for (let j = 0, i = start; j < fours; j += 4, i += 4) {
    integers[i] = rounded((values[i] as number) * inverse, (words[j] as number) * unit);
    integers[i + 1] = rounded((values[i + 1] as number) * inverse, (words[j + 1] as number) * unit);
    integers[i + 2] = rounded((values[i + 2] as number) * inverse, (words[j + 2] as number) * unit);
    integers[i + 3] = rounded((values[i + 3] as number) * inverse, (words[j + 3] as number) * unit);
  }
  for (let j = fours; j < count; j++) {
    integers[start + j] = rounded((values[start + j] as number) * inverse, (words[j] as number) * unit);
  }
}

function rounded(value: number, chance: number): number {
  return ((value + chance + 128) | 0) - 128;
}

function roundToNearest(values: Float32Array, scales: Float32Array, integers: Int8Array, blockSize: number): void {
  for (let block = 0, i = 0; block < scales.length; block++) {
    const scale = scales[block] === 0 ? 1 : (scales[block] as number);
    const end = Math.min(values.length, i + blockSize);
    for (; i < end; i++) integers[i] = (values[i] as number) / scale + roundingShift - roundingShift;
  }
}

/** Numbers of 4 bits, two a byte, the first in the low half. */
function writePairs(integers: Int8Array, out: ByteWriter): void {
  const at = out.take(Math.ceil(integers.length / 2));
  const { bytes } = out;
  const pairs = integers.length >>> 1;
  for (let pair = 0; pair < pairs; pair++) {
    bytes[at + pair] = ((integers[2 * pair] as number) & 15) | ((integers[2 * pair + 1] as number) << 4);
  }
  if (integers.length % 2 === 1) bytes[at + pairs] = (integers[2 * pairs] as number) & 15;
}
