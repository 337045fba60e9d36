import type { Interval } from "../base/interval";
import type { ContactList } from "./contactList";
import type { PreparedProblem, Unbookable } from "./makeProblem";
import { valueOfVolume } from "./satelliteValue";
import type { Booking, Schedule } from "./scheduleResult";

/** Why a contact is not booked. */
export interface NotBooked {
  /** Row in the list of contacts. */
  readonly contact: number;
  readonly reason:
    | Exclude<Unbookable, "" | "pinned">
    | "demand met"
    | "antenna busy"
    | "satellite busy"
    | "maintenance"
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
  readonly onStation: readonly (readonly Booking[])[];
  readonly onSatellite: readonly (readonly Booking[])[];
  readonly isMet: readonly boolean[];
}

function viewOf(prepared: PreparedProblem, { bookings }: Schedule): View {
  const { problem } = prepared;
  const onStation: Booking[][] = problem.stationIds.map(() => []);
  const onSatellite: Booking[][] = problem.satelliteIds.map(() => []);
  for (const booking of bookings) {
    onStation[booking.station]?.push(booking);
    onSatellite[booking.satellite]?.push(booking);
  }
  const isMet = onSatellite.map((mine, s) => problem.objective === "volume" && isDemandMet(prepared, s, mine));
  return { prepared, onStation, onSatellite, isMet };
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
  const { problem } = view.prepared;
  const satellite = contacts.satellite[contact] as number;
  const station = contacts.station[contact] as number;
  const startMs = contacts.aosMs[contact] as number;
  const endMs = contacts.losMs[contact] as number;
  if (view.isMet[satellite] === true) return { reason: "demand met" };
  const minMs = problem.mode === "whole" ? endMs - startMs : problem.minMs;
  const setup = problem.setupMs[station] as number;

  const ofSatellite = (view.onSatellite[satellite] as Booking[]).filter((b) => b.startMs < endMs && b.endMs > startMs);
  if (longestGap(ofSatellite.map(timesOf), startMs, endMs) < minMs && ofSatellite[0] !== undefined) {
    return { reason: "satellite busy", by: ofSatellite[0] };
  }
  const onStation = view.onStation[station] as readonly Booking[];
  const first = problem.stationAntenna[station] as number;
  const last = problem.stationAntenna[station + 1] as number;
  let busy: Booking | undefined;
  let isBlocked = false;
  for (let antenna = first; antenna < last; antenna++) {
    const there = onStation.filter(
      (b) => b.antenna === antenna - first + 1 && b.startMs - setup < endMs && b.endMs + setup > startMs,
    );
    const taken = there.map((b) => ({ start: b.startMs - setup, end: b.endMs + setup }));
    const blocked = (problem.antennaBlocked[antenna] as readonly Interval[]).map(({ start, end }) => ({
      start: start + problem.startMs,
      end: end + problem.startMs,
    }));
    if (longestGap([...taken, ...blocked, ...ofSatellite.map(timesOf)], startMs, endMs) >= minMs) {
      return { reason: "no gain" };
    }
    if (there[0] !== undefined) busy ??= there[0];
    else isBlocked = true;
  }
  if (busy !== undefined) return { reason: "antenna busy", by: busy };
  return { reason: isBlocked ? "maintenance" : "no gain" };
}

function timesOf({ startMs, endMs }: Booking): Interval {
  return { start: startMs, end: endMs };
}

/** The longest part of [startMs, endMs) that none of the intervals takes. */
function longestGap(taken: readonly Interval[], startMs: number, endMs: number): number {
  let longest = 0;
  let from = startMs;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    longest = Math.max(longest, Math.min(start, endMs) - from);
    from = Math.max(from, end);
  }
  return Math.max(longest, endMs - from);
}
