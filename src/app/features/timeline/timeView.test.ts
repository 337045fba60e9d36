import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampView,
  instantAtX,
  panBy,
  revealInstant,
  shortestSpanMs,
  showsInstant,
  type TimeView,
  xOfInstant,
  zoomAround,
} from "./timeView";

const bounds: TimeView = { startMs: 1_000_000, endMs: 1_000_000 + 86_400_000 };
const instant = fc.double({ min: bounds.startMs, max: bounds.endMs, noNaN: true });
const view = fc
  .tuple(instant, fc.double({ min: shortestSpanMs, max: 86_400_000, noNaN: true }))
  .map(([startMs, spanMs]) => clampView({ startMs, endMs: startMs + spanMs }, bounds));

function expectInside(shown: TimeView): void {
  expect(shown.startMs).toBeGreaterThanOrEqual(bounds.startMs);
  expect(shown.endMs).toBeLessThanOrEqual(bounds.endMs + 1e-6);
  expect(shown.endMs - shown.startMs).toBeGreaterThanOrEqual(shortestSpanMs - 1e-6);
}

describe("the view of the timeline", () => {
  it("never leaves the window, however it is moved and zoomed (seed 4606)", () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    const byMs = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(view, instant, factor, byMs, (shown, atMs, by, moveMs) => {
        expectInside(zoomAround(shown, bounds, atMs, by));
        expectInside(panBy(shown, bounds, moveMs));
      }),
      { seed: 4606 },
    );
  });

  it("keeps the instant under the pointer in place while zooming away from the borders", () => {
    const middle: TimeView = { startMs: 30_000_000, endMs: 34_000_000 };
    const atMs = 31_000_000;
    const closer = zoomAround(middle, bounds, atMs, 0.5);
    expect(closer.endMs - closer.startMs).toBeCloseTo(2_000_000, 3);
    expect(xOfInstant(closer, 1000, atMs)).toBeCloseTo(xOfInstant(middle, 1000, atMs), 6);
  });

  it("keeps its span when it stops at a border", () => {
    const middle: TimeView = { startMs: 30_000_000, endMs: 34_000_000 };
    expect(panBy(middle, bounds, 1e12)).toEqual({ startMs: bounds.endMs - 4_000_000, endMs: bounds.endMs });
  });

  it("shows the whole of a window that is shorter than the deepest zoom", () => {
    const short: TimeView = { startMs: 0, endMs: 500 };
    expect(zoomAround(short, short, 250, 0.1)).toEqual(short);
  });

  it("reveals any instant of the window, and does not move where it is shown already (seed 4607)", () => {
    fc.assert(
      fc.property(view, instant, (shown, atMs) => {
        const revealed = revealInstant(shown, bounds, atMs);
        if (showsInstant(shown, atMs)) expect(revealed).toBe(shown);
        expect(atMs).toBeGreaterThanOrEqual(revealed.startMs - 1e-6);
        expect(atMs).toBeLessThanOrEqual(revealed.endMs + 1e-6);
      }),
      { seed: 4607 },
    );
  });

  it("maps instants to pixels and back (seed 4608)", () => {
    fc.assert(
      fc.property(view, instant, (shown, atMs) => {
        expect(instantAtX(shown, 1234, xOfInstant(shown, 1234, atMs))).toBeCloseTo(atMs, 3);
      }),
      { seed: 4608 },
    );
  });
});
