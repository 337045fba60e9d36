import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxTracks } from "./laneBars";
import { rowHeightPx, scrollToRow, trackAt, trackHeightPx, trackTopPx, visibleRows } from "./rowGeometry";

describe("the rows on screen", () => {
  it("hold their tracks, one under the other, and each is found under the pointer", () => {
    for (let trackCount = 1; trackCount <= maxTracks; trackCount++) {
      let endPx = 0;
      for (let track = 0; track < trackCount; track++) {
        const [topPx, heightPx] = [trackTopPx(track, trackCount), trackHeightPx(trackCount)];
        expect(topPx).toBeGreaterThanOrEqual(endPx);
        expect(heightPx).toBeGreaterThan(2);
        endPx = topPx + heightPx;
        expect(trackAt(topPx + heightPx / 2, trackCount)).toBe(track);
      }
      expect(endPx).toBeLessThan(rowHeightPx);
      expect(trackAt(0, trackCount)).toBe(0);
      expect(trackAt(rowHeightPx, trackCount)).toBe(trackCount - 1);
    }
  });

  it("are those that meet the viewport (seed 4630)", () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.nat(800), fc.nat(2000), (scrollTopPx, heightPx, rowCount) => {
        const { first, end } = visibleRows(scrollTopPx, heightPx, rowCount);
        const meets = (row: number) =>
          (row + 1) * rowHeightPx > scrollTopPx && row * rowHeightPx < scrollTopPx + heightPx;
        for (let row = first; row < end; row++) expect(meets(row)).toBe(true);
        if (first > 0 && first < rowCount) expect(meets(first - 1)).toBe(false);
        if (end < rowCount && heightPx > 0) expect(meets(end)).toBe(false);
      }),
      { seed: 4630 },
    );
  });

  it("are scrolled to, and not moved when shown already", () => {
    expect(scrollToRow(3, 0, 240)).toBe(0);
    expect(scrollToRow(10, 0, 240)).toBe(24);
    expect(scrollToRow(2, 100, 240)).toBe(48);
  });
});
