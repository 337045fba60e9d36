import { expect, it } from "vitest";
import { nearestLink } from "./nearestLink";
import type { ScreenView } from "./screenView";

/** An eye on the x axis, 40,000 km out, that looks at the Earth's centre; y to the right, z up. */
const eyeKm = 40_000;
const toClip = [0, 0, 0, -1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, eyeKm];
const view: ScreenView = { toClip, widthPx: 800, heightPx: 800, eyeKm: [eyeKm, 0, 0] };

const nodesKm = Float64Array.of(7000, -2000, 0, 7000, 2000, 0, -7000, -2000, 1000, -7000, 2000, 1000, Number.NaN, 0, 0);
const links = {
  count: 3,
  a: Int32Array.of(0, 2, 0),
  b: Int32Array.of(1, 3, 4),
  latencyMs: new Float64Array(3),
  bandwidthMbps: new Float32Array(3),
  breakMs: new Float64Array(3),
};

it("a link is found along its whole line, not beyond its ends, and not where it lies too far off", () => {
  expect(nearestLink(links, nodesKm, view, 400, 403, 6)).toBe(0);
  expect(nearestLink(links, nodesKm, view, 380, 400, 6)).toBe(0);
  expect(nearestLink(links, nodesKm, view, 400, 410, 6)).toBe(-1);
  expect(nearestLink(links, nodesKm, view, 320, 400, 6)).toBe(-1);
});

it("what lies behind the Earth is not found", () => {
  const z = 400 - (400 * 1000) / (eyeKm + 7000);
  expect(nearestLink(links, nodesKm, view, 400, z, 2)).toBe(-1);
});
