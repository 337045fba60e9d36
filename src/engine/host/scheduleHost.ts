import { type Endpoint, expose } from "comlink";
import type { MilpSolver } from "../../core/base/milp";
import { type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { z } from "../../core/base/zod";
import { contactSearch } from "../../core/contact/contactSearch";
import { linkRates } from "../../core/contact/linkRates";
import type { RatePieces } from "../../core/contact/ratePieces";
import { contactSlice } from "../../core/scenario/contactSlice";
import { digestOf } from "../../core/scenario/digest";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Scenario } from "../../core/scenario/schema";
import { windowOf } from "../../core/scenario/window";
import type { ContactList } from "../../core/schedule/contactList";
import { makeProblem, type PreparedProblem } from "../../core/schedule/makeProblem";
import { type Replanned, replan } from "../../core/schedule/replan";
import { type ScheduleOptions, type ScheduleProgress, scheduleContacts } from "../../core/schedule/schedule";
import { scheduleCsv } from "../../core/schedule/scheduleCsv";
import { scheduleIcs } from "../../core/schedule/scheduleIcs";
import { scheduleRecord } from "../../core/schedule/scheduleRecord";
import type { Schedule } from "../../core/schedule/scheduleResult";
import { standingSchedule } from "../../core/schedule/standingSchedule";
import type { ScheduleFormat, ScheduleJobs, ScheduleNews } from "../protocol/scheduleJobs";
import { loadSolver } from "../solver";
import { intervalColumns } from "./inputSchemas";
import { createJobHost, type JobControl, type JobHandlers } from "./jobHost";
import { scheduleReport } from "./scheduleReport";

export interface ScheduleHostOptions {
  /** Where the solver's WebAssembly stands, in a page. */
  readonly solverAddress?: string;
  readonly endpoint?: Endpoint;
}

/** Makes this thread do the jobs of a schedule worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeScheduleHost({ solverAddress, endpoint }: ScheduleHostOptions = {}): void {
  const options = solverAddress === undefined ? undefined : { locateFile: () => solverAddress };
  expose(createJobHost<ScheduleJobs>(scheduleHandlers(() => loadSolver(options))), endpoint);
}

/** The search is told of this often at most. */
const newsMs = 100;

/** A call of the solver by the clock: no word comes out of it while it lasts. */
const solverSeconds = 25;

const contested = { scenarioText: z.string(), contacts: intervalColumns };

/** All that a job reads, checked. */
interface Contest {
  readonly scenario: Scenario;
  readonly contacts: ContactList;
  readonly rates: RatePieces | undefined;
}

function scheduleHandlers(load: () => Promise<MilpSolver>): JobHandlers<ScheduleJobs> {
  let solver: MilpSolver | undefined;
  const ratesOf = createRateReader();

  function* readContest(scenarioText: string, contacts: ContactList): Sliced<Outcome<Contest>> {
    const parsed = readScenarioText(scenarioText);
    if (!parsed.ok) return parsed;
    const { scenario } = parsed.value;
    return success({ scenario, contacts, rates: yield* ratesOf(scenario, contacts) });
  }

  return {
    schedule: {
      schema: z.strictObject({ ...contested, effort: z.number().positive().optional(), keepsBookings: z.boolean() }),
      isAnytime: true,
      async prepare() {
        solver ??= await load();
        return undefined;
      },
      *run({ scenarioText, contacts: offered, effort = 1, keepsBookings }, control) {
        const contest = yield* readContest(scenarioText, offered);
        if (!contest.ok) return contest;
        const { scenario, contacts, rates } = contest.value;
        const prepared = makeProblem(scenario, contacts, rates);
        if (!prepared.ok) return prepared;
        const options: ScheduleOptions = {
          effort,
          ...(solver && { solver }),
          shouldStop: control.isCancelled,
          solverSeconds: () => solverSeconds,
        };
        const reportOf = (of: PreparedProblem, schedule: Schedule) =>
          scheduleReport({ scenario, prepared: of, contacts, schedule, hasBound: true });
        const toldOf = tellNews(control, (schedule) => reportOf(prepared.value, schedule));
        if (keepsBookings) {
          const standing = scenario.sync?.bookings ?? [];
          const found: Outcome<Replanned> = yield* toldOf(replan(scenario, contacts, rates, standing, options));
          return found.ok ? success(reportOf(found.value.prepared, found.value.schedule)) : found;
        }
        const schedule = yield* toldOf(scheduleContacts(prepared.value.problem, options));
        return success(reportOf(prepared.value, schedule));
      },
    },
    assess: {
      schema: z.strictObject(contested),
      *run({ scenarioText, contacts: offered }) {
        const contest = yield* readContest(scenarioText, offered);
        if (!contest.ok) return contest;
        const { scenario, contacts, rates } = contest.value;
        const prepared = makeProblem(scenario, contacts, rates);
        if (!prepared.ok) return prepared;
        const { schedule, faults } = standingSchedule(scenario, prepared.value, contacts);
        return success(
          scheduleReport({ scenario, prepared: prepared.value, contacts, schedule, faults, hasBound: false }),
        );
      },
    },
    exportSchedule: {
      schema: z.strictObject({
        ...contested,
        format: z.enum(["csv", "json", "ics"]),
        stationId: z.string().optional(),
      }),
      *run({ scenarioText, contacts: offered, format, stationId }) {
        const contest = yield* readContest(scenarioText, offered);
        if (!contest.ok) return contest;
        const { scenario, contacts, rates } = contest.value;
        const prepared = makeProblem(scenario, contacts, rates);
        if (!prepared.ok) return prepared;
        const { schedule } = standingSchedule(scenario, prepared.value, contacts);
        return success(textOf({ scenario, prepared: prepared.value, contacts, schedule }, format, stationId));
      },
    },
  };
}

/** Runs a search and tells of its value and bound as it goes; a whole schedule that it hands over is told of in any case. */
function tellNews({ report }: JobControl, reportOf: (schedule: Schedule) => ScheduleNews["report"]) {
  let toldMs = Number.NEGATIVE_INFINITY;
  return function* told<Result>(work: Sliced<Result, ScheduleProgress>): Sliced<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      const { fraction, label, partial } = step.value;
      const schedule = partial?.schedule;
      if (partial !== undefined && (schedule !== undefined || performance.now() - toldMs > newsMs)) {
        toldMs = performance.now();
        const { objective, bound } = partial;
        const full = schedule && reportOf(schedule);
        const news: ScheduleNews = { objective, bound, ...(full && { report: full }) };
        report({ fraction, label, partial: news });
      }
      yield { fraction, label };
    }
  };
}

/** Rates that follow the range take a propagation: those of the last plan are kept. */
function createRateReader() {
  let last: { readonly key: string; readonly rates: RatePieces | undefined } | undefined;
  return function* ratesOf(scenario: Scenario, contacts: ContactList): Sliced<RatePieces | undefined> {
    const key = `${digestOf(contactSlice(scenario))} ${contacts.count}`;
    if (last?.key !== key) last = { key, rates: yield* linkRates(contactSearch(scenario), contacts) };
    return last.rates;
  };
}

interface Written {
  readonly scenario: Scenario;
  readonly prepared: PreparedProblem;
  readonly contacts: ContactList;
  readonly schedule: Schedule;
}

function textOf({ scenario, prepared, contacts, schedule }: Written, format: ScheduleFormat, stationId?: string) {
  const record = scheduleRecord(scenario, prepared, contacts, schedule);
  const bookings = record.bookings.filter((booking) => stationId === undefined || booking.stationId === stationId);
  if (format === "csv") return [...scheduleCsv(bookings)].join("");
  if (format === "ics") return [...scheduleIcs(bookings, windowOf(scenario).startMs)].join("");
  const { objective, unmet } = record;
  return `${JSON.stringify({ bookings, objective, unmet }, undefined, 1)}\n`;
}
