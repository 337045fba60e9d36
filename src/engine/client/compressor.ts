import type { Problem } from "../../core/base/outcome";
import type {
  CodecChoice,
  CodecOutcome,
  CodecSweep,
  CompressionJobs,
  FeedbackSeries,
  GradientFacts,
  GradientOrigin,
  SavedGradient,
} from "../protocol/compressionJobs";
import type { JobOutcome, JobProgress } from "../protocol/jobOutcome";
import { createPool, type JobOptions, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type { CodecMeasure } from "../../core/compression/measureCodec";
export type {
  CodecChoice,
  CodecOutcome,
  CodecSweep,
  FeedbackSeries,
  GradientFacts,
  GradientOrigin,
} from "../protocol/compressionJobs";
export type { JobOutcome } from "../protocol/jobOutcome";

/** How a study is followed and ended: what was told of it before a cancel stays with the caller. */
export interface StudyOptions<News> {
  readonly signal?: AbortSignal;
  readonly onNews?: (news: News) => void;
  readonly onProgress?: (progress: Pick<JobProgress, "fraction" | "label">) => void;
}

/** Compression off the calling thread. No method rejects: the outcome says how the job ended. */
export interface Compressor {
  survey(origin: GradientOrigin, options?: JobOptions): Promise<JobOutcome<GradientFacts>>;
  /** Codecs on all of the gradient; told of after each. */
  measure(
    origin: GradientOrigin,
    reach: number,
    choices: readonly CodecChoice[],
    options?: StudyOptions<readonly CodecOutcome[]>,
  ): Promise<JobOutcome<readonly CodecOutcome[]>>;
  /** All codecs over their parameters, on a sample where the gradient is large. */
  sweep(origin: GradientOrigin, reach: number, options?: StudyOptions<CodecSweep>): Promise<JobOutcome<CodecSweep>>;
  feedback(
    origin: GradientOrigin,
    study: { readonly choice: CodecChoice; readonly rounds: number; readonly noise: number },
    options?: StudyOptions<FeedbackSeries>,
  ): Promise<JobOutcome<FeedbackSeries>>;
  save(
    origin: GradientOrigin,
    file: { readonly choice: CodecChoice; readonly content: "encoded" | "decoded"; readonly fileName: string },
    options?: JobOptions,
  ): Promise<JobOutcome<SavedGradient>>;
  dispose(): void;
}

export interface CompressorOptions {
  /** Starts a worker that exposes the compression host. */
  readonly spawn: () => SpawnedWorker;
  readonly timing?: Partial<PoolTiming>;
}

/** One job at a time: speed is measured, and a second worker would hold the gradient twice. */
const poolSize = 1;

/** The way from an application to the compression worker. */
export function createCompressor({ spawn, timing }: CompressorOptions): Compressor {
  const pool = createPool<CompressionJobs>({ spawn, poolSize, timing });
  const keyOf = keysOfOrigins();
  const of = (origin: GradientOrigin) => ({ origin, key: keyOf(origin) });
  return {
    survey: (origin, options) =>
      pool.run("surveyGradient", () => ({ input: of(origin) }), { priority: "interactive", ...options }),
    measure: (origin, reach, choices, options) =>
      pool.run("measureCodecs", () => ({ input: { ...of(origin), reach, choices } }), {
        priority: "interactive",
        ...followed(options),
      }),
    sweep: (origin, reach, options) =>
      pool.run("sweepCodecs", () => ({ input: { ...of(origin), reach } }), followed(options)),
    feedback: (origin, study, options) =>
      pool.run("feedbackRounds", () => ({ input: { ...of(origin), ...study } }), followed(options)),
    save: (origin, file, options) =>
      pool.run("saveGradient", () => ({ input: { ...of(origin), ...file } }), { priority: "interactive", ...options }),
    dispose: () => pool.dispose(),
  };
}

function followed<News>({ signal, onNews, onProgress }: StudyOptions<News> = {}): JobOptions {
  return {
    ...(signal && { signal }),
    onProgress({ fraction, label, partial }) {
      onProgress?.({ fraction, label });
      if (partial !== undefined) onNews?.(partial as News);
    },
  };
}

/** An origin is the same as another where it is the same object. */
function keysOfOrigins(): (origin: GradientOrigin) => string {
  const keys = new WeakMap<GradientOrigin, string>();
  let last = 0;
  return (origin) => {
    const key = keys.get(origin) ?? `gradient ${++last}`;
    keys.set(origin, key);
    return key;
  };
}

/** The problems of an outcome that is no result; empty for a cancel. */
export function problemsOf(outcome: JobOutcome<unknown>): readonly Problem[] {
  if (outcome.status === "refused") return outcome.problems;
  return outcome.status === "crashed" ? [{ path: "", message: outcome.message }] : [];
}
