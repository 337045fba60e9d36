import { createStore } from "zustand/vanilla";
import { formatInstant } from "../../../core/base/instant";
import type { Problem } from "../../../core/base/outcome";
import type { BookingRule } from "../../../core/scenario/schema/sync";
import type { ScheduleReport, SearchNews } from "../../../engine/client/scheduler";
import { expandedSatellites } from "../derived";
import { documentStore } from "../documentStore";
import { growScenario } from "../editScenario";
import { setBusy } from "../idle";
import { scheduler } from "./scheduler";
import { contestedPlan, rulesDigest } from "./standing";
import { withRules } from "./syncEdits";

/** Value and bound at a moment of a search. */
export interface TracePoint {
  readonly seconds: number;
  readonly objective: number;
  readonly bound: number;
}

/** A schedule that was found and is not accepted yet. */
export interface Proposal {
  readonly report: ScheduleReport;
  /** Stands for the rules and contacts that it was made under: under others it is no longer offered. */
  readonly digest: string;
}

interface ScheduleRun {
  /** `empty`: the search ended with nothing to book. */
  readonly status: "idle" | "running" | "failed" | "empty";
  /** Rules and contacts that the last search was under: what it ended with is told while they hold. */
  readonly digest: string;
  readonly news?: SearchNews | undefined;
  readonly trace: readonly TracePoint[];
  readonly problems: readonly Problem[];
  readonly proposal?: Proposal | undefined;
  /** The last bound that a search gave, and what it holds for. */
  readonly bound?: { readonly digest: string; readonly bound: number; readonly proven: boolean; readonly of: number };
}

const nothing: ScheduleRun = { status: "idle", digest: "", trace: [], problems: [] };

/** The search for a schedule, one at a time. */
export const scheduleRun = createStore<ScheduleRun>()(() => nothing);

let stop: AbortController | undefined;

// Another document has nothing to do with what was found for this one.
documentStore.subscribe((state, before) => {
  if (state.id === before.id) return;
  stop?.abort();
  scheduleRun.setState(nothing, true);
});

/** Searches for a schedule of the open plan; a former search ends. With nothing accepted before, what is found is accepted. */
export async function startSchedule(keepsBookings: boolean): Promise<void> {
  const { scenario } = documentStore.getState();
  const plan = contestedPlan(scenario);
  if (plan === undefined) return;
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  const startedMs = performance.now();
  const trace: TracePoint[] = [];
  const { id } = documentStore.getState();
  const digest = rulesDigest(scenario);
  scheduleRun.setState({ status: "running", digest, news: undefined, trace, problems: [], proposal: undefined });
  setBusy("schedule", true);
  const outcome = await scheduler.schedule(plan, {
    keepsBookings,
    signal: mine.signal,
    onNews(news) {
      const { objective, bound } = news;
      if (objective !== undefined && bound !== undefined) {
        trace.push({ seconds: (performance.now() - startedMs) / 1000, objective, bound });
      }
      if (stop === mine) scheduleRun.setState({ news, trace: trace.slice() });
    },
  });
  if (stop !== mine) return;
  stop = undefined;
  setBusy("schedule", false);
  if (documentStore.getState().id !== id) return;
  if (outcome.status === "cancelled") {
    scheduleRun.setState({ status: "idle", news: undefined });
    return;
  }
  if (outcome.status !== "done") {
    const problems = outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }];
    scheduleRun.setState({ status: "failed", news: undefined, problems });
    return;
  }
  const report = outcome.value;
  const { objective, bound, proven } = report;
  trace.push({ seconds: (performance.now() - startedMs) / 1000, objective, bound: bound ?? objective });
  const isFirst = scenario.sync?.bookings === undefined;
  const isEmpty = isFirst && report.bookings.count === 0;
  scheduleRun.setState({
    status: isEmpty ? "empty" : "idle",
    news: undefined,
    trace: trace.slice(),
    proposal: isEmpty ? undefined : { report, digest },
    ...(bound !== undefined && !keepsBookings && { bound: { digest, bound, proven, of: objective } }),
  });
  if (isFirst && !isEmpty && documentStore.getState().scenario === scenario) await acceptProposal();
}

/** Ends the search; what it has found by then is offered. */
export function stopSchedule(): void {
  stop?.abort();
}

/** Takes the bookings that were found into the document; where it would become too large to be saved, says so and keeps offering them. */
export async function acceptProposal(): Promise<void> {
  const { proposal } = scheduleRun.getState();
  if (proposal === undefined) return;
  const bookings = await writeBookings(proposal.report);
  const isSame = proposal.digest === rulesDigest(documentStore.getState().scenario);
  if (!isSame || scheduleRun.getState().proposal !== proposal) return;
  const name = `book ${bookings.length} sync windows`;
  const outcome = growScenario(name, (scenario) => withRules(scenario, { bookings }));
  if (outcome.ok) scheduleRun.setState({ proposal: undefined });
  else scheduleRun.setState({ status: "failed", problems: outcome.error });
}

export function dropProposal(): void {
  scheduleRun.setState({ status: "idle", problems: [], proposal: undefined });
}

/** Written at once, some milliseconds long. */
const rowsPerTask = 2000;

/** The bookings as the document writes them; thousands of instants take a while to write, so the page may act in between. */
async function writeBookings({ bookings }: ScheduleReport): Promise<BookingRule[]> {
  const { scenario } = documentStore.getState();
  const satellites = expandedSatellites(scenario);
  const stations = scenario.stations ?? [];
  const rules: BookingRule[] = [];
  for (let i = 0; i < bookings.count; i++) {
    if (i > 0 && i % rowsPerTask === 0) await new Promise((resolve) => setTimeout(resolve));
    rules.push({
      satelliteId: satellites[bookings.satellite[i] ?? -1]?.id ?? "",
      stationId: stations[bookings.station[i] ?? -1]?.id ?? "",
      antenna: bookings.antenna[i] ?? 1,
      start: formatInstant(bookings.startMs[i] ?? 0),
      end: formatInstant(bookings.endMs[i] ?? 0),
    });
  }
  return rules;
}
