import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { type CodecName, codecNames, isCodecName, type QuantizerName, quantizerNames } from "./codecNames";

/** What a codec is told. Each codec reads what concerns it; the rest stands at its default. */
export interface CodecSettings {
  readonly codec: CodecName;
  /** Whole, 0..2^32 - 1. A client's k-th call draws from (seed, its name, k). */
  readonly seed: number;
  /** Share of the values left out, in [0, 1); of its shortest decimal text. */
  readonly sparsity: number;
  /** Least magnitude kept by `threshold`, >= 0. */
  readonly threshold: number;
  /** Whether `random-k` multiplies by d/k: unbiased, and no companion of error feedback. */
  readonly scaled: boolean;
  /** Bits a value of `quantization`. */
  readonly bits: 4 | 8;
  /** Values under one scale, 1..2^24. */
  readonly blockSize: number;
  /** Rounding by chance (unbiased) or to nearest, half to even. */
  readonly stochastic: boolean;
  /** Positive levels of `qsgd`, 1..32767. */
  readonly levels: number;
  /** Values under one norm of `qsgd`, 1..2^24. */
  readonly bucketSize: number;
  /** Rank of `power-sgd`, 1..256. */
  readonly rank: number;
  /** Rows of `sketch`, 1..31. */
  readonly rows: number;
  /** Columns of `sketch`, 1..2^24; undefined: a twentieth of the elements, rounded up. */
  readonly columns: number | undefined;
  /** Momentum of `dgc`, in [0, 1). */
  readonly momentum: number;
  /** Calls at each step of the warm-up of `dgc` (75, 93.75, 98.44, 99.6 ... %); 0: no warm-up. */
  readonly warmUpCalls: number;
  /** What `top-k-quantized` does with the values it keeps. */
  readonly quantizer: QuantizerName;
  /** Whether what a call leaves out is added to the next one. `dgc` has its own way of doing so. */
  readonly errorFeedback: boolean;
}

/** Settings as they are given: all but the codec optional. */
export type CodecOptions = { readonly [K in Exclude<keyof CodecSettings, "codec">]?: CodecSettings[K] | undefined };

const largestBlock = 16_777_216;

const defaults: Omit<CodecSettings, "codec"> = {
  seed: 0,
  sparsity: 0.99,
  threshold: 1e-3,
  scaled: true,
  bits: 8,
  blockSize: 256,
  stochastic: true,
  levels: 15,
  bucketSize: 512,
  rank: 4,
  rows: 5,
  columns: undefined,
  momentum: 0.9,
  warmUpCalls: 1,
  quantizer: "quantization",
  errorFeedback: false,
};

type Check = readonly [allowed: string, isAllowed: (value: unknown) => boolean];

const flag: Check = ["true or false", (value) => typeof value === "boolean"];

const checks: { readonly [K in keyof CodecOptions]-?: Check } = {
  seed: whole(0, 4294967295),
  sparsity: numberBelow(1),
  threshold: ["a number >= 0", (value) => typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY],
  scaled: flag,
  bits: ["8 or 4", (value) => value === 8 || value === 4],
  blockSize: whole(1, largestBlock),
  stochastic: flag,
  levels: whole(1, 32767),
  bucketSize: whole(1, largestBlock),
  rank: whole(1, 256),
  rows: whole(1, 31),
  columns: whole(1, largestBlock),
  momentum: numberBelow(1),
  warmUpCalls: whole(0, 1_000_000),
  quantizer: [quantizerNames.join(", "), (value) => quantizerNames.some((name) => name === value)],
  errorFeedback: flag,
};

/**
 * Settings of a codec from options as given: unknown names and values out of range are problems, and what is not given gets its default.
 * With error feedback `random-k` is not scaled unless that is asked for.
 */
export function codecSettings(codec: unknown, options: { readonly [name: string]: unknown }): Outcome<CodecSettings> {
  const problems: Problem[] = [];
  if (!isCodecName(codec)) {
    problems.push({ path: "codec", message: "no such codec", given: codec, allowed: codecNames.join(", ") });
  }
  for (const [name, given] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof typeof checks] : undefined;
    if (check === undefined) {
      problems.push({ path: name, message: "no such option", allowed: Object.keys(checks).join(", ") });
    } else if (given !== undefined && !check[1](given)) {
      problems.push({ path: name, message: "not allowed here", given, allowed: check[0] });
    }
  }
  if (problems.length > 0 || !isCodecName(codec)) return failure(problems);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return success({ codec, ...defaults, ...(given.errorFeedback === true && { scaled: false }), ...given });
}

function whole(least: number, most: number): Check {
  return [
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  ];
}

function numberBelow(limit: number): Check {
  return [`a number in [0, ${limit})`, (value) => typeof value === "number" && value >= 0 && value < limit];
}

/** Three ways to choose without knowing codecs: about 4, 200 and 700 times fewer bytes on large gradients. */
export const codecPresets = {
  low: { codec: "quantization", bits: 8 },
  balanced: { codec: "top-k-quantized", sparsity: 0.99, bits: 8, errorFeedback: true },
  high: { codec: "dgc", sparsity: 0.999 },
} as const satisfies Readonly<Record<string, CodecOptions & { readonly codec: CodecName }>>;
