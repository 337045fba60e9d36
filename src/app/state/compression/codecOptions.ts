import type { CodecName, QuantizerName } from "../../../core/compression/codecNames";
import type { CodecOptions, CodecSettings } from "../../../core/compression/codecSettings";

export type { CodecName } from "../../../core/compression/codecNames";
export type { CodecOptions, CodecSettings } from "../../../core/compression/codecSettings";

export type OptionName = keyof CodecOptions;

/** Options that a codec reads, those that matter most first. */
const readBy: Readonly<Record<CodecName, readonly OptionName[]>> = {
  none: [],
  fp16: [],
  bf16: [],
  "top-k": ["sparsity", "errorFeedback"],
  threshold: ["threshold", "errorFeedback"],
  "random-k": ["sparsity", "scaled", "seed", "errorFeedback"],
  quantization: ["bits", "blockSize", "stochastic", "seed", "errorFeedback"],
  "top-k-quantized": ["sparsity", "quantizer", "errorFeedback"],
  qsgd: ["levels", "bucketSize", "seed", "errorFeedback"],
  ternary: ["seed", "errorFeedback"],
  natural: ["seed", "errorFeedback"],
  sign: ["errorFeedback"],
  "power-sgd": ["rank", "seed", "errorFeedback"],
  sketch: ["rows", "columns", "seed", "errorFeedback"],
  dgc: ["sparsity", "momentum", "warmUpCalls"],
};

export const codecList = Object.keys(readBy) as readonly CodecName[];

const isQuantizer: Readonly<Record<QuantizerName, true>> = {
  quantization: true,
  fp16: true,
  bf16: true,
  qsgd: true,
  ternary: true,
  natural: true,
  sign: true,
};

/** Codecs that may carry what top-k keeps. */
export const quantizerNames = Object.keys(isQuantizer) as readonly QuantizerName[];

/** Options that a codec reads with these settings: those of the quantizer, too, where it has one. */
export function optionsRead(codec: CodecName, quantizer: CodecOptions["quantizer"]): readonly OptionName[] {
  const own = readBy[codec];
  if (codec !== "top-k-quantized") return own;
  const inner = readBy[quantizer ?? "quantization"].filter((name) => !own.includes(name));
  return [...own.slice(0, 2), ...inner, ...own.slice(2)];
}

/** A codec's settings as options that say all it reads: what a plan keeps of them. */
export function optionsOf(settings: CodecSettings): CodecOptions {
  const names = optionsRead(settings.codec, settings.quantizer);
  return Object.fromEntries(names.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
}

/**
 * Codecs whose decoded gradient is off in a direction of its own, and that contract: training wants error feedback with them. The unbiased ones go without, since
 * their errors cancel by themselves and some would grow; so does the sketch, which does not contract.
 */
const biased: ReadonlySet<CodecName> = new Set<CodecName>([
  "top-k",
  "threshold",
  "random-k",
  "top-k-quantized",
  "sign",
  "power-sgd",
]);

export function wantsFeedback(codec: CodecName): boolean {
  return biased.has(codec);
}
