import type { ContactIntervals } from "../protocol/contactsJobs";
import type { JobOutcome } from "../protocol/jobOutcome";
import type { ScheduleFormat, ScheduleJobs, ScheduleNews, ScheduleReport } from "../protocol/scheduleJobs";
import { transferablesOf } from "../protocol/transferables";
import { copyIntervals } from "./columnCopies";
import { createPool, type JobOptions, type Parcel, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type { ScheduleReport } from "../protocol/scheduleJobs";

/** A plan whose contacts are to be booked: the JSON of the whole scenario, and all its contacts. They are copied; they stay the caller's. */
export interface ContestedPlan {
  readonly scenarioText: string;
  readonly contacts: ContactIntervals;
}

/** Where a search is: what it has, and what no schedule can pass. */
export interface SearchNews {
  readonly fraction: number;
  readonly label: string;
  readonly objective?: number;
  readonly bound?: number;
}

export interface SearchRequest {
  /** Start from the bookings in the document and change as little of them as possible. */
  readonly keepsBookings: boolean;
  readonly signal?: AbortSignal;
  readonly onNews?: (news: SearchNews) => void;
}

/** Booking off the calling thread. No method rejects: the outcome says how the job ended. */
export interface Scheduler {
  /** Books the contacts. Aborting it ends it within 200 ms with the best so far (`stopped`), or as cancelled where there is nothing yet. */
  schedule(plan: ContestedPlan, request: SearchRequest): Promise<JobOutcome<ScheduleReport>>;
  /** What the bookings in the document are worth as they are. */
  assess(plan: ContestedPlan, options?: JobOptions): Promise<JobOutcome<ScheduleReport>>;
  /** The bookings in the document as the text of a file; `stationId`: only that station's. */
  exportSchedule(
    plan: ContestedPlan,
    format: ScheduleFormat,
    stationId?: string,
    options?: JobOptions,
  ): Promise<JobOutcome<string>>;
  dispose(): void;
}

export interface SchedulerOptions {
  /** Starts a worker that exposes the schedule host. */
  readonly spawn: () => SpawnedWorker;
  readonly timing?: Partial<PoolTiming>;
}

/** One worker searches while another answers what a person's change is worth. */
const poolSize = 2;

/** The way from an application to the schedule workers. */
export function createScheduler({ spawn, timing }: SchedulerOptions): Scheduler {
  const pool = createPool<ScheduleJobs>({ spawn, poolSize, timing });
  return {
    async schedule(plan, { keepsBookings, signal, onNews }) {
      let best: ScheduleReport | undefined;
      let isInLongStep = false;
      const running = pool.run("schedule", () => handOver(plan, { keepsBookings }), {
        ...(signal && { signal }),
        onProgress({ fraction, label, partial }) {
          const news = partial as ScheduleNews | undefined;
          best = news?.report ?? best;
          isInLongStep = news?.report !== undefined;
          onNews?.({ fraction, label, ...(news && { objective: news.objective, bound: news.bound }) });
        },
      });
      // A solver hears no cancel, and what it would answer was told before it began: the pool may end its worker in its own time.
      const cut = stopOf(signal).then((): JobOutcome<ScheduleReport> | Promise<JobOutcome<ScheduleReport>> =>
        isInLongStep && best !== undefined ? { status: "done", value: stopped(best) } : running,
      );
      const outcome = await Promise.race([running, cut]);
      if (outcome.status === "cancelled" && best !== undefined) return { status: "done", value: stopped(best) };
      return outcome;
    },
    assess: (plan, options) => pool.run("assess", () => handOver(plan, {}), { priority: "interactive", ...options }),
    exportSchedule: (plan, format, stationId, options) =>
      pool.run("exportSchedule", () => handOver(plan, { format, stationId }), { priority: "interactive", ...options }),
    dispose: () => pool.dispose(),
  };
}

/** Resolves when the signal aborts. */
function stopOf(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

function stopped(report: ScheduleReport): ScheduleReport {
  return { ...report, stopped: true };
}

function handOver<More extends object>({ scenarioText, contacts }: ContestedPlan, more: More) {
  const copies = copyIntervals(contacts);
  const parcel: Parcel<{ scenarioText: string; contacts: ContactIntervals } & More> = {
    input: { scenarioText, contacts: copies, ...more },
    transfer: transferablesOf(copies),
  };
  return parcel;
}
