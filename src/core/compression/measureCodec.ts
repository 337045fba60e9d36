import type { Problem } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { CodecSettings } from "./codecSettings";
import { type Distortion, DistortionSums } from "./distortion";
import { DrawStream } from "./drawStream";
import { type Gradient, tensorsOf } from "./gradient";
import { decodeGradient, encodeGradient } from "./wireFormat";

/** Bins of `CodecMeasure.histogram`: an odd number, so that 0 is in the middle of one. */
export const histogramBins = 81;

/** What a codec makes of a gradient. */
export interface CodecMeasure extends Distortion {
  readonly settings: CodecSettings;
  readonly elements: number;
  readonly originalBytes: number;
  /** Of all messages, headers included. */
  readonly encodedBytes: number;
  readonly messages: number;
  /** originalBytes / encodedBytes. */
  readonly compressionRatio: number;
  readonly bitsPerValue: number;
  /** Of the whole gradient. */
  readonly encodeMs: number;
  readonly decodeMs: number;
  /** Decoded values by size: `histogramBins` of equal width from -reach to reach, those at the ends with all beyond. */
  readonly histogram: Float64Array;
}

/** A clock in milliseconds from any beginning. */
export type Clock = () => number;

/** A browser's clock ticks in tenths of a millisecond: runs are timed together until so much time went by. */
const batchMs = 2;
/** Of a clock that stands still. */
const mostBatchRuns = 1000;
/** Of several batches the shortest counts, as others work on the same machine: so many, or as many as take so much time. */
const timedBatches = 12;
const timedMs = 60;
/** A first run includes the engine's own compilation and does not count, but where it takes so long that this is a small part of it. */
const warmMs = 300;

/** Measures a codec on a gradient that comes part by part, each in a message of its own. */
export class CodecMeter {
  private elements = 0;
  private encodedBytes = 0;
  private messages = 0;
  private readonly sums = new DistortionSums();
  private encodeMs = 0;
  private decodeMs = 0;
  private isWarm = false;
  private readonly histogram = new Float64Array(histogramBins);

  /**
   * @param reach end of the histogram, > 0
   * @param clock for the speed
   */
  constructor(
    readonly settings: CodecSettings,
    private readonly reach: number,
    private readonly clock: Clock,
  ) {}

  /** Encodes and decodes the next part; the problem where the codec cannot hold it. As a first call of a client without a name, without warm-up. */
  *add(part: Gradient): Sliced<Problem | undefined> {
    const { settings } = this;
    const step = { fraction: 0, label: `measuring ${settings.codec}` };
    const encoding = this.timed(() => encodeGradient(part, settings, DrawStream.of(settings.seed, "", this.messages)));
    const encoded = yield* encoding(step);
    if (!encoded.value.ok) return encoded.value.error[0];
    const bytes = encoded.value.value;
    const decoding = this.timed(() => decodeGradient(bytes, { maxElements: Number.MAX_SAFE_INTEGER }));
    const decoded = yield* decoding(step);
    if (!decoded.value.ok) throw new Error(`our own bytes do not decode: ${decoded.value.error[0]?.message}`);
    this.isWarm = true;
    this.encodeMs += encoded.ms;
    this.decodeMs += decoded.ms;
    this.encodedBytes += bytes.length;
    this.messages++;
    const others = tensorsOf(decoded.value.value.gradient);
    for (const [t, { data }] of tensorsOf(part).entries()) {
      this.elements += data.length;
      const other = others[t]?.data ?? data;
      this.sums.add(data, other);
      countValues(other, this.reach, this.histogram);
      yield step;
    }
    return undefined;
  }

  measure(): CodecMeasure {
    const { settings, elements, encodedBytes, messages } = this;
    return {
      settings,
      elements,
      originalBytes: 4 * elements,
      encodedBytes,
      messages,
      compressionRatio: (4 * elements) / encodedBytes,
      bitsPerValue: (8 * encodedBytes) / elements,
      ...this.sums.distortion(),
      encodeMs: this.encodeMs,
      decodeMs: this.decodeMs,
      histogram: this.histogram,
    };
  }

  /** Runs work over and over, with what one run of it takes. */
  private timed<T>(work: () => T) {
    const { clock, isWarm } = this;
    return function* (step: { fraction: number; label: string }): Sliced<{ value: T; ms: number }> {
      if (!isWarm) {
        const first = timedBatch(work, clock, 0);
        yield step;
        if (first.ms >= warmMs) return first;
      }
      let best = timedBatch(work, clock, batchMs);
      yield step;
      // A first time beyond all bounds may be another's work.
      const least = isWarm ? 1 : 2;
      for (
        let batches = 1;
        batches < least || (batches < timedBatches && batches * best.spentMs < timedMs);
        batches++
      ) {
        const next = timedBatch(work, clock, batchMs);
        if (next.ms < best.ms) best = next;
        yield step;
      }
      return best;
    };
  }
}

/** Work over and over for at least so much time, at least once: what the last run gave, and what one took on average. */
function timedBatch<T>(work: () => T, clock: Clock, leastMs: number): { value: T; ms: number; spentMs: number } {
  const begun = clock();
  for (let runs = 1; ; runs++) {
    const value = work();
    const spentMs = clock() - begun;
    if (spentMs >= leastMs || runs === mostBatchRuns) return { value, ms: spentMs / runs, spentMs };
  }
}

/** Adds values to a histogram of equal bins from -reach to reach; what lies beyond goes to the ends. */
export function countValues(values: Float32Array, reach: number, histogram: Float64Array): void {
  const bins = histogram.length;
  const perUnit = bins / (2 * reach);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(((values[i] as number) + reach) * perUnit);
    const kept = bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
    histogram[kept] = (histogram[kept] as number) + 1;
  }
}
