import type { Problem } from "../../base/outcome";
import type { ByteReader } from "../byteReader";
import type { ByteWriter } from "../byteWriter";
import { nonFiniteProblem, wordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

/** IEEE 754 binary16, to nearest, ties to even. Magnitudes from 65520 on have no neighbour there and are refused. */
export const fp16: SectionCodec = {
  checksFinite: true,
  encode: (values, out) => writeHalves(values, out, roundToHalves, "magnitudes below 65520"),
  decode(input, values) {
    const halves = readHalves(values.length, input);
    const bits = wordsOf(values);
    const words = wordsOfHalves();
    for (let i = 0; i < halves.length; i++) bits[i] = words[halves[i] as number] as number;
  },
  size: (count) => exactly(2 * count),
};

/** The upper 16 bits of the f32, to nearest, ties to even. Magnitudes that would round to infinity are refused. */
export const bf16: SectionCodec = {
  checksFinite: true,
  encode: (values, out) => writeHalves(values, out, roundToUpperHalves, "magnitudes below 3.396e38"),
  decode(input, values) {
    const halves = readHalves(values.length, input);
    const bits = wordsOf(values);
    for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] as number) << 16;
  },
  size: (count) => exactly(2 * count),
};

/** Fills the halves of values given by their bits and returns the index of the first value that cannot be held, -1 where there is none. */
type Rounding = (bits: Uint32Array, halves: Uint16Array) => number;

/** In the message's own memory where its end lies even, else beside it first. */
function writeHalves(values: Float32Array, out: ByteWriter, round: Rounding, allowed: string): Problem | undefined {
  const at = out.take(2 * values.length);
  const { buffer, byteOffset } = out.bytes;
  const isEven = (byteOffset + at) % 2 === 0;
  const halves = isEven ? new Uint16Array(buffer, byteOffset + at, values.length) : new Uint16Array(values.length);
  const wrong = round(wordsOf(values), halves);
  if (wrong >= 0) return unfit(values, wrong, allowed);
  if (!isEven) out.bytes.set(new Uint8Array(halves.buffer), at);
  return undefined;
}

/** Why a value cannot be held. */
function unfit(values: Float32Array, index: number, allowed: string): Problem | undefined {
  if (!Number.isFinite(values[index])) return nonFiniteProblem(values);
  return { path: `[${index}]`, message: "too large for this codec", given: values[index], allowed };
}

/** The next 16-bit numbers: as they lie in the message where they lie even, else a copy; none where there are fewer. */
function readHalves(count: number, input: ByteReader): Uint16Array {
  const bytes = input.piece(2 * count);
  const even = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes);
  return new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
}

function roundToHalves(bits: Uint32Array, halves: Uint16Array): number {
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] as number;
    const half = halfMagnitude(word & 0x7fffffff);
    if (half >= 0x7c00) return i;
    halves[i] = half | ((word >>> 16) & 0x8000);
  }
  return -1;
}

function halfMagnitude(magnitude: number): number {
  if (magnitude >= 0x47800000) return 0x7c00;
  if (magnitude >= 0x38800000) {
    const shifted = magnitude - 0x38000000;
    return (shifted + 0xfff + ((shifted >>> 13) & 1)) >>> 13;
  }
  if (magnitude < 0x33000000) return 0;
  // Below 2^-14: whole multiples of 2^-24.
  const shift = 126 - (magnitude >>> 23);
  const significand = (magnitude & 0x7fffff) | 0x800000;
  const whole = significand >>> shift;
  const rest = significand & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return whole + (rest > half || (rest === half && whole % 2 === 1) ? 1 : 0);
}

/** Bits of the least magnitude that rounds to infinity in bf16. */
const largestRounded = 0x7f7f8000;

/** Two a turn, which takes four fifths of the time. */
function roundToUpperHalves(bits: Uint32Array, halves: Uint16Array): number {
  const limit = largestRounded;
  for (let i = 0; i < bits.length - 1; i += 2) {
    const first = bits[i] as number;
    const second = bits[i + 1] as number;
    if ((first & 0x7fffffff) >= limit) return i;
    if ((second & 0x7fffffff) >= limit) return i + 1;
    halves[i] = upperHalf(first);
    halves[i + 1] = upperHalf(second);
  }
  const last = bits.length - 1;
  if (last % 2 === 0) {
    const word = bits[last] as number;
    if ((word & 0x7fffffff) >= limit) return last;
    halves[last] = upperHalf(word);
  }
  return -1;
}

function upperHalf(word: number): number {
  return (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
}

let halfWords: Uint32Array | undefined;

/** The bits of the f32 of each half, sign included. */
function wordsOfHalves(): Uint32Array {
  if (halfWords !== undefined) return halfWords;
  const values = new Float32Array(65_536);
  const words = wordsOf(values);
  for (let half = 0; half < values.length; half++) {
    const magnitude = half & 0x7fff;
    if (magnitude < 0x400) values[half] = magnitude / 16777216;
    else if (magnitude >= 0x7c00) values[half] = Number.POSITIVE_INFINITY;
    else words[half] = (magnitude << 13) + 0x38000000;
    words[half] = (words[half] as number) | ((half & 0x8000) << 16);
  }
  halfWords = words;
  return words;
}
