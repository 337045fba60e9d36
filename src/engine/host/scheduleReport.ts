import type { Problem } from "../../core/base/outcome";
import type { Scenario } from "../../core/scenario/schema";
import type { ContactList } from "../../core/schedule/contactList";
import type { PreparedProblem } from "../../core/schedule/makeProblem";
import { unmetRecords } from "../../core/schedule/scheduleRecord";
import type { Booking, Schedule } from "../../core/schedule/scheduleResult";
import { scheduleTotals } from "../../core/schedule/scheduleTotals";
import { type NotBooked, whyNotBooked } from "../../core/schedule/whyNotBooked";
import type { BookingColumns, NotBookedColumns, NotBookedReason, ScheduleReport } from "../protocol/scheduleJobs";

/** What a report is made of. */
export interface Reported {
  readonly scenario: Scenario;
  readonly prepared: PreparedProblem;
  readonly contacts: ContactList;
  readonly schedule: Schedule;
  readonly faults?: readonly Problem[];
  /** Whether the schedule's bound was looked for. */
  readonly hasBound: boolean;
}

/** A schedule as flat columns, with totals and reasons. */
export function scheduleReport({
  scenario,
  prepared,
  contacts,
  schedule,
  faults = [],
  hasBound,
}: Reported): ScheduleReport {
  const reasons = whyNotBooked(prepared, contacts, schedule);
  const { objective, bound, gap, proven, stopped, bookings } = schedule;
  return {
    goal: prepared.problem.objective,
    objective,
    ...(hasBound && Number.isFinite(bound) && { bound, gap }),
    proven: hasBound && proven,
    stopped,
    bookings: bookingColumns(bookings),
    totals: scheduleTotals(prepared.problem, schedule),
    unmet: unmetRecords(scenario, prepared, contacts, schedule, reasons),
    notBooked: notBookedColumns(reasons, bookings),
    faults,
  };
}

function bookingColumns(bookings: readonly Booking[]): BookingColumns {
  return {
    count: bookings.length,
    satellite: Uint32Array.from(bookings, ({ satellite }) => satellite),
    station: Uint32Array.from(bookings, ({ station }) => station),
    antenna: Uint16Array.from(bookings, ({ antenna }) => antenna),
    contact: Uint32Array.from(bookings, ({ contact }) => contact),
    startMs: Float64Array.from(bookings, ({ startMs }) => startMs),
    endMs: Float64Array.from(bookings, ({ endMs }) => endMs),
    downMB: Float64Array.from(bookings, ({ downMB }) => downMB),
    upMB: Float64Array.from(bookings, ({ upMB }) => upMB),
    isPinned: Uint8Array.from(bookings, ({ isPinned }) => (isPinned ? 1 : 0)),
  };
}

function notBookedColumns(found: readonly NotBooked[], bookings: readonly Booking[]): NotBookedColumns {
  const reasons = [...new Set(found.map(({ reason }) => reason))];
  const number = new Map<NotBookedReason, number>(reasons.map((reason, i) => [reason, i]));
  const row = new Map(bookings.map((booking, i) => [booking, i]));
  return {
    count: found.length,
    contact: Uint32Array.from(found, ({ contact }) => contact),
    reason: Uint8Array.from(found, ({ reason }) => number.get(reason) ?? 0),
    reasons,
    by: Int32Array.from(found, ({ by }) => (by === undefined ? -1 : (row.get(by) ?? -1))),
  };
}
