import { sentBytes } from "./satelliteValue";
import { provenGap, scheduleGap } from "./scheduleGap";
import type { Timetable } from "./timetable";

/** One booking; indices are the scenario's. */
export interface Booking {
  readonly satellite: number;
  readonly station: number;
  /** In its station, from 1. */
  readonly antenna: number;
  /** Row of the contact in the list that came in. */
  readonly contact: number;
  /** Ms since the Unix epoch. */
  readonly startMs: number;
  readonly endMs: number;
  readonly downMB: number;
  readonly upMB: number;
  readonly isPinned: boolean;
}

export interface Schedule {
  /** By start, then satellite, then station. */
  readonly bookings: readonly Booking[];
  /** Weighted MB that count, or the mean age of information in seconds. */
  readonly objective: number;
  /** No schedule is better than this; under minimum shares: none that gives them as fully. */
  readonly bound: number;
  /** |bound - objective| / max(|bound|, |objective|), 0 where both are 0. */
  readonly gap: number;
  readonly proven: boolean;
  /** Ended by the host before its effort was spent. */
  readonly stopped: boolean;
}

/** Reads the schedule off a timetable, with a bound on what any could be worth. */
export function readSchedule(timetable: Timetable, bound: number, stopped: boolean): Schedule {
  const reached = scheduleGap(timetable, bound);
  const bookings = timetable.problem.satelliteIds.flatMap((_, s) => bookingsOf(timetable, s));
  bookings.sort((a, b) => a.startMs - b.startMs || a.satellite - b.satellite || a.station - b.station);
  return { bookings, ...reached, proven: reached.gap <= provenGap, stopped };
}

function bookingsOf(timetable: Timetable, s: number): Booking[] {
  const { problem } = timetable;
  const mine = (timetable.onSatellite[s] as number[]).map((window) => ({
    station: problem.windows.station[window] as number,
    antenna: timetable.antenna[window] as number,
    contact: problem.windows.contact[window] as number,
    startMs: timetable.startMs[window] as number,
    endMs: timetable.endMs[window] as number,
    downBytes: timetable.downBytes[window] as number,
    upBytes: timetable.upBytes[window] as number,
    isPinned: false,
  }));
  const pinned = problem.pinned.filter(({ satellite }) => satellite === s).map((pin) => ({ ...pin, isPinned: true }));
  const all = [...mine, ...pinned].sort((a, b) => a.startMs - b.startMs);
  const sent = sentBytes(problem, s, all);
  return all.map(({ station, antenna, contact, startMs, endMs, upBytes, isPinned }, i) => ({
    satellite: s,
    station,
    antenna: antenna - (problem.stationAntenna[station] as number) + 1,
    contact,
    startMs: problem.startMs + startMs,
    endMs: problem.startMs + endMs,
    downMB: (sent[i] as number) / 1e6,
    upMB: upBytes / 1e6,
    isPinned,
  }));
}
