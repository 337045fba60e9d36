import { type Interval, partsLeft } from "../base/interval";
import type { BookingProblem } from "./bookingProblem";

/**
 * The parts of window `w` in which a booking of its satellite may lie on an antenna with these blocked times (ms), nothing else being
 * booked; none is shorter than the least length of a booking.
 */
export function openParts(problem: BookingProblem, w: number, blocked: readonly Interval[]): Interval[] {
  const { windows, satelliteBlocked, minMs } = problem;
  const window = { start: windows.startMs[w] as number, end: windows.endMs[w] as number };
  const taken = [...blocked, ...(satelliteBlocked[windows.satellite[w] as number] as readonly Interval[])];
  const inTheWay = taken.filter(({ start, end }) => end > window.start && start < window.end);
  return partsLeft(window, inTheWay).filter(({ start, end }) => end - start >= minMs);
}
