import type { Problem } from "../../core/base/outcome";
import type { GradientDistribution } from "../../core/compression/drawGradient";
import type { FeedbackRound } from "../../core/compression/feedbackRounds";
import type { CodecMeasure } from "../../core/compression/measureCodec";
import type { GradientSurvey } from "../../core/compression/surveyGradient";

/** Where a gradient comes from. A file is a reference: its values are read by the worker, range by range. */
export type GradientOrigin =
  | {
      readonly kind: "drawn";
      readonly distribution: GradientDistribution;
      readonly elements: number;
      readonly seed: number;
    }
  | {
      readonly kind: "file";
      /** Its end says the format. */
      readonly name: string;
      readonly content: Blob;
      /** Puts 0 in place of NaN and infinities, which are refused else. */
      readonly zeroesNonFinite?: boolean | undefined;
    };

interface OfGradient {
  readonly origin: GradientOrigin;
  /** The same for the same origin: a worker keeps what it read last. */
  readonly key: string;
}

/** A codec and its options as given; both are checked by the worker. */
export interface CodecChoice {
  readonly codec: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What is known of a gradient before any codec. */
export interface GradientFacts {
  readonly survey: GradientSurvey;
  readonly tensorCount: number;
  /** The first of them. */
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Messages that it is measured in: large ones go through in parts of at most 2^24 values. */
  readonly messages: number;
  /** End of histograms: the magnitude that 99.5 % of the values do not pass. */
  readonly reach: number;
}

/** A codec on the gradient, or why it cannot hold it or be used. */
export type CodecOutcome =
  | { readonly codec: string; readonly measure: CodecMeasure }
  | { readonly codec: string; readonly problems: readonly Problem[] };

/** Points of a rate-distortion chart. */
export interface CodecSweep {
  readonly points: readonly CodecMeasure[];
  /** Places of those that no other beats in bytes and error at once. */
  readonly front: readonly number[];
  /** Values that it was made on. */
  readonly elements: number;
}

export interface FeedbackSeries {
  readonly rounds: readonly FeedbackRound[];
  readonly elements: number;
}

export interface SavedGradient {
  readonly content: Blob;
}

/** What the compression worker can be asked. */
export interface CompressionJobs {
  readonly surveyGradient: { readonly input: OfGradient; readonly output: GradientFacts };
  /** Its progress carries the outcomes so far: on the parts that are done. */
  readonly measureCodecs: {
    readonly input: OfGradient & { readonly reach: number; readonly choices: readonly CodecChoice[] };
    readonly output: readonly CodecOutcome[];
  };
  /** All codecs over their parameters, on a sample of at most about 2^20 values. Its progress carries the sweep so far. */
  readonly sweepCodecs: { readonly input: OfGradient & { readonly reach: number }; readonly output: CodecSweep };
  /** Error feedback round by round, on a sample of at most about 2^17 values. Its progress carries the series so far. */
  readonly feedbackRounds: {
    readonly input: OfGradient & { readonly choice: CodecChoice; readonly rounds: number; readonly noise: number };
    readonly output: FeedbackSeries;
  };
  /** The gradient in one message, as `orbitweave compress` writes it, or what is decoded from that, as a file of that name. */
  readonly saveGradient: {
    readonly input: OfGradient & {
      readonly choice: CodecChoice;
      readonly content: "encoded" | "decoded";
      readonly fileName: string;
    };
    readonly output: SavedGradient;
  };
}
