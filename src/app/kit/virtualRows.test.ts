import { describe, expect, it } from "vitest";
import { type RowTrack, rowsInSight, scrollToShow, trackHeightPx } from "./virtualRows";

const short: RowTrack = { rowCount: 1_000, rowPx: 26, viewPx: 300 };
const tall: RowTrack = { rowCount: 2_000_000, rowPx: 26, viewPx: 300 };

describe.each([
  ["a list that fits the browser's limit", short],
  ["a list that does not", tall],
])("rows in sight of %s", (_, track) => {
  it("start with the first row at the top", () => {
    expect(rowsInSight(track, 0)).toMatchObject({ first: 0, topPx: 0 });
  });

  it("end with the last row at the bottom", () => {
    const scrollPx = trackHeightPx(track) - track.viewPx;
    const { first, end, topPx } = rowsInSight(track, scrollPx);
    expect(end).toBe(track.rowCount);
    expect(topPx + (end - first) * track.rowPx).toBeCloseTo(trackHeightPx(track), 3);
  });

  it("cover the view wherever it is scrolled", () => {
    for (let i = 0; i <= 100; i++) {
      const scrollPx = ((trackHeightPx(track) - track.viewPx) * i) / 100;
      const { first, end, topPx } = rowsInSight(track, scrollPx);
      expect(topPx).toBeLessThanOrEqual(scrollPx + 1e-6);
      expect(topPx + (end - first) * track.rowPx).toBeGreaterThanOrEqual(scrollPx + track.viewPx - 1e-3);
      expect(end - first).toBeLessThan(40);
    }
  });

  it("show a row that was scrolled to, and do not move for one in sight", () => {
    for (const row of [0, 5, 499, 777, track.rowCount - 1]) {
      const scrollPx = scrollToShow(track, 0, row);
      const { first, topPx } = rowsInSight(track, scrollPx);
      const rowTopPx = topPx + (row - first) * track.rowPx;
      expect(rowTopPx).toBeGreaterThanOrEqual(scrollPx - 1e-3);
      expect(rowTopPx + track.rowPx).toBeLessThanOrEqual(scrollPx + track.viewPx + 1e-3);
      expect(scrollToShow(track, scrollPx, row)).toBeCloseTo(scrollPx, 3);
    }
  });
});

it("a list shorter than its box does not scroll", () => {
  const track = { rowCount: 3, rowPx: 26, viewPx: 300 };
  expect(rowsInSight(track, 0)).toEqual({ first: 0, end: 3, topPx: 0 });
  expect(scrollToShow(track, 0, 2)).toBe(0);
});
