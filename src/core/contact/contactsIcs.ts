import { type CalendarEvent, calendarText } from "../base/calendar";
import type { ContactColumns } from "./contactColumns";
import { contactRecord } from "./contactRecord";
import type { ContactIds } from "./sortContacts";

/**
 * Contact windows as an iCalendar file (RFC 5545), one piece of text an event. Calendars know whole seconds only: AOS is rounded up and LOS
 * down, so that an event never claims time without contact; the exact times stand in the description. UIDs depend on satellite, station
 * and AOS alone, so that importing a second time updates the same events. There is no clock here: DTSTAMP is the window's start.
 */
export function contactsIcs(windows: ContactColumns, ids: ContactIds, windowStartMs: number): Generator<string, void> {
  return calendarText("Contact windows", contactEvents(windows, ids), windowStartMs);
}

function* contactEvents(windows: ContactColumns, ids: ContactIds): Generator<CalendarEvent, void> {
  for (let row = 0; row < windows.count; row++) {
    const record = contactRecord(windows, row, ids);
    const aosMs = windows.aosMs[row] as number;
    const description = [
      `AOS ${record.aos}`,
      `TCA ${record.tca}`,
      `LOS ${record.los}`,
      `Duration ${record.durationSeconds} s`,
      `Max elevation ${record.maxElevationDeg} deg`,
      `Azimuth ${record.aosAzimuthDeg} / ${record.tcaAzimuthDeg} / ${record.losAzimuthDeg} deg`,
      `Down ${record.downlinkMB} MB, up ${record.uplinkMB} MB`,
    ].join("\n");
    yield {
      uid: `${record.satelliteId}/${record.stationId}/${aosMs}@orbitweave`,
      startMs: aosMs,
      endMs: windows.losMs[row] as number,
      summary: `${record.satelliteId} over ${record.stationId}`,
      description,
    };
  }
}
