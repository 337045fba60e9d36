import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import { fillBarRuns, makeBarRuns } from "./barRuns";
import { contactTable, type FixtureWindow } from "./contactTable.fixture";
import {
  barsAt,
  firstBarEndingAfter,
  type IndexedBlock,
  type LaneBars,
  laneBars,
  maxTracks,
  pickBar,
} from "./laneBars";
import { type ContactRows, indexRows } from "./rowIndex";

const windowArbitrary = fc
  .record({
    satellite: fc.nat(5),
    station: fc.nat(3),
    aosMs: fc.nat(100_000),
    lengthMs: fc.integer({ min: 1, max: 9000 }),
    maxElevationDeg: fc.double({ min: 0, max: 90, noNaN: true }),
  })
  .map(({ lengthMs, ...window }): FixtureWindow => ({ ...window, losMs: window.aosMs + lengthMs }));

function indexed(windows: ContactColumns, kind: ContactRows): IndexedBlock {
  const work = indexRows(windows, kind, kind === "satellites" ? 6 : 4);
  for (;;) {
    const step = work.next();
    if (step.done) return { windows, index: step.value };
  }
}

function barsOf(windows: readonly FixtureWindow[], row: number, kind: ContactRows = "satellites"): LaneBars {
  return laneBars([indexed(contactTable(windows), kind)], row);
}

describe("the bars of a row", () => {
  it("are the row's windows, each once, in order of start, also when they come in parts (seed 4610)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(windowArbitrary, { maxLength: 40 }), { maxLength: 5 }),
        fc.boolean(),
        (parts, bySatellite) => {
          const kind = bySatellite ? "satellites" : "stations";
          const blocks = parts.map((part) => indexed(contactTable(part), kind));
          for (let row = 0; row < (bySatellite ? 6 : 4); row++) {
            const bars = laneBars(blocks, row);
            const expected = parts.flat().filter((w) => (bySatellite ? w.satellite : w.station) === row);
            expect([...bars.startMs]).toEqual(expected.map((w) => w.aosMs).sort((a, b) => a - b));
            expect([...bars.endMs].sort((a, b) => a - b)).toEqual(expected.map((w) => w.losMs).sort((a, b) => a - b));
            for (let i = 0; i < bars.count; i++) {
              const windows = blocks[bars.block[i] as number]?.windows as ContactColumns;
              const contact = bars.contact[i] as number;
              expect((bySatellite ? windows.satellite : windows.station)[contact]).toBe(row);
              expect(windows.aosMs[contact]).toBe(bars.startMs[i]);
              expect(windows.losMs[contact]).toBe(bars.endMs[i]);
            }
          }
        },
      ),
      { seed: 4610 },
    );
  });

  it("overlap on one track only when all tracks are taken (seed 4611)", () => {
    fc.assert(
      fc.property(fc.array(windowArbitrary, { maxLength: 60 }), (windows) => {
        const bars = barsOf(windows, 0);
        for (let i = 0; i < bars.count; i++) {
          expect(bars.track[i]).toBeLessThan(bars.trackCount[i] as number);
          expect(bars.trackCount[i]).toBeLessThanOrEqual(maxTracks);
          const startMs = bars.startMs[i] as number;
          const before = [...Array(i).keys()].filter((j) => (bars.endMs[j] as number) > startMs);
          const isShared = before.some((j) => bars.track[j] === bars.track[i]);
          if (isShared) expect(new Set(before.map((j) => bars.track[j])).size).toBe(maxTracks);
        }
      }),
      { seed: 4611 },
    );
  });

  it("are found at an instant as a scan of all finds them (seed 4612)", () => {
    fc.assert(
      fc.property(fc.array(windowArbitrary, { maxLength: 60 }), fc.nat(110_000), (windows, atMs) => {
        const bars = barsOf(windows, 1);
        const scan = [...Array(bars.count).keys()].filter(
          (i) => (bars.startMs[i] as number) <= atMs && atMs < (bars.endMs[i] as number),
        );
        expect(barsAt(bars, atMs)).toEqual(scan);
        const first = firstBarEndingAfter(bars, atMs);
        expect([...bars.endMs].findIndex((endMs) => endMs > atMs)).toBe(first === bars.count ? -1 : first);
      }),
      { seed: 4612 },
    );
  });

  it("are picked on their own track, the nearest within the tolerance", () => {
    const bars = barsOf(
      [
        { satellite: 0, station: 0, aosMs: 1000, losMs: 2000 },
        { satellite: 0, station: 1, aosMs: 1500, losMs: 2500 },
        { satellite: 0, station: 0, aosMs: 3000, losMs: 4000 },
      ],
      0,
    );
    const upper = () => 0;
    const lower = (trackCount: number) => trackCount - 1;
    expect(pickBar(bars, upper, 1600, 0)).toBe(0);
    expect(pickBar(bars, lower, 1600, 0)).toBe(1);
    expect(pickBar(bars, upper, 2700, 500)).toBe(2);
    expect(pickBar(bars, upper, 2500, 100)).toBeUndefined();
    expect(pickBar(bars, lower, 2700, 500)).toBe(1);
    expect(pickBar(bars, lower, 3500, 0)).toBe(2);
  });

  it("have the whole height where they overlap no other, and share it in a chain of overlaps", () => {
    const bars = barsOf(
      [
        [0, 10],
        [5, 20],
        [15, 30],
        [30, 40],
        [50, 60],
      ].map(([aosMs = 0, losMs = 0]) => ({ satellite: 0, station: 0, aosMs, losMs })),
      0,
    );
    expect([...bars.trackCount]).toEqual([2, 2, 2, 1, 1]);
    expect([...bars.track]).toEqual([0, 1, 0, 0, 0]);
  });

  it("are shaded by the height of the pass", () => {
    const low = { satellite: 0, station: 0, aosMs: 0, losMs: 10, maxElevationDeg: 12 };
    const high = { satellite: 0, station: 0, aosMs: 20, losMs: 30, maxElevationDeg: 80 };
    const middling = { satellite: 0, station: 0, aosMs: 40, losMs: 50, maxElevationDeg: 30 };
    expect([...barsOf([low, high, middling], 0).tone]).toEqual([0, 2, 1]);
  });

  it("are none in a row without windows", () => {
    expect(barsOf([], 3)).toMatchObject({ count: 0 });
  });
});

describe("the rectangles of a row", () => {
  const view = { startMs: 20_000, endMs: 80_000 };

  it.each([30, 200, 2000])("cover every bar in view and at most a pixel more, at %i pixels (seed 4613)", (widthPx) => {
    fc.assert(
      fc.property(fc.array(windowArbitrary, { maxLength: 80 }), (windows) => {
        const bars = barsOf(windows, 2);
        const runs = fillBarRuns(bars, view, widthPx, makeBarRuns(2));
        const pxPerMs = widthPx / (view.endMs - view.startMs);
        const isCovered = (px: number, track: number, slackPx: number) =>
          [...Array(bars.count).keys()].some(
            (i) =>
              bars.track[i] === track &&
              px >= ((bars.startMs[i] as number) - view.startMs) * pxPerMs - slackPx &&
              px <= ((bars.endMs[i] as number) - view.startMs) * pxPerMs + slackPx,
          );
        for (let run = 0; run < runs.count; run++) {
          const from = runs.fromPx[run] as number;
          const to = runs.toPx[run] as number;
          expect(to).toBeGreaterThan(from);
          for (let px = from; px <= to; px += 0.25) expect(isCovered(px, runs.track[run] as number, 1.01)).toBe(true);
        }
        for (let i = 0; i < bars.count; i++) {
          const middlePx = (((bars.startMs[i] as number) + (bars.endMs[i] as number)) / 2 - view.startMs) * pxPerMs;
          if (middlePx < 0 || middlePx > widthPx) continue;
          const isDrawn = [...Array(runs.count).keys()].some(
            (run) =>
              runs.track[run] === bars.track[i] &&
              middlePx >= (runs.fromPx[run] as number) - 0.01 &&
              middlePx <= (runs.toPx[run] as number) + 0.01 &&
              (runs.tone[run] as number) >= (bars.tone[i] as number),
          );
          expect(isDrawn).toBe(true);
        }
      }),
      { seed: 4613 },
    );
  });

  it("are bounded by the pixels, not by the bars", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      satellite: 0,
      station: 0,
      aosMs: i * 5,
      losMs: i * 5 + 2,
    }));
    const runs = fillBarRuns(barsOf(many, 0), { startMs: 0, endMs: 100_000 }, 500, makeBarRuns(2));
    expect(runs.count).toBeGreaterThan(0);
    expect(runs.count).toBeLessThanOrEqual(500);
  });

  it("are few where many bars had to share a track", () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({
      satellite: 0,
      station: 0,
      aosMs: i * 20,
      losMs: i * 20 + 900,
    }));
    const runs = fillBarRuns(barsOf(many, 0), { startMs: 0, endMs: 100_000 }, 1000, makeBarRuns(2));
    expect(runs.count).toBeLessThanOrEqual(maxTracks);
  });

  it("are one a bar where there is room", () => {
    const bars = barsOf(
      [
        { satellite: 0, station: 0, aosMs: 30_000, losMs: 40_000 },
        { satellite: 0, station: 0, aosMs: 40_000, losMs: 50_000 },
      ],
      0,
    );
    expect(fillBarRuns(bars, view, 600, makeBarRuns()).count).toBe(2);
  });
});
