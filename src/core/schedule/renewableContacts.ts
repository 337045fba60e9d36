import type { Interval } from "../base/interval";
import type { BookingProblem } from "./bookingProblem";
import { openParts } from "./openParts";

/** A contact that may renew a satellite's information, once. */
export interface Renewable {
  /** When its booking may end, ascending and apart; an instant where start and end are the same. */
  readonly ends: readonly Interval[];
  /** The booking before it ends by then; undefined: by its own end. */
  readonly startMs?: number;
}

/** Of each satellite: its contacts that some antenna could serve, nothing else being booked, and its pins. */
export function renewableContacts(problem: BookingProblem): Renewable[][] {
  const { windows, stationAntenna, antennaBlocked, mode, minMs, pinned } = problem;
  const contacts: Renewable[][] = problem.satelliteIds.map(() => []);
  for (let w = 0; w < windows.count; w++) {
    const mine = contacts[windows.satellite[w] as number] as Renewable[];
    const station = windows.station[w] as number;
    const startMs = windows.startMs[w] as number;
    const endMs = windows.endMs[w] as number;
    const parts = antennaBlocked
      .slice(stationAntenna[station], stationAntenna[station + 1])
      .flatMap((blocked) => openParts(problem, w, blocked));
    if (mode === "cut") {
      const ends = joined(parts.map(({ start, end }) => ({ start: start + minMs, end })));
      if (ends.length > 0) mine.push({ ends });
    } else if (parts.some(({ start, end }) => start === startMs && end === endMs)) {
      mine.push({ ends: [{ start: endMs, end: endMs }], startMs });
    }
  }
  for (const { satellite, startMs, endMs } of pinned) {
    contacts[satellite]?.push({ ends: [{ start: endMs, end: endMs }], startMs });
  }
  return contacts;
}

/** Those that overlap or touch as one. */
function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || next.start > last.end) result.push(next);
    else result.splice(-1, 1, { start: last.start, end: Math.max(last.end, next.end) });
  }
  return result;
}
