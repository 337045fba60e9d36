import { csvParse } from "d3-dsv";
import { expect, it } from "vitest";
import { type ContactColumns, type Contacts, cutAtEndFlag } from "./contactColumns";
import { contactRecord, failedRecord } from "./contactRecord";
import { contactsCsv } from "./contactsCsv";
import { contactsIcs } from "./contactsIcs";
import { contactsJson } from "./contactsJson";
import { ContactWriter } from "./contactWriter";

const startMs = Date.parse("2026-03-20T12:00:00Z");
const ids = { satelliteIds: ["sat:1", "sat-2"], stationIds: ["ksc", "a".repeat(64)] };

function windowsOf(spans: readonly (readonly [aosMs: number, losMs: number])[]): ContactColumns {
  const writer = new ContactWriter();
  spans.forEach(([aosMs, losMs], i) => {
    writer.add({
      satellite: i % 2,
      station: i % 2,
      aosMs: startMs + aosMs,
      tcaMs: startMs + (aosMs + losMs) / 2,
      losMs: startMs + losMs,
      maxElevationDeg: 45.123456,
      aosAzimuthDeg: 1.5,
      tcaAzimuthDeg: 90,
      losAzimuthDeg: 359.999999,
      tcaRangeKm: 700.25,
      downlinkMB: 1000.5,
      uplinkMB: 0,
      flags: i === 1 ? cutAtEndFlag : 0,
    });
  });
  return writer.take();
}

const windows = windowsOf([
  [1_500, 61_250],
  [90_000, 90_400],
]);
const contacts: Contacts = {
  windows,
  failed: [{ satellite: 1, error: "decayed", fromMs: startMs + 5 }],
  evaluations: 0,
};

const joined = (pieces: Iterable<string>) => [...pieces].join("");

it("JSON has the documented shape, also without any window", () => {
  expect(JSON.parse(joined(contactsJson(contacts, ids)))).toEqual({
    windows: [contactRecord(windows, 0, ids), contactRecord(windows, 1, ids)],
    failed: [{ satelliteId: "sat-2", error: "decayed", from: "2026-03-20T12:00:00.005Z" }],
  });
  expect(contactRecord(windows, 0, ids)).toEqual({
    satelliteId: "sat:1",
    stationId: "ksc",
    aos: "2026-03-20T12:00:01.500Z",
    tca: "2026-03-20T12:00:31.375Z",
    los: "2026-03-20T12:01:01.250Z",
    durationSeconds: 59.75,
    maxElevationDeg: 45.123456,
    aosAzimuthDeg: 1.5,
    tcaAzimuthDeg: 90,
    losAzimuthDeg: 359.999999,
    tcaRangeKm: 700.25,
    cutAtStart: false,
    cutAtEnd: false,
    downlinkMB: 1000.5,
    uplinkMB: 0,
  });
  const none = { ...contacts, windows: windowsOf([]), failed: [] };
  expect(JSON.parse(joined(contactsJson(none, ids)))).toEqual({ windows: [], failed: [] });
  expect(failedRecord({ satellite: 0, error: "x", fromMs: 0 }, ids).satelliteId).toBe("sat:1");
});

it("CSV reads back to the same numbers, with units in its header and CRLF at every line's end", () => {
  const text = joined(contactsCsv(windows, ids));
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const rows = csvParse(text);
  expect(rows.columns).toEqual([
    "satellite_id",
    "station_id",
    "aos_utc",
    "tca_utc",
    "los_utc",
    "duration_s",
    "max_elevation_deg",
    "aos_azimuth_deg",
    "tca_azimuth_deg",
    "los_azimuth_deg",
    "tca_range_km",
    "cut_at_start",
    "cut_at_end",
    "downlink_MB",
    "uplink_MB",
  ]);
  rows.forEach((row, i) => {
    const record = contactRecord(windows, i, ids);
    expect(Object.values(row)).toEqual(Object.values(record).map(String));
  });
});

it("calendar lines are folded at 75 octets and unfold to what they say", () => {
  const text = joined(contactsIcs(windows, ids, startMs));
  for (const line of text.split("\r\n")) expect(line.length).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll("\r\n ", "");
  expect(unfolded).toContain(`UID:sat-2/${"a".repeat(64)}/${startMs + 90_000}@orbitweave\r\n`);
  expect(unfolded).toContain("AOS 2026-03-20T12:00:01.500Z\\nTCA");
  expect(unfolded).toContain("Down 1000.5 MB\\, up 0 MB");
  expect(unfolded.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
  expect(unfolded.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

it("calendar events lie inside their contacts, in whole seconds", () => {
  const text = joined(contactsIcs(windows, ids, startMs));
  expect(text).toContain("DTSTART:20260320T120002Z\r\nDTEND:20260320T120101Z\r\n");
});

it("a contact inside one second becomes an event without an end", () => {
  const text = joined(contactsIcs(windowsOf([[100, 900]]), ids, startMs));
  expect(text).toContain("DTSTART:20260320T120001Z\r\n");
  expect(text).not.toContain("DTEND");
});
