import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, type Problem, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { z } from "../../core/base/zod";
import { type CodecSettings, codecSettings } from "../../core/compression/codecSettings";
import { sweepCodecs } from "../../core/compression/codecSweep";
import { cutElements } from "../../core/compression/cutGradient";
import { gradientDistributions } from "../../core/compression/drawGradient";
import { DrawStream } from "../../core/compression/drawStream";
import { type FeedbackRound, feedbackRounds } from "../../core/compression/feedbackRounds";
import { writeGradientFile } from "../../core/compression/files/gradientFile";
import { CodecMeter } from "../../core/compression/measureCodec";
import { paretoFront } from "../../core/compression/paretoFront";
import { GradientCounter } from "../../core/compression/surveyGradient";
import { decodeGradient, encodeGradient } from "../../core/compression/wireFormat";
import type { CodecChoice, CodecOutcome, CodecSweep, CompressionJobs } from "../protocol/compressionJobs";
import { createGradientReader, messageElements } from "./gradientReader";
import { createJobHost, type JobControl, type JobHandlers } from "./jobHost";

export interface CompressionHostOptions {
  readonly endpoint?: Endpoint;
  /** Values of one message; default 2^24. */
  readonly most?: number;
}

/** Makes this thread do the jobs of a compression worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeCompressionHost({ endpoint, most }: CompressionHostOptions = {}): void {
  expose(createJobHost<CompressionJobs>(compressionHandlers(createGradientReader(most))), endpoint);
}

/** About so many values stand for a larger gradient where a codec is asked many times. */
const sweepElements = 1_048_576;
const roundElements = 131_072;

/** As many as a decoder makes room for. */
const savedElements = 268_435_456;

/** Tensors that are told of by name. */
const toldTensors = 200;

const clock = (): number => performance.now();

const origin = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("drawn"),
    distribution: z.enum(gradientDistributions),
    elements: z.int().min(1).max(messageElements),
    seed: z.int().min(0).max(4294967295),
  }),
  z.strictObject({
    kind: z.literal("file"),
    name: z.string().max(1000),
    content: z.instanceof(Blob),
    zeroesNonFinite: z.boolean().optional(),
  }),
]);
const ofGradient = { key: z.string(), origin };
const choice = z.strictObject({ codec: z.string().max(64), options: z.record(z.string(), z.unknown()) });
const reach = z.number().positive();

function compressionHandlers(open: ReturnType<typeof createGradientReader>): JobHandlers<CompressionJobs> {
  return {
    surveyGradient: {
      schema: z.strictObject(ofGradient),
      async *run({ key, origin: from }) {
        const opened = yield* open(key, from);
        if (!opened.ok) return opened;
        const { pieces, tensors, load } = opened.value;
        const counter = new GradientCounter();
        for (const [i, piece] of pieces.entries()) {
          yield { fraction: i / pieces.length, label: "looking at the values" };
          const part = yield* load(piece);
          if (!part.ok) return part;
          counter.add(part.value);
        }
        const survey = counter.survey();
        return success({
          survey,
          tensorCount: tensors.length,
          tensors: tensors.slice(0, toldTensors).map(({ name, shape }) => ({ name, shape })),
          messages: pieces.length,
          reach: survey.magnitude995 || survey.largestMagnitude || 1,
        });
      },
    },
    measureCodecs: {
      schema: z.strictObject({ ...ofGradient, reach, choices: z.array(choice).max(1000) }),
      async *run(input, control) {
        const opened = yield* open(input.key, input.origin);
        if (!opened.ok) return opened;
        const { pieces, load } = opened.value;
        const tries = input.choices.map((one) => new CodecTry(one, input.reach));
        for (const [i, piece] of pieces.entries()) {
          const part = yield* load(piece);
          if (!part.ok) return part;
          for (const [c, one] of tries.entries()) {
            yield* one.add(part.value);
            const fraction = (i + (c + 1) / tries.length) / pieces.length;
            control.report({ fraction, label: `measured ${one.choice.codec}`, partial: outcomesOf(tries) });
          }
        }
        return success(outcomesOf(tries));
      },
    },
    sweepCodecs: {
      schema: z.strictObject({ ...ofGradient, reach }),
      async *run(input, control) {
        const opened = yield* open(input.key, input.origin);
        if (!opened.ok) return opened;
        const { sample, load } = opened.value;
        const cut = sample(sweepElements);
        const part = yield* load(cut);
        if (!part.ok) return part;
        const sweepOf = (points: CodecSweep["points"]): CodecSweep => ({
          points,
          front: paretoFront(points),
          elements: cutElements(cut),
        });
        const points = yield* told(sweepCodecs(part.value, input.reach, clock), control, sweepOf);
        return success(sweepOf(points));
      },
    },
    feedbackRounds: {
      schema: z.strictObject({
        ...ofGradient,
        choice,
        rounds: z.int().min(1).max(1000),
        noise: z.number().min(0).max(100),
      }),
      async *run(input, control) {
        const settings = settingsOf(input.choice);
        if (!settings.ok) return settings;
        const opened = yield* open(input.key, input.origin);
        if (!opened.ok) return opened;
        const { sample, load } = opened.value;
        const cut = sample(roundElements);
        const part = yield* load(cut);
        if (!part.ok) return part;
        const { rounds, noise } = input;
        const study = { settings: settings.value, rounds, noise, seed: settings.value.seed };
        const elements = cutElements(cut);
        const seriesOf = (done: readonly FeedbackRound[]) => ({ rounds: done, elements });
        const series = yield* told(feedbackRounds(part.value, study), control, seriesOf);
        return series.ok ? success({ rounds: series.value, elements }) : series;
      },
    },
    saveGradient: {
      schema: z.strictObject({
        ...ofGradient,
        choice,
        content: z.enum(["encoded", "decoded"]),
        fileName: z.string().max(1000),
      }),
      async *run(input) {
        const settings = settingsOf(input.choice);
        if (!settings.ok) return settings;
        const opened = yield* open(input.key, input.origin);
        if (!opened.ok) return opened;
        const { whole, elements, load } = opened.value;
        if (elements > savedElements) {
          const allowed = `at most ${savedElements} in one message`;
          return failure([{ path: "", message: "too many values", given: elements, allowed }]);
        }
        const gradient = yield* load(whole);
        if (!gradient.ok) return gradient;
        yield { fraction: 0.5, label: "encoding" };
        const bytes = encodeGradient(gradient.value, settings.value, DrawStream.of(settings.value.seed, "", 0));
        if (!bytes.ok) return bytes;
        if (input.content === "encoded") return success({ content: new Blob([bytes.value]) });
        yield { fraction: 0.75, label: "decoding" };
        const decoded = decodeGradient(bytes.value, { maxElements: savedElements });
        if (!decoded.ok) return decoded;
        const file = writeGradientFile(input.fileName, decoded.value.gradient);
        return file.ok ? success({ content: new Blob([file.value]) }) : file;
      },
    },
  };
}

/** One of the codecs that are compared. */
class CodecTry {
  private readonly meter: CodecMeter | undefined;
  private problems: readonly Problem[] | undefined;

  constructor(
    readonly choice: CodecChoice,
    reachOfHistogram: number,
  ) {
    const settings = settingsOf(choice);
    if (settings.ok) this.meter = new CodecMeter(settings.value, reachOfHistogram, clock);
    else this.problems = settings.error;
  }

  *add(part: Parameters<CodecMeter["add"]>[0]): Sliced<void> {
    if (this.meter === undefined || this.problems !== undefined) return;
    const problem = yield* this.meter.add(part);
    if (problem !== undefined) this.problems = [problem];
  }

  outcome(): CodecOutcome | undefined {
    const { codec } = this.choice;
    if (this.problems !== undefined) return { codec, problems: this.problems };
    const measure = this.meter?.measure();
    return measure === undefined || measure.messages === 0 ? undefined : { codec, measure };
  }
}

function outcomesOf(tries: readonly CodecTry[]): readonly CodecOutcome[] {
  return tries.map((one) => one.outcome()).filter((outcome) => outcome !== undefined);
}

function settingsOf({ codec, options }: CodecChoice): Outcome<CodecSettings> {
  return codecSettings(codec, options);
}

/** Runs a computation and tells what it hands over, at once. */
function* told<Result, Partial, News>(
  work: Sliced<Result, Partial>,
  { report }: JobControl,
  newsOf: (partial: Partial) => News,
): Sliced<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const { fraction, label, partial } = step.value;
    if (partial !== undefined) report({ fraction, label, partial: newsOf(partial) });
    yield { fraction, label };
  }
}
