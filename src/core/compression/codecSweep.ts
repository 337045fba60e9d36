import type { Sliced } from "../base/progress";
import type { CodecName } from "./codecNames";
import { type CodecOptions, type CodecSettings, codecSettings } from "./codecSettings";
import { type Gradient, tensorsOf } from "./gradient";
import { type Clock, type CodecMeasure, CodecMeter } from "./measureCodec";
import { selectTopK } from "./selectTopK";

const keptShares = [0.5, 0.25, 0.1, 0.05, 0.03, 0.01, 0.005, 0.001, 0.0001];

/**
 * All codecs over their parameters, as rate-distortion charts have them: from nearly all bytes to nearly none. `dgc` is left out: one call of it sends what top-k
 * sends. Random-k is not scaled, as error feedback wants it.
 * @param thresholds magnitudes for `threshold`
 */
function sweepSettings(thresholds: readonly number[], elements: number): readonly CodecSettings[] {
  const list: (readonly [CodecName, CodecOptions])[] = [
    ["none", {}],
    ["fp16", {}],
    ["bf16", {}],
  ];
  const sparsities = keptShares.map((share) => Number((1 - share).toFixed(6)));
  for (const sparsity of sparsities) list.push(["top-k", { sparsity }]);
  for (const threshold of thresholds) list.push(["threshold", { threshold }]);
  for (const sparsity of [0.5, 0.75, 0.9, 0.99]) list.push(["random-k", { sparsity, scaled: false }]);
  for (const bits of [8, 4] as const) {
    for (const stochastic of [true, false]) {
      for (const blockSize of [32, 256, 2048]) list.push(["quantization", { bits, stochastic, blockSize }]);
    }
  }
  for (const sparsity of sparsities.slice(1)) {
    for (const bits of [8, 4] as const) {
      list.push(["top-k-quantized", { sparsity, quantizer: "quantization", bits, stochastic: false }]);
    }
    list.push(["top-k-quantized", { sparsity, quantizer: "sign" }]);
  }
  for (const levels of [1, 3, 7, 15, 31, 127]) list.push(["qsgd", { levels }]);
  list.push(["ternary", {}], ["natural", {}], ["sign", {}]);
  for (const rank of [1, 2, 4, 8, 16, 32]) list.push(["power-sgd", { rank }]);
  for (const share of [5, 20, 100]) list.push(["sketch", { columns: Math.max(1, Math.ceil(elements / share)) }]);
  return list.flatMap(([codec, options]) => {
    const settings = codecSettings(codec, options);
    return settings.ok ? [settings.value] : [];
  });
}

/**
 * Measures all codecs over their parameters on one gradient; hands over all points so far after each. Codecs that cannot hold the values are left out, and
 * settings that come to the same bytes and error as ones before.
 */
export function* sweepCodecs(
  gradient: Gradient,
  reach: number,
  clock: Clock,
): Sliced<readonly CodecMeasure[], readonly CodecMeasure[]> {
  const elements = tensorsOf(gradient).reduce((sum, { data }) => sum + data.length, 0);
  const all = sweepSettings(thresholdsOf(gradient, elements), elements);
  const points: CodecMeasure[] = [];
  for (const [i, settings] of all.entries()) {
    const meter = new CodecMeter(settings, reach, clock);
    const measuring = meter.add(gradient);
    let step = measuring.next();
    for (; !step.done; step = measuring.next()) yield { ...step.value, fraction: i / all.length };
    if (step.value !== undefined) continue;
    const point = meter.measure();
    const isKnown = points.some(
      (other) =>
        other.settings.codec === settings.codec &&
        other.encodedBytes === point.encodedBytes &&
        other.relativeError === point.relativeError,
    );
    if (isKnown) continue;
    points.push(point);
    yield { fraction: (i + 1) / all.length, label: `measured ${settings.codec}`, partial: points.slice() };
  }
  return points;
}

/** Thresholds that keep 10, 1 and 0.1 % of the values of the largest tensor, of those above 0. */
function thresholdsOf(gradient: Gradient, elements: number): readonly number[] {
  if (elements === 0) return [];
  const largest = tensorsOf(gradient).reduce((most, tensor) => (tensor.data.length > most.data.length ? tensor : most));
  const { data } = largest;
  const magnitudes = [0.1, 0.01, 0.001].map((share) => {
    const kept = selectTopK(data, Math.max(1, Math.round(data.length * share)));
    return kept.reduce((least, at) => Math.min(least, Math.abs(data[at] as number)), Number.POSITIVE_INFINITY);
  });
  return [...new Set(magnitudes)].filter((magnitude) => magnitude > 0);
}
