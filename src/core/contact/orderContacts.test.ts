import fc from "fast-check";
import { expect, it } from "vitest";
import { type ContactOrder, type ContactSortKey, type OrderColumns, orderContacts } from "./orderContacts";

const satelliteRank = Uint32Array.of(2, 0, 1);
const stationRank = Uint32Array.of(1, 0);

const keys: readonly ContactSortKey[] = [
  "aos",
  "los",
  "duration",
  "maxElevation",
  "satellite",
  "station",
  "downlink",
  "uplink",
  "tcaRange",
];

/** Few distinct values, so that there are many ties. */
const row = fc.record({
  satellite: fc.nat(2),
  station: fc.nat(1),
  aosMs: fc.nat(5).map((n) => n * 1000),
  durationMs: fc.integer({ min: 1, max: 5 }).map((n) => n * 1000),
  maxElevationDeg: fc.nat(3),
  tcaRangeKm: fc.nat(3),
  downlinkMB: fc.nat(3),
  uplinkMB: fc.nat(3),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function columnsOf(rows: readonly Row[]): OrderColumns {
  const numbers = (pick: (one: Row) => number) => Float64Array.from(rows, pick);
  return {
    count: rows.length,
    satellite: Uint32Array.from(rows, (one) => one.satellite),
    station: Uint32Array.from(rows, (one) => one.station),
    aosMs: numbers((one) => one.aosMs),
    losMs: numbers((one) => one.aosMs + one.durationMs),
    maxElevationDeg: numbers((one) => one.maxElevationDeg),
    tcaRangeKm: numbers((one) => one.tcaRangeKm),
    downlinkMB: numbers((one) => one.downlinkMB),
    uplinkMB: numbers((one) => one.uplinkMB),
  };
}

function sortValue(one: Row, key: ContactSortKey): number {
  switch (key) {
    case "aos":
      return one.aosMs;
    case "los":
      return one.aosMs + one.durationMs;
    case "duration":
      return one.durationMs;
    case "maxElevation":
      return one.maxElevationDeg;
    case "satellite":
      return satelliteRank[one.satellite] ?? -1;
    case "station":
      return stationRank[one.station] ?? -1;
    case "downlink":
      return one.downlinkMB;
    case "uplink":
      return one.uplinkMB;
    case "tcaRange":
      return one.tcaRangeKm;
  }
}

it("equals filtering and a stable sort of the rows as objects", () => {
  const filter = fc.record(
    {
      satellites: fc.uniqueArray(fc.nat(2)),
      stations: fc.uniqueArray(fc.nat(1)),
      minDurationSeconds: fc.nat(6),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.constantFrom(...keys),
      fc.boolean(),
      filter,
      (rows, sortBy, descending, given) => {
        const order: ContactOrder = {
          windows: columnsOf(rows),
          satelliteRank,
          stationRank,
          sortBy,
          descending,
          ...(given.satellites && { satellites: Uint32Array.from(given.satellites) }),
          ...(given.stations && { stations: Uint32Array.from(given.stations) }),
          ...(given.minDurationSeconds !== undefined && { minDurationSeconds: given.minDurationSeconds }),
        };
        const expected = rows
          .map((one, index) => ({ one, index }))
          .filter(({ one }) => given.satellites?.includes(one.satellite) ?? true)
          .filter(({ one }) => given.stations?.includes(one.station) ?? true)
          .filter(({ one }) => one.durationMs >= (given.minDurationSeconds ?? 0) * 1000)
          .sort((a, b) => (descending ? -1 : 1) * (sortValue(a.one, sortBy) - sortValue(b.one, sortBy)))
          .map(({ index }) => index);
        expect([...orderContacts(order)]).toEqual(expected);
      },
    ),
    { seed: 7002, numRuns: 500 },
  );
});
