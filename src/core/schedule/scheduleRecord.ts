import { formatInstant } from "../base/instant";
import type { Scenario } from "../scenario/schema";
import type { ContactList } from "./contactList";
import type { PreparedProblem } from "./makeProblem";
import type { Booking, Schedule } from "./scheduleResult";
import { type NotBooked, whyNotBooked } from "./whyNotBooked";

/** One booking as it is written in JSON; times are UTC with milliseconds. */
export interface BookingRecord {
  readonly satelliteId: string;
  readonly stationId: string;
  /** In its station, from 1. */
  readonly antenna: number;
  readonly direction: "down" | "up" | "both";
  readonly start: string;
  readonly end: string;
  readonly downMB: number;
  readonly upMB: number;
  readonly volumeMB: number;
}

/** A satellite that does not get what it asks for, and why. */
export interface UnmetRecord {
  readonly satelliteId: string;
  readonly demandMB: number;
  readonly bookedMB: number;
  readonly reason: string;
}

export interface ScheduleRecord {
  readonly bookings: readonly BookingRecord[];
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly proven: boolean;
  readonly stopped: boolean;
  readonly unmet: readonly UnmetRecord[];
}

/** A schedule in the shape of DESIGN's command line. */
export function scheduleRecord(
  scenario: Scenario,
  prepared: PreparedProblem,
  contacts: ContactList,
  schedule: Schedule,
): ScheduleRecord {
  const { bookings, objective, bound, gap, proven, stopped } = schedule;
  return {
    bookings: bookings.map((booking) => bookingRecord(prepared, booking)),
    objective,
    bound,
    gap,
    proven,
    stopped,
    unmet: unmetRecords(scenario, prepared, contacts, schedule, whyNotBooked(prepared, contacts, schedule)),
  };
}

function bookingRecord({ problem }: PreparedProblem, booking: Booking): BookingRecord {
  return {
    satelliteId: problem.satelliteIds[booking.satellite] as string,
    stationId: problem.stationIds[booking.station] as string,
    antenna: booking.antenna,
    direction: problem.direction,
    start: formatInstant(booking.startMs),
    end: formatInstant(booking.endMs),
    downMB: booking.downMB,
    upMB: booking.upMB,
    volumeMB: megabytes(booking.downMB + booking.upMB),
  };
}

/** Satellites whose demands are not met, in the scenario's order. Volumes of a demand in both directions are added. */
export function unmetRecords(
  { sync }: Scenario,
  prepared: PreparedProblem,
  contacts: ContactList,
  schedule: Schedule,
  reasons: readonly NotBooked[],
): UnmetRecord[] {
  const { problem } = prepared;
  return problem.satelliteIds.flatMap((satelliteId, s) => {
    const mine = schedule.bookings.filter(({ satellite }) => satellite === s);
    const down = mine.reduce((sum, { downMB }) => sum + downMB, 0);
    const up = mine.reduce((sum, { upMB }) => sum + upMB, 0);
    const demands = [
      { demandMB: sync?.demandsMB?.[satelliteId], bookedMB: down + up, is: true },
      { demandMB: sync?.downDemandsMB?.[satelliteId], bookedMB: down, is: problem.direction !== "up" },
      { demandMB: sync?.upDemandsMB?.[satelliteId], bookedMB: up, is: problem.direction !== "down" },
    ];
    return demands.flatMap(({ demandMB, bookedMB, is }) => {
      if (!is || demandMB === undefined || bookedMB >= demandMB - 1e-6) return [];
      const reason = reasonOf(prepared, contacts, schedule, reasons, s, demandMB);
      return [{ satelliteId, demandMB, bookedMB: megabytes(bookedMB), reason }];
    });
  });
}

/** To whole bytes. */
function megabytes(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function reasonOf(
  { problem }: PreparedProblem,
  contacts: ContactList,
  { bookings }: Schedule,
  reasons: readonly NotBooked[],
  satellite: number,
  demandMB: number,
): string {
  const generatedMB = ((problem.storage[satellite]?.bytesPerMs ?? Number.POSITIVE_INFINITY) * problem.durationMs) / 1e6;
  if (problem.direction === "down" && demandMB > generatedMB) {
    return `more than the ${megabytes(generatedMB)} MB that it generates`;
  }
  let count = 0;
  for (let row = 0; row < contacts.count; row++) if (contacts.satellite[row] === satellite) count++;
  if (count === 0) return "no contact";
  const mine = reasons.filter(({ contact }) => contacts.satellite[contact] === satellite);
  if (mine.length === 0) {
    const shortened = bookings.filter(
      ({ satellite: s, contact, startMs, endMs }) =>
        s === satellite &&
        endMs - startMs + 1 < (contacts.losMs[contact] as number) - (contacts.aosMs[contact] as number),
    );
    return `all its contacts are booked${shortened.length === 0 ? "" : `, ${shortened.length} of them in part`}`;
  }
  const counts = new Map<string, number>();
  for (const { reason, by } of mine) {
    const text = by === undefined ? reason : busyText(problem.satelliteIds, problem.stationIds, reason, by);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const shown = ranked.slice(0, 3).map(([text, times]) => (times === 1 ? text : `${text} (${times})`));
  const more = ranked.length > 3 ? `, and ${ranked.length - 3} more` : "";
  return `${mine.length} of ${count} contacts not booked: ${shown.join(", ")}${more}`;
}

/** `antenna busy with sat-002`, `satellite busy at ksc`. */
function busyText(satelliteIds: readonly string[], stationIds: readonly string[], reason: string, by: Booking): string {
  return reason === "satellite busy"
    ? `satellite busy at ${stationIds[by.station]}`
    : `${reason} with ${satelliteIds[by.satellite]}`;
}
