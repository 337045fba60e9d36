/** The codecs of `CompressionConfig`; the values are the command line's names. */
export const CompressionType = {
  None: "none",
  Fp16: "fp16",
  Bf16: "bf16",
  TopK: "top-k",
  Threshold: "threshold",
  RandomK: "random-k",
  Quantization: "quantization",
  TopKQuantized: "top-k-quantized",
  Qsgd: "qsgd",
  Ternary: "ternary",
  Natural: "natural",
  Sign: "sign",
  PowerSgd: "power-sgd",
  Sketch: "sketch",
  Dgc: "dgc",
} as const;

export type CompressionType = (typeof CompressionType)[keyof typeof CompressionType];
