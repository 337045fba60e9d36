import type { CodecName } from "../../state/compression/codecOptions";

/** Families that a chart tells apart by colour. */
export const families = [
  { id: "cast", title: "none, fp16, bf16", codecs: ["none", "fp16", "bf16"] },
  { id: "integers", title: "quantization", codecs: ["quantization"] },
  { id: "coarse", title: "natural, ternary, sign", codecs: ["natural", "ternary", "sign"] },
  { id: "qsgd", title: "QSGD", codecs: ["qsgd"] },
  { id: "topK", title: "top-k, threshold", codecs: ["top-k", "threshold", "dgc"] },
  { id: "topKQuantized", title: "top-k, quantized", codecs: ["top-k-quantized"] },
  { id: "randomK", title: "random-k", codecs: ["random-k"] },
  { id: "lowRank", title: "PowerSGD", codecs: ["power-sgd"] },
  { id: "sketch", title: "sketch", codecs: ["sketch"] },
] as const satisfies readonly { readonly id: string; readonly title: string; readonly codecs: readonly CodecName[] }[];

export type Family = (typeof families)[number]["id"];

export function familyOf(codec: CodecName): Family {
  return families.find(({ codecs }) => codecs.some((name) => name === codec))?.id ?? "cast";
}
