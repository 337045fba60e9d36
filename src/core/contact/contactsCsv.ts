import { csvFormatRow } from "d3-dsv";
import type { ContactColumns } from "./contactColumns";
import { type ContactRecord, contactRecord } from "./contactRecord";
import type { ContactIds } from "./sortContacts";

const columns: readonly (readonly [header: string, field: keyof ContactRecord])[] = [
  ["satellite_id", "satelliteId"],
  ["station_id", "stationId"],
  ["aos_utc", "aos"],
  ["tca_utc", "tca"],
  ["los_utc", "los"],
  ["duration_s", "durationSeconds"],
  ["max_elevation_deg", "maxElevationDeg"],
  ["aos_azimuth_deg", "aosAzimuthDeg"],
  ["tca_azimuth_deg", "tcaAzimuthDeg"],
  ["los_azimuth_deg", "losAzimuthDeg"],
  ["tca_range_km", "tcaRangeKm"],
  ["cut_at_start", "cutAtStart"],
  ["cut_at_end", "cutAtEnd"],
  ["downlink_MB", "downlinkMB"],
  ["uplink_MB", "uplinkMB"],
];

/** Contact windows as CSV (RFC 4180: CRLF, quotes where needed), a header with units first; one piece of text a row. */
export function* contactsCsv(windows: ContactColumns, ids: ContactIds): Generator<string, void> {
  yield `${csvFormatRow(columns.map(([header]) => header))}\r\n`;
  for (let row = 0; row < windows.count; row++) {
    const record = contactRecord(windows, row, ids);
    yield `${csvFormatRow(columns.map(([, field]) => String(record[field])))}\r\n`;
  }
}
