import { createStore } from "zustand/vanilla";
import type { Problem } from "../../../core/base/outcome";
import type { RoundRecord } from "../../../core/learning/rounds/roundRecord";
import type { FinishedRound, KeptTraining, TrainerNews, TrainingReport } from "../../../engine/client/trainer";
import { scenarioWindow } from "../derived";
import { documentStore } from "../documentStore";
import { growScenario } from "../editScenario";
import { queryClient } from "../queryClient";
import { forgetTraining, type KeptRecord, keepTraining } from "./keptTraining";
import { learningOf, withRun } from "./learningEdits";
import { missionPicture } from "./missionPicture";
import { runName } from "./runName";
import { type RunOrigin, runSummary } from "./runSummary";
import { settingsDigest } from "./settingsDigest";
import { trainer } from "./trainer";
import { type TrainingStatus, trainingStatus } from "./trainingStatus";

/** The rounds of one seed so far. */
export interface SeedRounds {
  readonly seed: number;
  readonly rounds: readonly RoundRecord[];
}

/** How the model of a round does on each client's tests, clients in order of id. */
export interface ClientAccuracies {
  readonly seed: number;
  readonly round: number;
  readonly values: Float64Array;
}

export interface TrainingRun {
  readonly status: TrainingStatus;
  /** What it is, or was, run with. */
  readonly origin?: RunOrigin;
  readonly fraction: number;
  /** Where it is, for people. */
  readonly label: string;
  /** In the order of the seeds. */
  readonly seeds: readonly SeedRounds[];
  readonly clientAccuracies?: ClientAccuracies | undefined;
  /** Once it is over, or was interrupted in good order. */
  readonly report?: TrainingReport | undefined;
  /** What to go on from, as of the last time that it was told. */
  readonly kept?: KeptTraining | undefined;
  /** In mission time, while it rests: what its worker holds. */
  readonly held?: number | undefined;
  /** Why a reload would lose it. */
  readonly keepFault?: string | undefined;
  readonly problems: readonly Problem[];
}

const nothing: TrainingRun = { status: "idle", fraction: 0, label: "", seeds: [], problems: [] };

/** The training of the open plan, one at a time. */
export const trainingRun = createStore<TrainingRun>()(() => nothing);

trainingRun.subscribe(({ status }, before) => {
  if (status !== before.status) trainingStatus.setState({ status });
});

// Another document has nothing to do with it. What was kept of it is offered when its own document is open again.
documentStore.subscribe((state, before) => {
  if (state.id === before.id) return;
  current?.stop.abort();
  current = undefined;
  forgetNews();
  missionPicture.setState({ picture: undefined });
  trainingRun.setState(nothing, true);
});

/** Larger states take the page too long to hand to the browser's storage. */
const mostKeptBytes = 16_000_000;

/** Longer than this nobody waits for the browser's storage. */
const longestStoreMs = 1000;

/** The training that is in the worker, and why it was told to end. */
let current: { readonly stop: AbortController; reason?: "pause" | "cancel" } | undefined;

/** Trains the open plan from the start; a former training ends. */
export function startTraining(): Promise<void> {
  return run({ ...nothing, origin: originNow(), label: "Making the data" });
}

/** Goes on with what was paused. */
export async function resumeTraining(): Promise<void> {
  const { status, origin, kept, held } = trainingRun.getState();
  if (status !== "paused" || origin === undefined || (kept === undefined && held === undefined)) return;
  await run({ ...trainingRun.getState(), origin, problems: [] }, { kept, held });
}

/** Goes on with what an earlier visit kept of the open plan's training. */
export async function resumeKept(record: KeptRecord): Promise<void> {
  const { kept, fraction, label } = record;
  const origin = originNow();
  const seeds = roundsOf(kept, origin.rules.seeds ?? [0]);
  await run({ ...nothing, origin, fraction, label, seeds, kept }, { kept });
}

/** Ends the work for now; it can be gone on with, also after a reload. */
export function pauseTraining(): void {
  end("pause");
}

/** Ends the training; the rounds so far stay. */
export function cancelTraining(): void {
  const { status, origin } = trainingRun.getState();
  if (status === "paused") {
    trainingRun.setState({ status: "stopped", kept: undefined, held: undefined });
    if (origin) void forget(origin.settings);
  } else end("cancel");
}

/** Takes what the training came to into the plan, for comparison. */
export function keepRun(): void {
  const { report, origin } = trainingRun.getState();
  const summary = report && origin && runSummary(report, origin);
  if (summary === undefined) return;
  const kept = growScenario(`keep the training ${summary.name}`, (scenario) => withRun(scenario, summary));
  if (!kept.ok) trainingRun.setState({ problems: kept.error });
}

/** Which of the seeds pictures show. */
export function showSeed(seed: number): void {
  const picture = trainingRun.getState().report?.pictures?.find((each) => each.seed === seed);
  if (picture !== undefined) missionPicture.setState({ picture });
}

/** Forgets what an earlier visit kept of a training. */
export async function forget(settings: string): Promise<void> {
  await forgetTraining(settings);
  await queryClient.invalidateQueries({ queryKey: ["keptTraining", settings] });
}

/** What the open plan is trained with. */
function originNow() {
  const { scenario } = documentStore.getState();
  const rules = learningOf(scenario);
  const { startMs } = scenarioWindow(scenario);
  return { name: runName(rules, scenario), settings: settingsDigest(scenario), scenario, rules, startMs };
}

/** What a training goes on from: a state of it, or what its worker holds. */
type Rest = Pick<TrainingRun, "kept" | "held">;

/** Trains the plan that the origin holds: what it was when the training began, also where one that was paused goes on. */
async function run(begin: TrainingRun & { readonly origin: RunOrigin }, { kept, held }: Rest = {}): Promise<void> {
  current?.stop.abort();
  forgetNews();
  const mine: NonNullable<typeof current> = { stop: new AbortController() };
  current = mine;
  trainingRun.setState({ ...begin, status: "running", report: undefined, held: undefined }, true);
  missionPicture.setState({ picture: undefined });
  const scenarioText = JSON.stringify(begin.origin.scenario);
  const outcome = await trainer.train(scenarioText, {
    ...(kept && { kept }),
    ...(held !== undefined && { held }),
    mostKeptBytes,
    signal: mine.stop.signal,
    onNews: (news) => {
      if (current === mine) takeNews(news);
    },
  });
  if (current !== mine) return;
  current = undefined;
  showNews();
  if (outcome.status === "done") await finish(outcome.value, mine.reason);
  else if (outcome.status === "cancelled") await finishUnheard(scenarioText, mine.reason);
  else {
    const problems = outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }];
    trainingRun.setState({ status: "failed", problems });
  }
}

function end(reason: "pause" | "cancel"): void {
  if (current === undefined) return;
  current.reason = reason;
  current.stop.abort();
}

/** What is shown changes at most this often: drawing takes its time where rounds follow each other fast. */
const shownMs = 200;
let waiting: TrainerNews | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function takeNews(news: TrainerNews): void {
  waiting = { ...news, rounds: [...(waiting?.rounds ?? []), ...news.rounds] };
  timer ??= setTimeout(showNews, shownMs);
  if (news.kept === undefined) return;
  trainingRun.setState({ kept: news.kept });
  void store(news.kept);
}

function forgetNews(): void {
  clearTimeout(timer);
  timer = undefined;
  waiting = undefined;
}

function showNews(): void {
  const news = waiting;
  forgetNews();
  if (news === undefined) return;
  const { fraction, label, rounds } = news;
  const { seeds, clientAccuracies } = trainingRun.getState();
  const latest = rounds[rounds.length - 1];
  trainingRun.setState({
    fraction,
    label,
    ...(rounds.length > 0 && { seeds: withRounds(seeds, rounds) }),
    clientAccuracies: accuraciesOf(latest) ?? clientAccuracies,
  });
}

async function finish(report: TrainingReport, reason: "pause" | "cancel" | undefined): Promise<void> {
  const { record, stopped, kept, held, pictures } = report;
  const { origin } = trainingRun.getState();
  const seeds = seedsOf(report);
  missionPicture.setState({ picture: pictures?.[0] });
  if (stopped && reason === "pause") {
    trainingRun.setState({ seeds, report, kept, held });
    // Whoever reads that it is paused may reload.
    if (kept !== undefined) await Promise.race([store(kept), afterMs(longestStoreMs)]);
    if (trainingRun.getState().report === report) trainingRun.setState({ status: "paused" });
    return;
  }
  trainingRun.setState({ status: stopped ? "stopped" : "done", fraction: 1, seeds, report, kept: undefined });
  if (origin) void forget(origin.settings);
  const hasFailed = [record, ...record.otherSeeds].some(({ failed }) => failed !== undefined);
  if (!stopped && !hasFailed) keepRun();
}

/** The worker was too busy to answer and was ended: what it told last to be kept stands, and its report is made anew. */
async function finishUnheard(scenarioText: string, reason: "pause" | "cancel" | undefined): Promise<void> {
  const { kept, origin } = trainingRun.getState();
  const isPaused = reason === "pause" && kept !== undefined;
  trainingRun.setState({ status: isPaused ? "paused" : "stopped", ...(!isPaused && { kept: undefined }) });
  if (!isPaused && origin) void forget(origin.settings);
  if (kept === undefined) return;
  const outcome = await trainer.reportTraining(scenarioText, kept);
  if (outcome.status !== "done" || trainingRun.getState().origin !== origin || current !== undefined) return;
  const report = outcome.value;
  trainingRun.setState({ report, seeds: seedsOf(report) });
}

function seedsOf({ record }: TrainingReport): SeedRounds[] {
  return [record, ...record.otherSeeds].map(({ seed, rounds }) => ({ seed, rounds }));
}

/** Keeps the training for after a reload, unless it is too large. */
async function store(kept: KeptTraining): Promise<void> {
  const { origin, fraction, label } = trainingRun.getState();
  if (origin === undefined) return;
  if (kept.bytes > mostKeptBytes) {
    trainingRun.setState({ keepFault: "Its state is too large for the browser's storage." });
    return;
  }
  const fault = await keepTraining({ settings: origin.settings, fraction, label, savedMs: Date.now(), kept });
  if (trainingRun.getState().origin === origin) trainingRun.setState({ keepFault: fault?.message });
}

function withRounds(seeds: readonly SeedRounds[], added: readonly FinishedRound[]): readonly SeedRounds[] {
  const bySeed = new Map(seeds.map(({ seed, rounds }) => [seed, rounds]));
  for (const { seed, record } of added) {
    const known = bySeed.get(seed) ?? [];
    // Of a training that was gone on with, a round may be known already.
    bySeed.set(seed, [...known.slice(0, record.round - 1), record]);
  }
  return Array.from(bySeed, ([seed, rounds]) => ({ seed, rounds }));
}

function accuraciesOf(latest: FinishedRound | undefined): ClientAccuracies | undefined {
  if (latest?.clientAccuracies === undefined) return undefined;
  return { seed: latest.seed, round: latest.record.round, values: latest.clientAccuracies };
}

function roundsOf({ training }: KeptTraining, seeds: readonly number[]): SeedRounds[] {
  const { finished, current: begun } = training;
  const rounds = [...finished.map((done) => done.rounds), ...(begun === undefined ? [] : [begun.rounds])];
  return rounds.map((each, i) => ({ seed: seeds[i] ?? 0, rounds: each }));
}

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
