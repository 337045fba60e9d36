import type { Problem } from "../../core/base/outcome";
import type { UnmetRecord } from "../../core/schedule/scheduleRecord";
import type { ScheduleTotals } from "../../core/schedule/scheduleTotals";
import type { NotBooked } from "../../core/schedule/whyNotBooked";
import type { ContactIntervals } from "./contactsJobs";

/** What every job of the schedule worker is about. */
interface Contested {
  /** JSON of the whole scenario: its rules, stations and orbits (for rates that follow the range). */
  readonly scenarioText: string;
  /** All contacts of the scenario. */
  readonly contacts: ContactIntervals;
}

export interface ScheduleInput extends Contested {
  /** Multiplies the work, 1 being about 10 s on large problems. */
  readonly effort?: number | undefined;
  /** Start from the bookings in `sync.bookings` and change as little of them as possible. */
  readonly keepsBookings: boolean;
}

/** Formats that bookings are saved in. */
export type ScheduleFormat = "csv" | "json" | "ics";

/** Bookings by start, then satellite, then station: flat columns. Satellites and stations are the scenario's, contacts rows of the input. */
export interface BookingColumns {
  readonly count: number;
  readonly satellite: Uint32Array;
  readonly station: Uint32Array;
  /** In its station, from 1. */
  readonly antenna: Uint16Array;
  readonly contact: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly downMB: Float64Array;
  readonly upMB: Float64Array;
  readonly isPinned: Uint8Array;
}

export type NotBookedReason = NotBooked["reason"];

/** Contacts without a booking, and why: flat columns. */
export interface NotBookedColumns {
  readonly count: number;
  readonly contact: Uint32Array;
  /** Index into `reasons`. */
  readonly reason: Uint8Array;
  readonly reasons: readonly NotBookedReason[];
  /** Row of the booking in the way; -1 where there is none. */
  readonly by: Int32Array;
}

/** A schedule with all that is asked of it. */
export interface ScheduleReport {
  readonly goal: "volume" | "age";
  /** Weighted MB that count, or the mean age of information in seconds. */
  readonly objective: number;
  /** No schedule is better; absent where nobody looked for one. */
  readonly bound?: number;
  readonly gap?: number;
  readonly proven: boolean;
  /** Ended before the effort was spent. */
  readonly stopped: boolean;
  readonly bookings: BookingColumns;
  readonly totals: ScheduleTotals;
  readonly unmet: readonly UnmetRecord[];
  readonly notBooked: NotBookedColumns;
  /** Bookings of the document that cannot stand; they are not among the bookings here. */
  readonly faults: readonly Problem[];
}

/** What a search tells while it runs. */
export interface ScheduleNews {
  readonly objective: number;
  readonly bound: number;
  /** Before a step that hears no cancel: the best so far, in full. */
  readonly report?: ScheduleReport;
}

/** What the schedule worker can be asked. */
export interface ScheduleJobs {
  /** Books the contacts. Its progress carries `ScheduleNews`; on a cancel it ends with the best so far. */
  readonly schedule: { readonly input: ScheduleInput; readonly output: ScheduleReport };
  /** What the bookings in the document are worth, as they are. */
  readonly assess: { readonly input: Contested; readonly output: ScheduleReport };
  /** The bookings in the document as a file; for calendars of one station: its id. */
  readonly exportSchedule: {
    readonly input: Contested & { readonly format: ScheduleFormat; readonly stationId?: string | undefined };
    readonly output: string;
  };
}
