import { ageArea } from "./satelliteValue";

/** The renewals of one satellite. */
export interface Renewed {
  /** Its booked windows, by time, and of all windows the antenna (-1: not booked) and the end of the booking. */
  readonly there: readonly number[];
  readonly antenna: Int32Array;
  readonly endMs: Float64Array;
  /** Ends of its pinned bookings. */
  readonly pinnedEndsMs: readonly number[];
  readonly durationMs: number;
}

/** A booking that comes, with its end, or one that goes (antenna -1). */
interface Change {
  readonly window: number;
  readonly antenna: number;
  readonly endMs: number;
}

const before: number[] = [];
const after: number[] = [];

/**
 * By how much the mean age (ms) falls with these changes of one satellite's bookings. Only the renewals near those that change are looked at:
 * searches ask this at every move.
 */
export function ageGain(
  { there, antenna, endMs, pinnedEndsMs, durationMs }: Renewed,
  changes: readonly Change[],
): number {
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    if (antenna[change.window] !== -1) {
      fromMs = Math.min(fromMs, endMs[change.window] as number);
      toMs = Math.max(toMs, endMs[change.window] as number);
    }
    if (change.antenna === -1) continue;
    fromMs = Math.min(fromMs, change.endMs);
    toMs = Math.max(toMs, change.endMs);
  }
  before.length = after.length = 0;
  let sinceMs = 0;
  let untilMs = durationMs;
  for (const window of there) {
    const ms = endMs[window] as number;
    if (ms > toMs) {
      untilMs = ms;
      break;
    }
    if (ms < fromMs) {
      sinceMs = ms;
      continue;
    }
    before.push(ms);
    if (!isChanged(window, changes)) after.push(ms);
  }
  for (const ms of pinnedEndsMs) {
    if (ms < fromMs) sinceMs = Math.max(sinceMs, ms);
    else if (ms > toMs) untilMs = Math.min(untilMs, ms);
    else for (const ends of [before, after]) insertAscending(ends, ms);
  }
  for (const change of changes) if (change.antenna !== -1) insertAscending(after, change.endMs);
  return (ageArea(sinceMs, before, untilMs) - ageArea(sinceMs, after, untilMs)) / durationMs;
}

function isChanged(window: number, changes: readonly Change[]): boolean {
  for (const change of changes) if (change.window === window) return true;
  return false;
}

function insertAscending(list: number[], item: number): void {
  let i = list.length;
  list.push(item);
  for (; i > 0 && (list[i - 1] as number) > item; i--) list[i] = list[i - 1] as number;
  list[i] = item;
}
