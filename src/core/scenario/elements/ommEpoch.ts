import type { Instant } from "../../base/instant";
import { failure, type Outcome, success } from "../../base/outcome";

export const ommEpochFormat =
  "UTC as 2026-03-20T12:00:00.000000 or 2026-079T12:00:00.000000, alone or with Z or +00:00 behind";

const form = /^(\d{4})-(?:(\d{2})-(\d{2})|(\d{3}))T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,15}))?(?:Z|[+-]00:00)?$/;

/** Reads an epoch in the forms of CCSDS 502.0 (calendar date or day of year), rounded to the microsecond; without a zone it is UTC. */
export function parseOmmEpoch(text: string): Outcome<Instant, string> {
  const match = form.exec(text.trim());
  if (!match) return failure("epoch cannot be read");
  const [, yearText, monthText, dayText, dayOfYear, hour, minute, second, decimals = ""] = match;
  const year = Number(yearText);
  const month = dayOfYear === undefined ? Number(monthText) : 1;
  const day = Number(dayOfYear ?? dayText);
  const midnightMs = Date.UTC(year, month - 1, day);
  const date = new Date(midnightMs);
  const exists =
    date.getUTCFullYear() === year && (dayOfYear === undefined ? date.getUTCMonth() === month - 1 && day > 0 : day > 0);
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return failure("no such date or time of day");
  }
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const microseconds = Math.round(Number(`0.${decimals || "0"}`) * 1e6);
  return success((midnightMs + seconds * 1000 + microseconds / 1000) as Instant);
}
