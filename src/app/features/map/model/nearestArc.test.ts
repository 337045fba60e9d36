import { expect, it } from "vitest";
import { nearestArc } from "./nearestArc";

const size = { widthPx: 720, heightPx: 360 };
const view = { lonDeg: 0, latDeg: 0, pxPerDeg: 2 };
const places = Float64Array.of(-10, 0, 10, 0, 170, 20, -170, 20, Number.NaN, Number.NaN);
const links = {
  count: 3,
  a: Int32Array.of(0, 2, 0),
  b: Int32Array.of(1, 3, 4),
  latencyMs: new Float64Array(3),
  bandwidthMbps: new Float32Array(3),
  breakMs: new Float64Array(3),
};

it("a link is found along its arc and not beyond it", () => {
  expect(nearestArc(links, places, view, size, 360, 183, 5)).toBe(0);
  expect(nearestArc(links, places, view, size, 360, 190, 5)).toBe(-1);
  expect(nearestArc(links, places, view, size, 330, 180, 5)).toBe(-1);
});

it("a link over the date line is found on both sides of it, and not across the whole map", () => {
  expect(nearestArc(links, places, view, size, 710, 140, 6)).toBe(1);
  expect(nearestArc(links, places, view, size, 10, 140, 6)).toBe(1);
  expect(nearestArc(links, places, view, size, 360, 140, 6)).toBe(-1);
});
