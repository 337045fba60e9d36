import { formatInstant } from "./instant";

/** Octets a content line may have before it is folded (RFC 5545, 3.1). */
const longestLine = 75;

/** One entry of a calendar; calendars know whole seconds only, so that it is rounded inward and never claims time it has not. */
export interface CalendarEvent {
  /** Stable, so that importing a second time updates the same event. */
  readonly uid: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly summary: string;
  /** Lines apart by \n. */
  readonly description: string;
}

/** An iCalendar file (RFC 5545) of ASCII events, one piece of text an event. `stampMs` is DTSTAMP, as there is no clock here. */
export function* calendarText(
  title: string,
  events: Iterable<CalendarEvent>,
  stampMs: number,
): Generator<string, void> {
  yield lines(["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Orbitweave//${title}//EN`, "CALSCALE:GREGORIAN"]);
  const stamp = calendarTime(Math.floor(stampMs / 1000));
  for (const { uid, startMs, endMs, summary, description } of events) {
    const first = Math.ceil(startMs / 1000);
    const last = Math.floor(endMs / 1000);
    yield lines([
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${calendarTime(first)}`,
      // An event inside one second has no whole second to show: one without an end lasts an instant.
      ...(last > first ? [`DTEND:${calendarTime(last)}`] : []),
      `SUMMARY:${escapeText(summary)}`,
      `DESCRIPTION:${escapeText(description)}`,
      "END:VEVENT",
    ]);
  }
  yield lines(["END:VCALENDAR"]);
}

/** `20260320T120000Z` */
function calendarTime(seconds: number): string {
  return formatInstant(seconds * 1000)
    .replace(/\.\d+/, "")
    .replaceAll(/[-:]/g, "");
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Everything written here is ASCII (ids are), so a character is an octet. */
function lines(content: readonly string[]): string {
  return content.map((line) => `${fold(line)}\r\n`).join("");
}

function fold(line: string): string {
  let folded = line.slice(0, longestLine);
  for (let at = longestLine; at < line.length; at += longestLine - 1) {
    folded += `\r\n ${line.slice(at, at + longestLine - 1)}`;
  }
  return folded;
}
