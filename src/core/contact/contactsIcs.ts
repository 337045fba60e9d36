import { formatInstant } from "../base/instant";
import type { ContactColumns } from "./contactColumns";
import { contactRecord } from "./contactRecord";
import type { ContactIds } from "./sortContacts";

/** Octets a content line may have before it is folded (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * Contact windows as an iCalendar file (RFC 5545), one piece of text an event. Calendars know whole seconds only: AOS is rounded up and LOS
 * down, so that an event never claims time without contact; the exact times stand in the description. UIDs depend on satellite, station
 * and AOS alone, so that importing a second time updates the same events. There is no clock here: DTSTAMP is the window's start.
 */
export function* contactsIcs(windows: ContactColumns, ids: ContactIds, windowStartMs: number): Generator<string, void> {
  yield lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Orbitweave//Contact windows//EN", "CALSCALE:GREGORIAN"]);
  const stamp = calendarTime(Math.floor(windowStartMs / 1000));
  for (let row = 0; row < windows.count; row++) {
    const record = contactRecord(windows, row, ids);
    const aosMs = windows.aosMs[row] as number;
    const losMs = windows.losMs[row] as number;
    const first = Math.ceil(aosMs / 1000);
    const last = Math.floor(losMs / 1000);
    const description = [
      `AOS ${record.aos}`,
      `TCA ${record.tca}`,
      `LOS ${record.los}`,
      `Duration ${record.durationSeconds} s`,
      `Max elevation ${record.maxElevationDeg} deg`,
      `Azimuth ${record.aosAzimuthDeg} / ${record.tcaAzimuthDeg} / ${record.losAzimuthDeg} deg`,
      `Down ${record.downlinkMB} MB, up ${record.uplinkMB} MB`,
    ].join("\n");
    yield lines([
      "BEGIN:VEVENT",
      `UID:${record.satelliteId}/${record.stationId}/${aosMs}@orbitweave`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${calendarTime(first)}`,
      // A contact inside one second has no whole second to show: an event without an end lasts an instant.
      ...(last > first ? [`DTEND:${calendarTime(last)}`] : []),
      `SUMMARY:${escapeText(`${record.satelliteId} over ${record.stationId}`)}`,
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
