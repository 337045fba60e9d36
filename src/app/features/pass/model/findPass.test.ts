import { expect, it } from "vitest";
import type { ContactColumns } from "../../../../core/contact/contactColumns";
import { aosOf, findPass, neighbourPass, type PassWindow, passAround } from "./findPass";

/** Rows of satellite, station, AOS, LOS. */
function table(rows: readonly (readonly [number, number, number, number])[]): ContactColumns {
  const numbers = (pick: (row: readonly [number, number, number, number]) => number) => Float64Array.from(rows, pick);
  const none = new Float64Array(rows.length);
  return {
    count: rows.length,
    satellite: Uint32Array.from(rows, ([satellite]) => satellite),
    station: Uint32Array.from(rows, ([, station]) => station),
    aosMs: numbers(([, , aos]) => aos),
    losMs: numbers(([, , , los]) => los),
    tcaMs: none,
    maxElevationDeg: none,
    aosAzimuthDeg: none,
    tcaAzimuthDeg: none,
    losAzimuthDeg: none,
    tcaRangeKm: none,
    downlinkMB: none,
    uplinkMB: none,
    flags: new Uint8Array(rows.length),
  };
}

const hourMs = 3_600_000;
const tables = [
  table([
    [0, 0, 0, 600_000],
    [0, 1, 300_000, 900_000],
    [0, 0, 2 * hourMs, 2 * hourMs + 600_000],
  ]),
  table([
    [1, 0, 100_000, 800_000],
    [1, 0, 3 * hourMs, 3 * hourMs + 1],
  ]),
];
const aos = (found: PassWindow | undefined) => found && aosOf(found);

it("a contact is found by its start, also a little aside after an edit, and not for another pair", () => {
  expect(aos(findPass(tables, { satellite: 0, station: 0 }, 2 * hourMs))).toBe(2 * hourMs);
  expect(aos(findPass(tables, { satellite: 0, station: 0 }, 2 * hourMs + 60_000))).toBe(2 * hourMs);
  expect(findPass(tables, { satellite: 0, station: 0 }, hourMs)).toBeUndefined();
  expect(findPass(tables, { satellite: 1, station: 1 }, 100_000)).toBeUndefined();
});

it("around an instant it is the latest contact that lasts, or else the next", () => {
  expect(aos(passAround(tables, {}, 400_000))).toBe(300_000);
  expect(aos(passAround(tables, { satellite: 0, station: 0 }, 400_000))).toBe(0);
  expect(aos(passAround(tables, { satellite: 1 }, 850_000))).toBe(3 * hourMs);
  expect(passAround(tables, { satellite: 1 }, 4 * hourMs)).toBeUndefined();
});

it("neighbours are of the same pair", () => {
  const pair = { satellite: 0, station: 0 };
  expect(aos(neighbourPass(tables, pair, 0, 1))).toBe(2 * hourMs);
  expect(aos(neighbourPass(tables, pair, 2 * hourMs, -1))).toBe(0);
  expect(neighbourPass(tables, pair, 0, -1)).toBeUndefined();
});
