import type { Brand } from "./brand";
import { failure, type Outcome, success } from "./outcome";

/** Milliseconds since 1970-01-01T00:00:00Z (UTC, leap seconds ignored), with fractions: a double holds it to about 0.25 microseconds. */
export type Instant = Brand<number, "Instant">;

const iso = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/;

/** What `parseInstant` accepts, in words, for messages. */
export const instantFormat =
  "ISO 8601 UTC ending in Z, e.g. 2026-03-20T12:00:00Z, with at most six decimals of a second";

/** Reads ISO 8601 UTC text ending in `Z`, with up to six decimals of a second; the calendar date must exist. */
export function parseInstant(text: string): Outcome<Instant, string> {
  const match = iso.exec(text);
  if (!match) return failure(`not a UTC instant; allowed: ${instantFormat}`);
  const [, year, month, day, hour, minute, second, decimals = ""] = match;
  const wholeMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const back = new Date(wholeMs).toISOString().slice(0, 19);
  if (back !== text.slice(0, 19)) return failure("no such date or time of day");
  const microseconds = Number(decimals.padEnd(6, "0"));
  return success((wholeMs + microseconds / 1000) as Instant);
}

/** Rounds to whole milliseconds and writes `2026-03-20T12:00:00.000Z`. */
export function formatInstant(instant: number): string {
  return new Date(Math.round(instant)).toISOString();
}

/** Writes as many decimals of a second as the instant needs, at least three and at most six. */
export function formatInstantExact(instant: number): string {
  const wholeMs = Math.floor(instant);
  const microseconds = Math.round((instant - wholeMs) * 1000);
  if (microseconds === 0) return new Date(wholeMs).toISOString();
  if (microseconds === 1000) return new Date(wholeMs + 1).toISOString();
  const decimals = String(microseconds).padStart(3, "0").replace(/0+$/, "");
  return `${new Date(wholeMs).toISOString().slice(0, -1)}${decimals}Z`;
}
