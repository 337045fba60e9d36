import type { Problem } from "../../base/outcome";
import { wordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

/** IEEE 754 binary16, to nearest, ties to even. Magnitudes from 65520 on have no neighbour there and are refused. */
export const fp16: SectionCodec = {
  encode(values, out) {
    const bits = wordsOf(values);
    const at = out.take(2 * values.length);
    const { bytes } = out;
    for (let i = 0; i < bits.length; i++) {
      const word = bits[i] as number;
      const half = halfMagnitude(word & 0x7fffffff);
      if (half >= 0x7c00) return tooLarge(values, i, "magnitudes below 65520");
      bytes[at + 2 * i] = half;
      bytes[at + 2 * i + 1] = (half >>> 8) | ((word >>> 24) & 0x80);
    }
    return undefined;
  },
  decode(input, values) {
    const at = input.skip(2 * values.length);
    if (at < 0) return;
    const { bytes } = input;
    for (let i = 0; i < values.length; i++) {
      const high = bytes[at + 2 * i + 1] as number;
      const size = valueOfHalf(((high & 0x7f) << 8) | (bytes[at + 2 * i] as number));
      values[i] = high & 0x80 ? -size : size;
    }
  },
  size: (count) => exactly(2 * count),
};

/** The upper 16 bits of the f32, to nearest, ties to even. Magnitudes that would round to infinity are refused. */
export const bf16: SectionCodec = {
  encode(values, out) {
    const bits = wordsOf(values);
    const halves = new Uint16Array(values.length);
    for (let i = 0; i < bits.length; i++) {
      const word = bits[i] as number;
      const rounded = (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
      if ((rounded & 0x7fff) === 0x7f80) return tooLarge(values, i, "magnitudes below 3.396e38");
      halves[i] = rounded;
    }
    out.append(new Uint8Array(halves.buffer));
    return undefined;
  },
  decode(input, values) {
    const at = input.skip(2 * values.length);
    if (at < 0) return;
    const { bytes } = input;
    const bits = wordsOf(values);
    for (let i = 0, from = at; i < bits.length; i++, from += 2) {
      bits[i] = ((bytes[from] as number) | ((bytes[from + 1] as number) << 8)) << 16;
    }
  },
  size: (count) => exactly(2 * count),
};

function tooLarge(values: Float32Array, index: number, allowed: string): Problem {
  return { path: `[${index}]`, message: "too large for this codec", given: values[index], allowed };
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

const scratchBits = new Uint32Array(1);
const scratch = new Float32Array(scratchBits.buffer);

function valueOfHalf(magnitude: number): number {
  if (magnitude < 0x400) return magnitude / 16777216;
  if (magnitude >= 0x7c00) return Number.POSITIVE_INFINITY;
  scratchBits[0] = (magnitude << 13) + 0x38000000;
  return scratch[0] as number;
}
