/** Every codec by its name, with its number in the wire format. Numbers are never given twice. */
export const codecNumbers = {
  none: 0,
  fp16: 1,
  bf16: 2,
  "top-k": 3,
  threshold: 4,
  "random-k": 5,
  quantization: 6,
  "top-k-quantized": 7,
  qsgd: 8,
  ternary: 9,
  natural: 10,
  sign: 11,
  "power-sgd": 12,
  sketch: 13,
  dgc: 14,
} as const;

export type CodecName = keyof typeof codecNumbers;

export const codecNames = Object.keys(codecNumbers) as readonly CodecName[];

/** Codecs that hold every value by itself; `top-k-quantized` puts one of them on the values it keeps. */
export const quantizerNames = ["quantization", "fp16", "bf16", "qsgd", "ternary", "natural", "sign"] as const;

export type QuantizerName = (typeof quantizerNames)[number];

export function isCodecName(value: unknown): value is CodecName {
  return typeof value === "string" && Object.hasOwn(codecNumbers, value);
}
