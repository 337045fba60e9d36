import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cameraOf,
  fitView,
  type MapView,
  panBy,
  placeAt,
  showsPlace,
  viewOfCamera,
  wholeWorld,
  xOf,
  yOf,
  zoomAround,
} from "./mapView";

const size = { widthPx: 720, heightPx: 400 };
const whole = wholeWorld(size);
const views = fc.record({
  lonDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  latDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  pxPerDeg: fc.double({ min: 0.5, max: 300, noNaN: true }),
});

it("the whole world fits into the picture, whatever its shape", () => {
  for (const [widthPx, heightPx] of [
    [720, 400],
    [300, 900],
  ] as const) {
    const { pxPerDeg } = wholeWorld({ widthPx, heightPx });
    expect(360 * pxPerDeg).toBeLessThanOrEqual(widthPx);
    expect(180 * pxPerDeg).toBeLessThanOrEqual(heightPx);
  }
});

it("a place is drawn where it is found again, seed 3", () => {
  fc.assert(
    fc.property(views, fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 400 }), (wished, x, y) => {
      const view = fitView(wished, size);
      const place = placeAt(view, size, x, y);
      if (place === undefined) return;
      const worldPx = 360 * view.pxPerDeg;
      // The meridian opposite to the middle is at both edges.
      const aside = Math.abs(xOf(view, size, place.lonDeg) - x) % worldPx;
      expect(Math.min(aside, worldPx - aside)).toBeLessThan(1e-6);
      expect(yOf(view, size, place.latDeg)).toBeCloseTo(y, 6);
    }),
    { seed: 3, numRuns: 300 },
  );
});

describe("a view, however it is moved,", () => {
  it("shows nothing beyond the poles but where the world is smaller than the picture, seed 4", () => {
    fc.assert(
      fc.property(views, (wished) => {
        const view = fitView(wished, size);
        expect(view.pxPerDeg).toBeGreaterThanOrEqual(whole.pxPerDeg);
        const high = 180 * view.pxPerDeg;
        if (high < size.heightPx) expect(Math.abs(view.latDeg)).toBe(0);
        else expect(yOf(view, size, 90)).toBeLessThanOrEqual(1e-6);
        if (high >= size.heightPx) expect(yOf(view, size, -90)).toBeGreaterThanOrEqual(size.heightPx - 1e-6);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("keeps what is under the pointer when it is zoomed away from the edges", () => {
    const view: MapView = { lonDeg: 10, latDeg: 5, pxPerDeg: 8 };
    const before = placeAt(view, size, 500, 100);
    const zoomed = zoomAround(view, size, 500, 100, 1.7);
    expect(zoomed.pxPerDeg).toBeCloseTo(13.6, 9);
    const after = placeAt(zoomed, size, 500, 100);
    expect(after?.lonDeg).toBeCloseTo(before?.lonDeg ?? Number.NaN, 9);
    expect(after?.latDeg).toBeCloseTo(before?.latDeg ?? Number.NaN, 9);
  });

  it("follows the hand, also over the date line", () => {
    const view: MapView = { lonDeg: 175, latDeg: 0, pxPerDeg: 10 };
    expect(panBy(view, size, -100, 50)).toEqual({ lonDeg: -175, latDeg: 5, pxPerDeg: 10 });
  });
});

it("a camera made of a view leads back to it", () => {
  const view = fitView({ lonDeg: -70, latDeg: 30, pxPerDeg: 9 }, size);
  const back = viewOfCamera(cameraOf(view, size), size);
  expect(back.lonDeg).toBeCloseTo(view.lonDeg, 9);
  expect(back.latDeg).toBeCloseTo(view.latDeg, 9);
  expect(back.pxPerDeg).toBeCloseTo(view.pxPerDeg, 9);
});

it("a place at the very edge counts as out of sight", () => {
  const view: MapView = { lonDeg: 0, latDeg: 0, pxPerDeg: 10 };
  expect(showsPlace(view, size, 0, 0)).toBe(true);
  expect(showsPlace(view, size, 35, 0)).toBe(false);
  expect(showsPlace(view, size, 0, -25)).toBe(false);
});
