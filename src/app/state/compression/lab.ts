import { createStore } from "zustand/vanilla";
import type { Problem } from "../../../core/base/outcome";
import {
  type CodecOutcome,
  type CodecSweep,
  type FeedbackSeries,
  type GradientFacts,
  type GradientOrigin,
  type JobOutcome,
  problemsOf,
} from "../../../engine/client/compressor";
import { setBusy } from "../idle";
import { type CodecName, type CodecOptions, codecList, wantsFeedback } from "./codecOptions";
import { compressor } from "./compressor";

/** Where a study is. A stopped one keeps what it had told. */
export interface LabRun {
  readonly status: "idle" | "running" | "done" | "stopped" | "failed";
  /** 0..1 */
  readonly fraction: number;
  readonly label: string;
  readonly problems: readonly Problem[];
}

interface LabState {
  /** What the gradient is called. */
  readonly title: string;
  readonly origin: GradientOrigin | undefined;
  readonly facts: GradientFacts | undefined;
  /** Looking at the gradient and measuring all codecs on it. */
  readonly comparison: LabRun;
  readonly outcomes: ReadonlyMap<CodecName, CodecOutcome>;
  readonly options: Readonly<Record<CodecName, CodecOptions>>;
  readonly chosen: CodecName;
  readonly sweepRun: LabRun;
  readonly sweep: CodecSweep | undefined;
  readonly feedbackRun: LabRun;
  readonly feedback: FeedbackSeries | undefined;
  readonly rounds: number;
  readonly noise: number;
  readonly saveRun: LabRun;
}

const idle: LabRun = { status: "idle", fraction: 0, label: "", problems: [] };

const firstOptions = Object.fromEntries(
  codecList.map((codec) => [codec, wantsFeedback(codec) ? { errorFeedback: true } : {}]),
) as Record<CodecName, CodecOptions>;

/** The compression lab: one gradient, what all codecs make of it, and studies of it. It belongs to the visit, not to a plan. */
export const lab = createStore<LabState>()(() => ({
  title: "",
  origin: undefined,
  facts: undefined,
  comparison: idle,
  outcomes: new Map(),
  options: firstOptions,
  chosen: "top-k",
  sweepRun: idle,
  sweep: undefined,
  feedbackRun: idle,
  feedback: undefined,
  rounds: 50,
  noise: 1,
  saveRun: idle,
}));

type RunName = "comparison" | "sweepRun" | "feedbackRun" | "saveRun";

const stops = new Map<RunName, AbortController>();

/** Takes another gradient and measures all codecs on it; what was known of the former is dropped. */
export async function openOrigin(title: string, origin: GradientOrigin): Promise<void> {
  for (const run of stops.keys()) stopLab(run);
  lab.setState({
    title,
    origin,
    facts: undefined,
    outcomes: new Map(),
    sweepRun: idle,
    sweep: undefined,
    feedbackRun: idle,
    feedback: undefined,
    saveRun: idle,
  });
  const options = { ...lab.getState().options };
  await follow("comparison", async (signal, onProgress) => {
    const surveyed = await compressor.survey(origin, { signal, onProgress });
    if (surveyed.status !== "done") return surveyed;
    const facts = surveyed.value;
    const threshold = Number(facts.survey.magnitude99.toPrecision(3));
    options.threshold = { ...options.threshold, threshold };
    if (signal.aborted) return { status: "cancelled" };
    lab.setState({ facts, options });
    return measureAll(origin, facts, options, signal, onProgress);
  });
}

/** Measures all codecs anew: after a stop, or to time them again. */
export async function compareAgain(): Promise<void> {
  const { origin, facts, title, options } = lab.getState();
  if (origin === undefined) return;
  if (facts === undefined) return openOrigin(title, origin);
  await follow("comparison", (signal, onProgress) => measureAll(origin, facts, options, signal, onProgress));
}

function measureAll(
  origin: GradientOrigin,
  { reach }: GradientFacts,
  options: LabState["options"],
  signal: AbortSignal,
  onProgress: (progress: Pick<LabRun, "fraction" | "label">) => void,
) {
  const choices = codecList.map((codec) => ({ codec, options: options[codec] }));
  return compressor.measure(origin, reach, choices, { signal, onProgress, onNews: take }).then((outcome) => {
    if (outcome.status === "done") take(outcome.value);
    return outcome;
  });

  function take(news: readonly CodecOutcome[]): void {
    if (signal.aborted) return;
    const now = lab.getState();
    const outcomes = new Map(now.outcomes);
    for (const outcome of news) {
      const codec = outcome.codec as CodecName;
      // Options that were changed meanwhile have a measurement of their own.
      if (now.options[codec] === options[codec]) outcomes.set(codec, outcome);
    }
    lab.setState({ outcomes });
  }
}

/** Changes options of a codec and measures it anew. */
export async function setOptions(codec: CodecName, options: CodecOptions): Promise<void> {
  const { options: all, origin, facts } = lab.getState();
  lab.setState({ options: { ...all, [codec]: options } });
  if (origin === undefined || facts === undefined) return;
  countBusy(1);
  const outcome = await compressor.measure(origin, facts.reach, [{ codec, options }]);
  countBusy(-1);
  const now = lab.getState();
  if (now.origin !== origin || now.options[codec] !== options) return;
  const measured: CodecOutcome = (outcome.status === "done" ? outcome.value[0] : undefined) ?? {
    codec,
    problems: problemsOf(outcome),
  };
  lab.setState({ outcomes: new Map(now.outcomes).set(codec, measured) });
}

/** Measures all codecs over their parameters. */
export async function startSweep(): Promise<void> {
  const { origin, facts } = lab.getState();
  if (origin === undefined || facts === undefined) return;
  lab.setState({ sweep: undefined });
  await follow("sweepRun", async (signal, onProgress) => {
    const onNews = (sweep: CodecSweep): void => {
      if (!signal.aborted) lab.setState({ sweep });
    };
    const outcome = await compressor.sweep(origin, facts.reach, { signal, onProgress, onNews });
    if (outcome.status === "done") onNews(outcome.value);
    return outcome;
  });
}

/** Sends the gradient round by round through the chosen codec, with error feedback and without. */
export async function startFeedback(): Promise<void> {
  const { origin, chosen, options, rounds, noise } = lab.getState();
  if (origin === undefined) return;
  const choice = { codec: chosen, options: options[chosen] };
  lab.setState({ feedback: undefined });
  await follow("feedbackRun", async (signal, onProgress) => {
    const onNews = (feedback: FeedbackSeries): void => {
      if (!signal.aborted) lab.setState({ feedback });
    };
    const outcome = await compressor.feedback(origin, { choice, rounds, noise }, { signal, onProgress, onNews });
    if (outcome.status === "done") onNews(outcome.value);
    return outcome;
  });
}

/** The gradient through the chosen codec as a file's content; undefined where that failed, as `saveRun` tells. */
export async function makeFile(content: "encoded" | "decoded", fileName: string): Promise<Blob | undefined> {
  const { origin, chosen, options } = lab.getState();
  if (origin === undefined) return undefined;
  let made: Blob | undefined;
  await follow("saveRun", async (signal, onProgress) => {
    const choice = { codec: chosen, options: options[chosen] };
    const outcome = await compressor.save(origin, { choice, content, fileName }, { signal, onProgress });
    if (outcome.status === "done") made = outcome.value.content;
    return outcome;
  });
  return made;
}

/** Stops a study; what it has told so far stays. */
export function stopLab(run: RunName): void {
  stops.get(run)?.abort();
}

let busyCount = 0;

function countBusy(by: 1 | -1): void {
  busyCount += by;
  setBusy("compression", busyCount > 0);
}

/** Runs one study of a kind at a time, and keeps its state up to date. */
async function follow(
  run: RunName,
  work: (
    signal: AbortSignal,
    onProgress: (progress: Pick<LabRun, "fraction" | "label">) => void,
  ) => Promise<JobOutcome<unknown>>,
): Promise<void> {
  stops.get(run)?.abort();
  const mine = new AbortController();
  stops.set(run, mine);
  countBusy(1);
  const tell = (state: Partial<LabRun>): void => {
    if (stops.get(run) === mine) lab.setState((now) => ({ ...now, [run]: { ...now[run], ...state } }));
  };
  tell({ ...idle, status: "running" });
  const ending = await work(mine.signal, ({ fraction, label }) => tell({ fraction, label }));
  const status = ending.status === "done" ? "done" : ending.status === "cancelled" ? "stopped" : "failed";
  tell({ status, problems: problemsOf(ending) });
  if (stops.get(run) === mine) stops.delete(run);
  countBusy(-1);
}
