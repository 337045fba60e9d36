import { failure, type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import { Random } from "../base/random";
import type { CodecSettings } from "./codecSettings";
import { type Gradient, gradientOf, isPlain, type NamedTensor, tensorsOf } from "./gradient";
import { UpdateCompressor } from "./updateCompressor";
import { decodeGradient } from "./wireFormat";

/** Where error feedback stands after a round; norms are Euclidean. */
export interface FeedbackRound {
  /** From 1. */
  readonly round: number;
  /** |what is kept back| / |g|, g the gradient without noise. */
  readonly residual: number;
  /** |all sent - all gradients| / |all gradients|, with error feedback and without. */
  readonly errorWith: number;
  readonly errorWithout: number;
  /** Bytes sent so far, with error feedback. */
  readonly bytes: number;
}

export interface FeedbackStudy {
  readonly settings: CodecSettings;
  /** 1 or more. */
  readonly rounds: number;
  /** Deviation of the noise that each round adds to the gradient, in the gradient's root mean square; 0: the same gradient each time. */
  readonly noise: number;
  readonly seed: number;
}

/**
 * Sends a gradient, with fresh noise each round as mini-batches have it, through a codec with and without error feedback. Hands over all rounds so far. The
 * momentum of `dgc` is 0 here, since with momentum not the gradients' sum is what is sent; without feedback it is top-k.
 */
export function* feedbackRounds(
  gradient: Gradient,
  { settings, rounds, noise, seed }: FeedbackStudy,
): Sliced<Outcome<readonly FeedbackRound[]>, readonly FeedbackRound[]> {
  const isDgc = settings.codec === "dgc";
  const withFeedback = new Channel(gradient, { ...settings, errorFeedback: true, momentum: 0 });
  const without = new Channel(gradient, {
    ...settings,
    codec: isDgc ? "top-k" : settings.codec,
    errorFeedback: false,
  });
  const norm = Math.sqrt(tensorsOf(gradient).reduce((sum, { data }) => sum + squareOf(data), 0));
  const elements = tensorsOf(gradient).reduce((sum, { data }) => sum + data.length, 0);
  const deviation = elements === 0 ? 0 : (noise * norm) / Math.sqrt(elements);
  const random = new Random(seed, "rounds");
  const done: FeedbackRound[] = [];
  for (let round = 1; round <= rounds; round++) {
    const step = { fraction: (round - 1) / rounds, label: `round ${round} of ${rounds}` };
    yield step;
    const given = noisy(gradient, deviation, random);
    const faultWith = withFeedback.send(given);
    yield step;
    const faultWithout = faultWith ?? without.send(given);
    if (faultWithout !== undefined) {
      return failure(faultWithout.map((problem) => ({ ...problem, path: `round ${round} ${problem.path}`.trim() })));
    }
    done.push({
      round,
      residual: norm === 0 ? 0 : withFeedback.residualNorm() / norm,
      errorWith: withFeedback.error(),
      errorWithout: without.error(),
      bytes: withFeedback.bytes,
    });
    yield { fraction: round / rounds, label: step.label, partial: done.slice() };
  }
  return success(done);
}

/** One sender, and the sums of what it was given and what arrived. */
class Channel {
  bytes = 0;
  private readonly compressor: UpdateCompressor;
  private readonly given: readonly Float64Array[];
  private readonly sent: readonly Float64Array[];

  constructor(gradient: Gradient, settings: CodecSettings) {
    this.compressor = new UpdateCompressor(settings, "");
    const sums = () => tensorsOf(gradient).map(({ data }) => new Float64Array(data.length));
    this.given = sums();
    this.sent = sums();
  }

  send(gradient: Gradient) {
    const update = this.compressor.compress(gradient);
    if (!update.ok) return update.error;
    const decoded = decodeGradient(update.value.bytes, { maxElements: Number.MAX_SAFE_INTEGER });
    if (!decoded.ok) return decoded.error;
    this.bytes += update.value.encodedBytes;
    addTo(this.given, gradient);
    addTo(this.sent, decoded.value.gradient);
    return undefined;
  }

  residualNorm(): number {
    const { residual } = this.compressor;
    if (residual === undefined) return 0;
    return Math.sqrt(tensorsOf(residual).reduce((sum, { data }) => sum + squareOf(data), 0));
  }

  /** |sent - given| / |given| of the sums. */
  error(): number {
    let error = 0;
    let square = 0;
    for (const [t, given] of this.given.entries()) {
      const sent = this.sent[t] as Float64Array;
      for (let i = 0; i < given.length; i++) {
        const difference = (sent[i] as number) - (given[i] as number);
        error += difference * difference;
        square += (given[i] as number) * (given[i] as number);
      }
    }
    return square === 0 ? 0 : Math.sqrt(error / square);
  }
}

function addTo(sums: readonly Float64Array[], gradient: Gradient): void {
  for (const [t, { data }] of tensorsOf(gradient).entries()) {
    const sum = sums[t] as Float64Array;
    for (let i = 0; i < data.length; i++) sum[i] = (sum[i] as number) + (data[i] as number);
  }
}

function noisy(gradient: Gradient, deviation: number, random: Random): Gradient {
  if (deviation === 0) return gradient;
  const tensors = tensorsOf(gradient).map(
    (tensor): NamedTensor => ({ ...tensor, data: tensor.data.map((value) => value + deviation * random.normal()) }),
  );
  return gradientOf(tensors, isPlain(gradient));
}

function squareOf(data: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] as number) * (data[i] as number);
  return sum;
}
