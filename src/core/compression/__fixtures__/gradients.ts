import { Random } from "../../base/random";
import { type CodecName, codecNames } from "../codecNames";
import { type CodecOptions, type CodecSettings, codecSettings } from "../codecSettings";
import { DrawStream } from "../drawStream";
import type { Gradient } from "../gradient";
import { decodeGradient, encodeGradient } from "../wireFormat";

export function settingsOf(codec: CodecName, options: CodecOptions = {}): CodecSettings {
  const settings = codecSettings(codec, options);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  return settings.value;
}

/** Every codec, at settings that a few hundred values can show. */
export const allSettings: readonly CodecSettings[] = [
  ...codecNames.map((codec) =>
    settingsOf(codec, { sparsity: 0.9, blockSize: 32, bucketSize: 64, rank: 2, threshold: 1 }),
  ),
  settingsOf("top-k", { sparsity: 0.1 }),
  settingsOf("quantization", { bits: 4, blockSize: 32 }),
  settingsOf("quantization", { stochastic: false }),
  settingsOf("random-k", { sparsity: 0.7, scaled: false }),
  ...(["fp16", "bf16", "qsgd", "ternary", "natural", "sign"] as const).map((quantizer) =>
    settingsOf("top-k-quantized", { sparsity: 0.8, quantizer }),
  ),
];

export function labelOf({ codec, sparsity, bits, stochastic, scaled, quantizer }: CodecSettings): string {
  const detail =
    codec === "top-k" && sparsity < 0.5
      ? " nearly all"
      : codec === "quantization"
        ? ` ${bits}${stochastic ? "" : " nearest"}`
        : "";
  return `${codec}${detail}${codec === "random-k" && scaled ? " scaled" : ""}${codec === "top-k-quantized" ? ` ${quantizer}` : ""}`;
}

export function normals(length: number, seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length }, () => random.normal());
}

/** Normal over the square root of a uniform number: tails like those of a Student t. */
export function heavyTails(length: number, seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length }, () => random.normal() / Math.sqrt(random.double() + 1e-6));
}

export function encoded(gradient: Gradient, settings: CodecSettings, stream = 0): Uint8Array<ArrayBuffer> {
  const bytes = encodeGradient(gradient, settings, DrawStream.of(settings.seed, stream));
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
  return bytes.value;
}

export function decoded(bytes: Uint8Array): Gradient {
  const message = decodeGradient(bytes);
  if (!message.ok) throw new Error(JSON.stringify(message.error));
  return message.value.gradient;
}

/** A plain array through a codec and back. */
export function throughCodec(values: Float32Array, settings: CodecSettings, stream = 0): Float32Array {
  return decoded(encoded(values, settings, stream)) as Float32Array;
}

export function square(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (values[i] as number);
  return sum;
}

export function squaredError(values: Float32Array, other: Float32Array): number {
  return square(values.map((value, i) => value - (other[i] as number)));
}
