import { csvFormatRow } from "d3-dsv";
import type { BookingRecord } from "./scheduleRecord";

const columns: readonly (readonly [header: string, field: keyof BookingRecord])[] = [
  ["satellite_id", "satelliteId"],
  ["station_id", "stationId"],
  ["antenna", "antenna"],
  ["direction", "direction"],
  ["start_utc", "start"],
  ["end_utc", "end"],
  ["down_MB", "downMB"],
  ["up_MB", "upMB"],
  ["volume_MB", "volumeMB"],
];

/** Bookings as CSV (RFC 4180: CRLF, quotes where needed), a header with units first; one piece of text a row. */
export function* scheduleCsv(bookings: readonly BookingRecord[]): Generator<string, void> {
  yield `${csvFormatRow(columns.map(([header]) => header))}\r\n`;
  for (const booking of bookings) yield `${csvFormatRow(columns.map(([, field]) => String(booking[field])))}\r\n`;
}
