import { partsLeft } from "../base/interval";
import type { Unbookable } from "./bookableContacts";
import type { BookingProblem } from "./bookingProblem";
import type { ContactList } from "./contactList";
import type { PreparedProblem } from "./makeProblem";
import { outageIn } from "./outages";
import { valueOfVolume } from "./satelliteValue";
import type { Booking, Schedule } from "./scheduleResult";
import { type Change, Timetable } from "./timetable";

/** Why a contact is not booked. */
export interface NotBooked {
  /** Row in the list of contacts. */
  readonly contact: number;
  readonly reason:
    | Exclude<Unbookable, "" | "pinned">
    | "priority 0"
    | "demand met"
    | "antenna busy"
    | "satellite busy"
    | "maintenance"
    /** Nothing is in its way, and it would be worth something: bookings by hand, or a search that was stopped. */
    | "free"
    | "no gain";
  /** The booking in the way, where one is. */
  readonly by?: Booking;
}

/** Of every contact that has no booking in the schedule, the reason, in the order of contacts. */
export function whyNotBooked(prepared: PreparedProblem, contacts: ContactList, schedule: Schedule): NotBooked[] {
  const booked = new Set(schedule.bookings.map(({ contact }) => contact));
  const view = viewOf(prepared, schedule);
  const reasons: NotBooked[] = [];
  for (let contact = 0; contact < contacts.count; contact++) {
    if (booked.has(contact)) continue;
    const reason = prepared.unbookable[contact] ?? "";
    if (reason !== "" && reason !== "pinned") reasons.push({ contact, reason });
    else reasons.push({ contact, ...whatIsInTheWay(view, contacts, contact) });
  }
  return reasons;
}

interface View {
  readonly prepared: PreparedProblem;
  /** The bookings, but for pinned ones. */
  readonly timetable: Timetable;
  readonly windowOf: ReadonlyMap<number, number>;
  readonly onStation: readonly (readonly Booking[])[];
  readonly onSatellite: readonly (readonly Booking[])[];
  readonly isMet: readonly boolean[];
}

function viewOf(prepared: PreparedProblem, { bookings }: Schedule): View {
  const { problem } = prepared;
  const timetable = new Timetable(problem);
  const windowOf = new Map(Array.from(problem.windows.contact, (contact, window) => [contact, window]));
  const onStation: Booking[][] = problem.stationIds.map(() => []);
  const onSatellite: Booking[][] = problem.satelliteIds.map(() => []);
  for (const booking of bookings) {
    onStation[booking.station]?.push(booking);
    onSatellite[booking.satellite]?.push(booking);
    const window = windowOf.get(booking.contact);
    if (window === undefined) continue;
    const antenna = (problem.stationAntenna[booking.station] as number) + booking.antenna - 1;
    const startMs = booking.startMs - problem.startMs;
    timetable.apply([timetable.booking(window, antenna, startMs, booking.endMs - problem.startMs)]);
  }
  const isMet = onSatellite.map((mine, s) => problem.objective === "volume" && isDemandMet(prepared, s, mine));
  return { prepared, timetable, windowOf, onStation, onSatellite, isMet };
}

/** Whether no cap of the satellite has room left. */
function isDemandMet({ problem }: PreparedProblem, s: number, mine: readonly Booking[]): boolean {
  const free = mine.filter(({ isPinned }) => !isPinned);
  const down = free.reduce((sum, { downMB }) => sum + downMB * 1e6, 0);
  const up = free.reduce((sum, { upMB }) => sum + upMB * 1e6, 0);
  const value = valueOfVolume(problem.caps, s, down, up);
  return valueOfVolume(problem.caps, s, down + 1, up + 1) - value <= 0;
}

function whatIsInTheWay(view: View, contacts: ContactList, contact: number): Omit<NotBooked, "contact"> {
  const { problem, outages } = view.prepared;
  const satellite = contacts.satellite[contact] as number;
  const station = contacts.station[contact] as number;
  const startMs = contacts.aosMs[contact] as number;
  const endMs = contacts.losMs[contact] as number;
  if (view.isMet[satellite] === true)
    return { reason: isWorthNothing(problem, satellite) ? "priority 0" : "demand met" };
  const window = view.windowOf.get(contact);
  const free = window === undefined ? [] : freeBookings(view.timetable, window);
  if (free.length > 0) return { reason: free.some((one) => view.timetable.gain([one]) > 0) ? "free" : "no gain" };

  const minMs = problem.mode === "whole" ? endMs - startMs : problem.minMs;
  const setup = problem.setupMs[station] as number;
  const ofSatellite = (view.onSatellite[satellite] as Booking[]).filter((b) => b.startMs < endMs && b.endMs > startMs);
  if (longestGap(ofSatellite, startMs, endMs) < minMs && ofSatellite[0] !== undefined) {
    return { reason: "satellite busy", by: ofSatellite[0] };
  }
  const busy = (view.onStation[station] as readonly Booking[]).find(
    (b) => b.startMs - setup < endMs && b.endMs + setup > startMs,
  );
  if (busy !== undefined) return { reason: "antenna busy", by: busy };
  const [from, to] = [startMs - problem.startMs, endMs - problem.startMs];
  return { reason: outageIn(outages, satellite, station, from, to) ?? "maintenance" };
}

/** Bookings of a window that collide with nothing, one for each antenna and free part. */
function freeBookings(timetable: Timetable, window: number): Change[] {
  const { windows, stationAntenna, mode, minMs, maxMs } = timetable.problem;
  const station = windows.station[window] as number;
  const length = (windows.endMs[window] as number) - (windows.startMs[window] as number);
  const leastMs = mode === "whole" ? length : minMs;
  const found: Change[] = [];
  for (let antenna = stationAntenna[station] as number; antenna < (stationAntenna[station + 1] as number); antenna++) {
    for (const { start, end } of timetable.freeParts(window, antenna)) {
      if (end - start >= leastMs) found.push(timetable.booking(window, antenna, start, Math.min(end, start + maxMs)));
    }
  }
  return found;
}

function isWorthNothing({ caps }: BookingProblem, satellite: number): boolean {
  return caps.slope.subarray(caps.first[satellite], caps.first[satellite + 1]).every((slope) => slope === 0);
}

/** The longest part of [startMs, endMs) outside of bookings. */
function longestGap(bookings: readonly Booking[], startMs: number, endMs: number): number {
  const taken = bookings.map((booking) => ({ start: booking.startMs, end: booking.endMs }));
  return Math.max(0, ...partsLeft({ start: startMs, end: endMs }, taken).map(({ start, end }) => end - start));
}
