import type { CodecName, CodecSettings, OptionName } from "./codecOptions";

/** How people call each codec: the words of documents and the command line, in the spelling of those who made it. */
export const codecTitles: Readonly<Record<CodecName, string>> = {
  none: "none",
  fp16: "fp16",
  bf16: "bf16",
  "top-k": "top-k",
  threshold: "threshold",
  "random-k": "random-k",
  quantization: "quantization",
  "top-k-quantized": "top-k, quantized",
  qsgd: "QSGD",
  ternary: "ternary",
  natural: "natural",
  sign: "sign",
  "power-sgd": "PowerSGD",
  sketch: "sketch",
  dgc: "DGC",
};

/** What each codec does, in a sentence. */
export const codecNotes: Readonly<Record<CodecName, string>> = {
  none: "All values as they are, 4 bytes each.",
  fp16: "IEEE half precision, to nearest. Refuses magnitudes from 65,520 on.",
  bf16: "The upper 16 bits of each value, to nearest.",
  "top-k": "The k largest magnitudes as they are. Biased: use error feedback.",
  threshold: "Every magnitude of at least a threshold, as it is. Biased: use error feedback.",
  "random-k":
    "A random k of the values; their places are drawn again, not sent. Scaled it is unbiased; not scaled it goes with error feedback.",
  quantization: "8 or 4 bit whole numbers under one scale a block. Unbiased when rounded by chance.",
  "top-k-quantized": "The k largest magnitudes through another codec. Biased: use error feedback.",
  qsgd: "Levels of each value over its bucket's norm, rounded by chance. Unbiased.",
  ternary: "-1, 0 or 1 times the largest magnitude, by chance (TernGrad). Unbiased.",
  natural: "Powers of two, rounded by chance. Unbiased; the error is at most 0.354 of the norm on average.",
  sign: "Signs and the mean magnitude. Biased: use error feedback.",
  "power-sgd": "Two factors of low rank; a plain array is laid out as a square. Biased: use error feedback.",
  sketch: "A count sketch: sketches of several clients add up without being decoded. No companion of error feedback.",
  dgc: "Top-k of accumulated momentum; begins at a low sparsity and keeps back what it leaves out by itself. One call is measured, without warm-up.",
};

interface OptionText {
  readonly label: string;
  readonly hint: string;
}

/** What forms call the options of codecs. */
export const optionTexts: Readonly<Record<OptionName, OptionText>> = {
  seed: { label: "Seed", hint: "Of what is drawn, 0 to 4294967295" },
  sparsity: { label: "Sparsity", hint: "Share of the values left out, 0 to below 1; 0.99 keeps 1 %" },
  threshold: { label: "Threshold", hint: "Least magnitude that is kept, 0 or more" },
  scaled: { label: "Scaled by d/k", hint: "Unbiased, and no companion of error feedback" },
  bits: { label: "Bits a value", hint: "8 or 4" },
  blockSize: { label: "Block size", hint: "Values under one scale, 1 to 16777216" },
  stochastic: { label: "Round by chance", hint: "Unbiased; else to nearest, half to even" },
  levels: { label: "Levels", hint: "Positive levels, 1 to 32767" },
  bucketSize: { label: "Bucket size", hint: "Values under one norm, 1 to 16777216" },
  rank: { label: "Rank", hint: "1 to 256" },
  rows: { label: "Rows", hint: "1 to 31" },
  columns: { label: "Columns", hint: "1 to 16777216; a twentieth of the values if left empty" },
  momentum: { label: "Momentum", hint: "0 to below 1" },
  warmUpCalls: { label: "Warm-up calls", hint: "Calls at 75, 93.75, 98.44 ... % sparsity; 0: none" },
  quantizer: { label: "Kept values through", hint: "The codec of the values that are kept" },
  errorFeedback: { label: "Error feedback", hint: "What is left out is added to the next update" },
};

/** `bits a value 4, round by chance no`: options as a plan keeps them, which may be those of a later version. */
export function optionsText(options: Readonly<Record<string, unknown>>): string {
  return Object.entries(options)
    .map(([name, value]) => {
      const label = Object.hasOwn(optionTexts, name) ? optionTexts[name as OptionName].label : name;
      const text = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
      return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${text}`;
    })
    .join(", ");
}

/** A codec with what sets it off, in a few words. */
export function settingsText(settings: CodecSettings): string {
  const title = codecTitles[settings.codec];
  const detail = detailOf(settings);
  return detail === "" ? title : `${title} ${detail}`;
}

function detailOf(settings: CodecSettings): string {
  const { sparsity, threshold, scaled, bits, blockSize, stochastic, levels, rank, rows, quantizer } = settings;
  const kept = `${Number((100 * (1 - sparsity)).toPrecision(4))} %`;
  switch (settings.codec) {
    case "top-k":
    case "dgc":
      return kept;
    case "random-k":
      return scaled ? `${kept}, scaled` : kept;
    case "threshold":
      return String(Number(threshold.toPrecision(3)));
    case "quantization":
      return `${bits} bit, block ${blockSize}${stochastic ? "" : ", nearest"}`;
    case "top-k-quantized":
      return `${kept}, ${quantizer === "quantization" ? `${bits} bit` : quantizer}`;
    case "qsgd":
      return `${levels} levels`;
    case "power-sgd":
      return `rank ${rank}`;
    case "sketch":
      return `${rows} rows`;
    default:
      return "";
  }
}
