import type { Interval } from "../base/interval";

/** A bundle that a node keeps until it has sent it on. */
export interface StoredBundle extends Interval {
  readonly sizeMB: number;
}

/** What bundles planned before have taken: never changed, only replaced. Seconds from the plan's start. */
export interface Bookings {
  /** Transmissions of each contact, ascending and disjoint. */
  readonly busy: ReadonlyMap<number, readonly Interval[]>;
  /** What each node keeps, from the first byte in until the last byte is out. */
  readonly stored: ReadonlyMap<number, readonly StoredBundle[]>;
}

export const noBookings: Bookings = { busy: new Map(), stored: new Map() };

/** Exact fits hold within this. */
export const fitToleranceSeconds = 1e-9;

/** Where in a contact a transmission of `seconds` that may begin at `earliest` begins: in the first gap that holds it. NaN: in none. */
export function firstFit(contact: Interval, busy: readonly Interval[], earliest: number, seconds: number): number {
  let start = Math.max(earliest, contact.start);
  for (const taken of busy) {
    if (start + seconds <= taken.start + fitToleranceSeconds) break;
    if (taken.end > start) start = taken.end;
  }
  return start + seconds <= contact.end + fitToleranceSeconds ? start : Number.NaN;
}

/** The most that a node keeps at any time within an interval, MB. */
export function peakStoredMB(stored: readonly StoredBundle[], { start, end }: Interval): number {
  const overlapping = stored.filter((one) => one.start < end && one.end > start);
  const sumAt = (seconds: number): number =>
    overlapping.reduce((sum, one) => (one.start <= seconds && seconds < one.end ? sum + one.sizeMB : sum), 0);
  // The sum only rises where another bundle comes in.
  return Math.max(sumAt(start), ...overlapping.filter((one) => one.start > start).map((one) => sumAt(one.start)));
}

/** The map with one more entry in a list, which stays in the order of start. */
export function withEntry<Entry extends Interval>(
  lists: ReadonlyMap<number, readonly Entry[]>,
  key: number,
  entry: Entry,
): Map<number, readonly Entry[]> {
  const list = [...(lists.get(key) ?? []), entry].sort((a, b) => a.start - b.start);
  return new Map(lists).set(key, list);
}
