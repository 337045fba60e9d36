import { nonFiniteProblem, wordsOf } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";
import { readSigns, writeSigns } from "./signBits";

/**
 * EF-signSGD (Karimireddy et al. 2019): the mean magnitude and a sign a value; both zeros count as +. Error^2 = |x|_2^2 - |x|_1^2 / d: wants error
 * feedback to converge.
 */
export const sign: SectionCodec = {
  checksFinite: true,
  encode(values, out) {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += Math.abs(values[i] as number);
    if (!Number.isFinite(sum)) return nonFiniteProblem(values);
    out.float32s(Float32Array.of(values.length === 0 ? 0 : sum / values.length));
    writeSigns(wordsOf(values), out);
    return undefined;
  },
  decode(input, values) {
    const mean = new Float32Array(1);
    input.float32s(mean);
    const at = input.skip(Math.ceil(values.length / 8));
    if (at < 0) return;
    const [size = 0] = mean;
    readSigns(input.bytes, at, size, values);
  },
  size: (count) => exactly(4 + Math.ceil(count / 8)),
};
