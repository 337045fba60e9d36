import { type CalendarEvent, calendarText } from "../base/calendar";
import type { BookingRecord } from "./scheduleRecord";

/**
 * Bookings as an iCalendar file (RFC 5545), one piece of text an event, rounded inward to whole seconds; the exact times stand in the
 * description. UIDs depend on satellite, station, antenna and start.
 */
export function scheduleIcs(bookings: readonly BookingRecord[], windowStartMs: number): Generator<string, void> {
  return calendarText("Sync windows", bookingEvents(bookings), windowStartMs);
}

function* bookingEvents(bookings: readonly BookingRecord[]): Generator<CalendarEvent, void> {
  for (const { satelliteId, stationId, antenna, start, end, downMB, upMB, direction } of bookings) {
    const volumes = [
      ...(direction === "up" ? [] : [`Down ${downMB} MB`]),
      ...(direction === "down" ? [] : [`Up ${upMB} MB`]),
    ];
    yield {
      uid: `${satelliteId}/${stationId}/${antenna}/${start}@orbitweave`,
      startMs: Date.parse(start),
      endMs: Date.parse(end),
      summary: `${satelliteId} at ${stationId}, antenna ${antenna}`,
      description: [`Start ${start}`, `End ${end}`, ...volumes].join("\n"),
    };
  }
}
