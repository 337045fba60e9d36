import type { ScheduleReport } from "../../../engine/client/scheduler";

/** A contact whose booking differs between two schedules. */
export interface ChangedBooking {
  readonly kind: "added" | "removed" | "moved";
  readonly satellite: number;
  readonly station: number;
  /** Of the new booking, or of the one that is gone. */
  readonly startMs: number;
}

export interface ScheduleComparison {
  readonly kept: number;
  readonly changes: readonly ChangedBooking[];
  /** Satellites whose volume differs, those that lose most first. */
  readonly bySatellite: readonly { readonly satellite: number; readonly beforeMB: number; readonly afterMB: number }[];
}

/** Volumes that differ by less are rounding. */
const leastMB = 1e-3;

/** What a schedule changes against another of the same contacts: each contact has one booking at most. */
export function compareSchedules(before: ScheduleReport, after: ScheduleReport): ScheduleComparison {
  const former = new Map(Array.from(before.bookings.contact, (contact, row) => [contact, row]));
  const changes: ChangedBooking[] = [];
  let kept = 0;
  for (let row = 0; row < after.bookings.count; row++) {
    const old = former.get(after.bookings.contact[row] ?? -1);
    former.delete(after.bookings.contact[row] ?? -1);
    if (old === undefined) changes.push(changeOf("added", after, row));
    else if (isSame(before, old, after, row)) kept++;
    else changes.push(changeOf("moved", after, row));
  }
  for (const row of former.values()) changes.push(changeOf("removed", before, row));
  changes.sort((a, b) => a.startMs - b.startMs);
  return { kept, changes, bySatellite: deltas(before, after) };
}

function changeOf(kind: ChangedBooking["kind"], { bookings }: ScheduleReport, row: number): ChangedBooking {
  return {
    kind,
    satellite: bookings.satellite[row] ?? 0,
    station: bookings.station[row] ?? 0,
    startMs: bookings.startMs[row] ?? 0,
  };
}

function isSame({ bookings: a }: ScheduleReport, i: number, { bookings: b }: ScheduleReport, j: number): boolean {
  return a.startMs[i] === b.startMs[j] && a.endMs[i] === b.endMs[j] && a.antenna[i] === b.antenna[j];
}

function deltas({ totals: before }: ScheduleReport, { totals: after }: ScheduleReport) {
  return Array.from(after.downMB, (downMB, satellite) => ({
    satellite,
    beforeMB: (before.downMB[satellite] ?? 0) + (before.upMB[satellite] ?? 0),
    afterMB: downMB + (after.upMB[satellite] ?? 0),
  }))
    .filter(({ beforeMB, afterMB }) => Math.abs(afterMB - beforeMB) > leastMB)
    .sort((a, b) => a.afterMB - a.beforeMB - (b.afterMB - b.beforeMB));
}
