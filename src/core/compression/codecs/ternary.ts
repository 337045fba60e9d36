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
  encode(values, out, { draws }) {
    let largest = 0;
    for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
    out.float32s(Float32Array.of(largest));
    const at = out.take(Math.ceil(values.length / perByte));
    const { bytes } = out;
    const words = new Uint32Array(Math.min(5120, perByte * Math.ceil(values.length / perByte)));
    const scale = largest === 0 ? 0 : twoTo32 / largest;
    for (let start = 0; start < values.length; start += words.length) {
      const lot = Math.min(words.length, values.length - start);
      draws.fill(words, lot);
      for (let i = 0; i < lot; i += perByte) {
        const end = Math.min(lot, i + perByte);
        let packed = 0;
        let unit = 1;
        for (let j = i; j < end; j++) {
          const value = values[start + j] as number;
          const isKept = (words[j] as number) + 0.5 < Math.abs(value) * scale;
          packed += unit * (isKept ? (value < 0 ? 0 : 2) : 1);
          unit *= 3;
        }
        bytes[at + (start + i) / perByte] = packed;
      }
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
