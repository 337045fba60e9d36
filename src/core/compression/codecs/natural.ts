import { nonFiniteProblem, wordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";
import { writeSigns } from "./signBits";

const smallestNormal = 0x00800000;

/**
 * Natural compression (Horvath et al. 2019): stochastic rounding to one of the two powers of two around a value, held as the exponent's byte of
 * the f32 and a sign bit. Unbiased; E error^2 <= x^2 / 8. Below 2^-126 the two are 0 and 2^-126. Magnitudes above 2^127 are refused.
 */
export const natural: SectionCodec = {
  checksFinite: true,
  encode(values, out, { draws }) {
    const bits = wordsOf(values);
    const at = out.take(values.length);
    const { bytes } = out;
    const words = new Uint32Array(Math.min(4096, values.length));
    for (let start = 0; start < values.length; start += words.length) {
      const lot = Math.min(words.length, values.length - start);
      draws.fill(words, lot);
      const exponents = bytes.subarray(at + start, at + start + lot);
      const wrong = roundLot(bits.subarray(start, start + lot), words, exponents);
      if (wrong < 0) continue;
      const given = values[start + wrong];
      if (!Number.isFinite(given)) return nonFiniteProblem(values);
      return {
        path: `[${start + wrong}]`,
        message: "too large for this codec",
        given,
        allowed: "magnitudes up to 2^127",
      };
    }
    writeSigns(bits, out);
    return undefined;
  },
  decode(input, values) {
    const count = values.length;
    const at = input.skip(count + Math.ceil(count / 8));
    if (at < 0) return;
    const { bytes } = input;
    const bits = wordsOf(values);
    for (let i = 0; i < count; i++) {
      const exponent = bytes[at + i] as number;
      const sign = ((bytes[at + count + (i >>> 3)] as number) >>> (i & 7)) & 1;
      bits[i] = exponent * smallestNormal + (exponent === 0 ? 0 : sign * 0x80000000);
    }
  },
  size: (count) => exactly(count + Math.ceil(count / 8)),
};

/** The index of the first value that is too large, -1 where there is none. */
function roundLot(bits: Uint32Array, words: Uint32Array, exponents: Uint8Array): number {
  for (let i = 0; i < bits.length; i++) {
    const magnitude = (bits[i] as number) & 0x7fffffff;
    if (magnitude > 0x7f000000) return i;
    // A draw below 2^23 carries into the exponent with probability mantissa / 2^23.
    exponents[i] = (magnitude + ((words[i] as number) & 0x7fffff)) >>> 23;
  }
  return -1;
}
