import type { CodecName } from "./codecNames";
import { quantization } from "./codecs/blockIntegers";
import { bf16, fp16 } from "./codecs/halfFloats";
import { natural } from "./codecs/natural";
import { none } from "./codecs/none";
import { powerSgd } from "./codecs/powerSgd";
import { qsgd } from "./codecs/qsgd";
import { sign } from "./codecs/sign";
import { sketch } from "./codecs/sketch";
import { randomK, threshold, topK, topKQuantized } from "./codecs/sparse";
import { ternary } from "./codecs/ternary";
import type { SectionCodec } from "./sectionCodec";

/** How each codec writes the values of one tensor. `dgc` sends what top-k sends: what it adds happens before (see `UpdateCompressor`). */
export const sectionCodecs: Readonly<Record<CodecName, SectionCodec>> = {
  none,
  fp16,
  bf16,
  "top-k": topK,
  threshold,
  "random-k": randomK,
  quantization,
  "top-k-quantized": topKQuantized,
  qsgd,
  ternary,
  natural,
  sign,
  "power-sgd": powerSgd,
  sketch,
  dgc: topK,
};
