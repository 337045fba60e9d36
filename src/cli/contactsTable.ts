import type { ContactColumns } from "../core/contact/contactColumns";
import { contactRecord } from "../core/contact/contactRecord";
import type { ContactIds } from "../core/contact/sortContacts";

/** Contact windows as a table for people, a piece of text a line: a title line, the rows, and their totals. */
export function* contactsTable(windows: ContactColumns, ids: ContactIds): Generator<string, void> {
  const satelliteWidth = widest("satellite", ids.satelliteIds);
  const stationWidth = widest("station", ids.stationIds);
  const line = (satellite: string, station: string, rest: readonly string[]) =>
    `${satellite.padEnd(satelliteWidth)}  ${station.padEnd(stationWidth)}  ${rest.join("  ")}\n`;
  yield line("satellite", "station", [
    "AOS (UTC)".padEnd(24),
    "LOS (UTC)".padEnd(24),
    "duration (s)",
    "max el. (deg)",
    "down (MB)".padStart(12),
    "up (MB)".padStart(12),
  ]);
  let seconds = 0;
  for (let row = 0; row < windows.count; row++) {
    const record = contactRecord(windows, row, ids);
    seconds += record.durationSeconds;
    yield line(record.satelliteId, record.stationId, [
      record.aos,
      record.los,
      record.durationSeconds.toFixed(1).padStart(12),
      record.maxElevationDeg.toFixed(2).padStart(13),
      record.downlinkMB.toFixed(1).padStart(12),
      record.uplinkMB.toFixed(1).padStart(12),
      ...(record.cutAtStart || record.cutAtEnd ? ["cut by the window"] : []),
    ]);
  }
  yield `\n${windows.count.toLocaleString("en-US")} contact windows, ${(seconds / 3600).toFixed(1)} h in all\n`;
}

function widest(title: string, ids: readonly string[]): number {
  return ids.reduce((width, id) => Math.max(width, id.length), title.length);
}
