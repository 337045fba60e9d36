import { expect, it } from "vitest";
import type { ContactColumns } from "../../../../core/contact/contactColumns";
import { contactsEach, stationContacts } from "./stationContacts";

it("each station gets its first contacts, and says how many are left out", () => {
  const station = Uint32Array.of(1, 0, 1, 1, 0, 1);
  const none = new Float64Array(6);
  const windows: ContactColumns = {
    count: 6,
    station,
    satellite: new Uint32Array(6),
    aosMs: Float64Array.from(station, (_, i) => i),
    losMs: none,
    tcaMs: none,
    maxElevationDeg: none,
    aosAzimuthDeg: none,
    tcaAzimuthDeg: none,
    losAzimuthDeg: none,
    tcaRangeKm: none,
    downlinkMB: none,
    uplinkMB: none,
    flags: new Uint8Array(6),
  };
  expect(stationContacts(windows, 3, 2)).toEqual([
    { rows: [1, 4], omitted: 0 },
    { rows: [0, 2], omitted: 2 },
    { rows: [], omitted: 0 },
  ]);
});

it("a report stays readable with few stations and with a thousand", () => {
  expect(contactsEach(2)).toBe(200);
  expect(contactsEach(60)).toBe(50);
  expect(contactsEach(1000)).toBe(5);
  expect(contactsEach(0)).toBe(200);
});
