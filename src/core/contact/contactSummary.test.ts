import fc from "fast-check";
import { expect, it } from "vitest";
import { type SummaryColumns, summariseContacts } from "./contactSummary";

type Row = readonly [satellite: number, station: number, aosMs: number, losMs: number];

function columnsOf(rows: readonly Row[]): SummaryColumns {
  return {
    count: rows.length,
    satellite: Uint32Array.from(rows, (row) => row[0]),
    station: Uint32Array.from(rows, (row) => row[1]),
    aosMs: Float64Array.from(rows, (row) => row[2]),
    losMs: Float64Array.from(rows, (row) => row[3]),
    downlinkMB: Float64Array.from(rows, (_, i) => i + 1),
    uplinkMB: Float64Array.from(rows, () => 0.5),
  };
}

it("counts, sums and gaps of a small case", () => {
  const rows: Row[] = [
    [0, 0, 10_000, 20_000],
    [0, 1, 15_000, 30_000],
    [1, 1, 50_000, 100_000],
    [0, 0, 60_000, 61_000],
  ];
  const frame = { satelliteCount: 3, stationCount: 2, startMs: 0, endMs: 100_000 };
  const { bySatellite, byStation } = summariseContacts(columnsOf(rows), frame);
  expect([...bySatellite.count]).toEqual([3, 1, 0]);
  expect([...bySatellite.totalSeconds]).toEqual([26, 50, 0]);
  expect([...bySatellite.downlinkMB]).toEqual([7, 3, 0]);
  expect([...bySatellite.uplinkMB]).toEqual([1.5, 0.5, 0]);
  // Satellite 0 is out of contact from 0 to 10, 30 to 60 and 61 to 100 s; satellite 1 up to 50; satellite 2 all the time.
  expect([...bySatellite.longestGapSeconds]).toEqual([39, 50, 100]);
  expect([...bySatellite.meanGapSeconds]).toEqual([79 / 3, 50, 100]);
  expect([...byStation.count]).toEqual([2, 2]);
  expect([...byStation.longestGapSeconds]).toEqual([40, 20]);
  expect([...byStation.meanGapSeconds]).toEqual([89 / 3, 35 / 2]);
});

it("a contact over the whole window leaves no gap, a rounded millisecond at its end included", () => {
  const frame = { satelliteCount: 1, stationCount: 1, startMs: 0, endMs: 1000.4 };
  const { bySatellite } = summariseContacts(columnsOf([[0, 0, 0, 1000]]), frame);
  expect(bySatellite.longestGapSeconds[0]).toBe(0);
  expect(bySatellite.meanGapSeconds[0]).toBe(0);
});

it("gaps equal those of a scan second by second", () => {
  const seconds = 60;
  const row = fc
    .tuple(fc.nat(2), fc.nat(1), fc.nat(seconds - 1), fc.integer({ min: 1, max: 20 }))
    .map(
      ([satellite, station, aos, length]): Row => [
        satellite,
        station,
        aos * 1000,
        Math.min(seconds, aos + length) * 1000,
      ],
    );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (unsorted) => {
      const rows = [...unsorted].sort((a, b) => a[2] - b[2]);
      const frame = { satelliteCount: 3, stationCount: 2, startMs: 0, endMs: seconds * 1000 };
      const { bySatellite } = summariseContacts(columnsOf(rows), frame);
      for (let satellite = 0; satellite < 3; satellite++) {
        const own = rows.filter((one) => one[0] === satellite);
        const covered = Array.from({ length: seconds }, (_, s) =>
          own.some(([, , aosMs, losMs]) => aosMs <= s * 1000 && losMs > s * 1000),
        );
        const gaps = covered
          .map((isCovered) => (isCovered ? " " : "."))
          .join("")
          .split(" ")
          .filter((gap) => gap !== "")
          .map((gap) => gap.length);
        const mean = gaps.length === 0 ? 0 : gaps.reduce((a, b) => a + b) / gaps.length;
        expect(bySatellite.longestGapSeconds[satellite]).toBeCloseTo(Math.max(0, ...gaps), 9);
        expect(bySatellite.meanGapSeconds[satellite]).toBeCloseTo(mean, 9);
      }
    }),
    { seed: 7001, numRuns: 300 },
  );
});
