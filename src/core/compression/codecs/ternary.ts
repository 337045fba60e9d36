import { largestMagnitude, nonFiniteProblem, signedWordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

const twoTo32 = 4294967296;
/** Five signs of three kinds a byte. */
const perByte = 5;
const byteLimit = 243;

/**
 * TernGrad (Wen et al. 2017) without clipping: the largest magnitude and a sign -1, 0 or 1 a value, not 0 with probability |x| / largest. Unbiased;
 * variance |x| (largest - |x|) a value.
 */
export const ternary: SectionCodec = {
  checksFinite: true,
  encode(values, out, { draws }) {
    const largest = largestMagnitude(signedWordsOf(values), 0, values.length);
    if (!Number.isFinite(largest)) return nonFiniteProblem(values);
    out.float32s(Float32Array.of(largest));
    const at = out.take(Math.ceil(values.length / perByte));
    const { bytes } = out;
    const words = new Uint32Array(Math.min(5120, perByte * Math.ceil(values.length / perByte)));
    const scale = largest === 0 ? 0 : twoTo32 / largest;
    for (let start = 0; start < values.length; start += words.length) {
      const lot = Math.min(words.length, values.length - start);
      draws.fill(words, lot);
      const whole = lot - (lot % perByte);
      let to = at + start / perByte;
      for (let j = 0, i = start; j < whole; j += perByte, i += perByte) {
        bytes[to++] =
          digitOf(values[i] as number, words[j] as number, scale) +
          3 * digitOf(values[i + 1] as number, words[j + 1] as number, scale) +
          9 * digitOf(values[i + 2] as number, words[j + 2] as number, scale) +
          27 * digitOf(values[i + 3] as number, words[j + 3] as number, scale) +
          81 * digitOf(values[i + 4] as number, words[j + 4] as number, scale);
      }
      if (whole === lot) continue;
      let packed = 0;
      for (let j = lot - 1; j >= whole; j--) {
        packed = 3 * packed + digitOf(values[start + j] as number, words[j] as number, scale);
      }
      bytes[to] = packed;
    }
    return undefined;
  },
  decode(input, values) {
    const largest = new Float32Array(1);
    input.float32s(largest);
    const at = input.skip(Math.ceil(values.length / perByte));
    if (at < 0) return;
    const { bytes } = input;
    const [size = 0] = largest;
    for (let i = 0, from = at; i < values.length; i += perByte, from++) {
      let packed = bytes[from] as number;
      if (packed >= byteLimit) input.fail(`a byte of ${packed} where five signs stand`);
      const end = Math.min(values.length, i + perByte);
      for (let j = i; j < end; j++) {
        values[j] = ((packed % 3) - 1) * size;
        packed = (packed / 3) | 0;
      }
    }
  },
  size: (count) => exactly(4 + Math.ceil(count / perByte)),
};

/** 0, 1 or 2 for -1, 0 or 1: not 0 where the word falls below the magnitude's share of the largest. */
function digitOf(value: number, word: number, scale: number): number {
  if (word + 0.5 >= Math.abs(value) * scale) return 1;
  return value < 0 ? 0 : 2;
}
