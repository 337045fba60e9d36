import type { BookingProblem, VolumeCaps } from "./bookingProblem";

/** One booking as the objective sees it. */
export interface ValuedBooking {
  readonly startMs: number;
  readonly endMs: number;
  readonly downBytes: number;
  readonly upBytes: number;
}

/** Value of satellite `s` for these volumes: the sum over its caps of slope x min(bytes, volume). */
export function valueOfVolume(caps: VolumeCaps, s: number, downBytes: number, upBytes: number): number {
  let value = 0;
  const last = caps.first[s + 1] as number;
  for (let cap = caps.first[s] as number; cap < last; cap++) {
    const volume = (caps.down[cap] as number) * downBytes + (caps.up[cap] as number) * upBytes;
    value += (caps.slope[cap] as number) * Math.min(caps.bytes[cap] as number, volume);
  }
  return value;
}

/** Whether the value of satellite `s` follows from its sums of bytes alone, whatever the order and times of its bookings. */
export function dependsOnSums(problem: BookingProblem, s: number): boolean {
  return problem.objective === "volume" && problem.storage[s] === undefined;
}

/**
 * Value of all bookings of satellite `s`, in order of start; pinned ones are added here. For satellites of which `dependsOnSums` is false:
 * of the others the caps are already lowered by what is pinned.
 */
export function valueOfBookings(problem: BookingProblem, s: number, bookings: readonly ValuedBooking[]): number {
  const all = withPinned(problem, s, bookings);
  if (problem.objective === "age") return -meanAgeMs(all, problem.durationMs);
  let down = 0;
  let up = 0;
  for (const bytes of sentBytes(problem, s, all)) down += bytes;
  for (const booking of all) up += booking.upBytes;
  return valueOfVolume(problem.caps, s, down, up);
}

/**
 * What each booking sends down, in order of start: all that its rate allows, or where storage is limited what is on board when it starts
 * (at most the capacity) and what comes in while it lasts. Storage is empty at the window's start.
 */
export function sentBytes(problem: BookingProblem, s: number, bookings: readonly ValuedBooking[]): number[] {
  const storage = problem.storage[s];
  if (storage === undefined) return bookings.map(({ downBytes }) => downBytes);
  let level = 0;
  let sinceMs = 0;
  return bookings.map(({ startMs, endMs, downBytes }) => {
    const onBoard = Math.min(storage.capacityBytes, level + storage.bytesPerMs * (startMs - sinceMs));
    const there = onBoard + storage.bytesPerMs * (endMs - startMs);
    const sent = Math.floor(Math.min(downBytes, there));
    level = Math.min(storage.capacityBytes, there - sent);
    sinceMs = endMs;
    return sent;
  });
}

/** Time average of the time since the last booking's end, which is 0 at the start; the bookings in order of time, from the start. */
export function meanAgeMs(bookings: readonly Pick<ValuedBooking, "endMs">[], durationMs: number): number {
  const ends = bookings.map(({ endMs }) => endMs);
  return ageArea(0, ends, durationMs) / durationMs;
}

/** Area (ms^2) under the age between two renewals, with these in between; ascending. */
export function ageArea(fromMs: number, endsMs: readonly number[], toMs: number): number {
  let area = 0;
  let sinceMs = fromMs;
  for (const endMs of endsMs) {
    area += ((endMs - sinceMs) * (endMs - sinceMs)) / 2;
    sinceMs = endMs;
  }
  return area + ((toMs - sinceMs) * (toMs - sinceMs)) / 2;
}

/** The bookings of satellite `s` and its pinned ones, in order of start. */
export function withPinned(
  problem: BookingProblem,
  s: number,
  bookings: readonly ValuedBooking[],
): readonly ValuedBooking[] {
  const pinned = problem.pinned.filter(({ satellite }) => satellite === s);
  if (pinned.length === 0) return bookings;
  return [...bookings, ...pinned].sort((a, b) => a.startMs - b.startMs);
}
