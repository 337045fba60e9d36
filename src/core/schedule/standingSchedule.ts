import type { Problem } from "../base/outcome";
import type { Scenario } from "../scenario/schema";
import type { BookingRule } from "../scenario/schema/sync";
import type { ContactList } from "./contactList";
import type { PreparedProblem } from "./makeProblem";
import { pairKey } from "./outages";
import { relativeMs } from "./problemFrame";
import { readSchedule, type Schedule } from "./scheduleResult";
import { Timetable } from "./timetable";

export interface StandingSchedule {
  /** Of the bookings that can stand as they are, pinned ones included. Its bound is none: Infinity, for age 0. */
  readonly schedule: Schedule;
  /** The bookings that cannot, each with what is in its way; paths are `sync.bookings[i]`. */
  readonly faults: readonly Problem[];
}

/**
 * The bookings written in a checked scenario (`sync.bookings`) as a schedule, exactly as they are, to learn what they are worth: for
 * bookings that a person changed. One that breaks a rule, or is in the way of one before it, is left out and named.
 */
export function standingSchedule(
  scenario: Scenario,
  { problem, unbookable }: PreparedProblem,
  contacts: ContactList,
): StandingSchedule {
  const timetable = new Timetable(problem);
  const rowsOfPair = groupByPair(contacts);
  const windowOfContact = new Map(Array.from(problem.windows.contact, (contact, window) => [contact, window]));
  const pinned = new Set(problem.pinned.map(({ contact }) => contact));
  const faults: Problem[] = [];
  const isFree = (row: number): boolean => {
    const window = windowOfContact.get(row);
    return window !== undefined && timetable.antenna[window] === -1;
  };

  const place = (rule: BookingRule): string | undefined => {
    const satellite = problem.satelliteIds.indexOf(rule.satelliteId);
    const station = problem.stationIds.indexOf(rule.stationId);
    const startMs = Math.round(relativeMs(problem, rule.start));
    const endMs = Math.round(relativeMs(problem, rule.end));
    const holding = (rowsOfPair.get(pairKey(satellite, station)) ?? []).filter(
      (row) =>
        (contacts.aosMs[row] as number) - problem.startMs <= startMs &&
        (contacts.losMs[row] as number) - problem.startMs >= endMs,
    );
    // Contacts of a pair may overlap, and each is booked once.
    const contact = holding.find((row) => isFree(row)) ?? holding[0];
    if (contact === undefined) return "no contact of the two holds it";
    if (pinned.has(contact)) return undefined;
    const window = windowOfContact.get(contact);
    if (window === undefined) return `its contact cannot be booked: ${unbookable[contact]}`;
    if (timetable.antenna[window] !== -1) return "its contact is booked already";
    const reason = lengthFault(problem, window, startMs, endMs);
    if (reason !== undefined) return reason;
    const first = problem.stationAntenna[station] as number;
    const count = (problem.stationAntenna[station + 1] as number) - first;
    const antenna = (rule.antenna ?? 1) - 1;
    if (antenna >= count) return `the station has ${count} antennas`;
    const inTheWay: number[] = [];
    if (!timetable.collisions(window, first + antenna, startMs, endMs, inTheWay))
      return "maintenance, a failure or a pin is there";
    const [rival] = inTheWay;
    if (rival !== undefined) return `in the way of ${nameOf(timetable, rival)}`;
    timetable.apply([timetable.booking(window, first + antenna, startMs, endMs)]);
    return undefined;
  };

  (scenario.sync?.bookings ?? []).forEach((rule, i) => {
    const message = place(rule);
    if (message === undefined) return;
    const given = `${rule.satelliteId} at ${rule.stationId}, ${rule.start} to ${rule.end}`;
    faults.push({ path: `sync.bookings[${i}]`, message, given });
  });
  const bound = problem.objective === "age" ? 0 : Number.POSITIVE_INFINITY;
  return { schedule: readSchedule(timetable, bound, false), faults };
}

function lengthFault(
  { mode, windows, minMs, maxMs }: PreparedProblem["problem"],
  window: number,
  startMs: number,
  endMs: number,
): string | undefined {
  if (endMs - startMs < minMs) return "shorter than the least length of a booking";
  if (endMs - startMs > maxMs) return "longer than the greatest length of a booking";
  const isWhole = startMs === windows.startMs[window] && endMs === windows.endMs[window];
  if (mode === "whole" && !isWhole) return "only whole contacts are booked";
  const isInside = startMs >= (windows.startMs[window] as number) && endMs <= (windows.endMs[window] as number);
  return isInside ? undefined : "before the satellite's release or after its deadline";
}

function nameOf({ problem }: Timetable, window: number): string {
  const satellite = problem.satelliteIds[problem.windows.satellite[window] as number];
  return `${satellite} at ${problem.stationIds[problem.windows.station[window] as number]}`;
}

function groupByPair({ count, satellite, station }: ContactList): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const key = pairKey(satellite[row] as number, station[row] as number);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [row]);
    else known.push(row);
  }
  return rows;
}
