import { sunPos } from "satellite.js";
import { expect, it } from "vitest";
import type { Propagator } from "./propagator";
import { sunlitIntervals } from "./sunlitIntervals";

const radians = Math.PI / 180;
const hourMs = 3_600_000;
const kmPerAu = 149597870.7;

type Axis = readonly [number, number, number];

const dot = (a: Axis, b: Axis) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** A circle in inertial space, at the ascending node at `startMs`. */
function circle(startMs: number, radiusKm: number, inclinationDeg: number, raanDeg: number) {
  const [i, raan] = [inclinationDeg * radians, raanDeg * radians];
  const node: Axis = [Math.cos(raan), Math.sin(raan), 0];
  const ahead: Axis = [-Math.sin(raan) * Math.cos(i), Math.cos(raan) * Math.cos(i), Math.sin(i)];
  const radiansPerMs = Math.sqrt(398600.4418 / radiusKm ** 3) / 1000;
  const propagator = {
    stateAt(instantMs: number, out: Float64Array) {
      const u = radiansPerMs * (instantMs - startMs);
      for (const k of [0, 1, 2] as const) out[k] = radiusKm * (Math.cos(u) * node[k] + Math.sin(u) * ahead[k]);
      return undefined;
    },
  } as Propagator;
  return { propagator, node, ahead, radiansPerMs };
}

/** The Sun as satellite.js has it, km. */
function sunAt(instantMs: number): Axis {
  const { x, y, z } = sunPos(instantMs / 86_400_000 + 2440587.5).rsun;
  return [x * kmPerAu, y * kmPerAu, z * kmPerAu];
}

/** Middle and half of each umbra, ms from the start: where the circle cuts the cone whose sides touch Sun and Earth. */
function umbras(startMs: number, durationMs: number, radiusKm: number, orbit: ReturnType<typeof circle>) {
  const { node, ahead, radiansPerMs } = orbit;
  const turnMs = (2 * Math.PI) / radiansPerMs;
  const found: { readonly middleMs: number; readonly halfMs: number }[] = [];
  for (let guessMs = -turnMs; guessMs < durationMs + turnMs; guessMs += turnMs) {
    let middleMs = guessMs;
    let halfMs = 0;
    for (let again = 0; again < 4; again++) {
      const sun = sunAt(startMs + middleMs);
      const distance = Math.hypot(...sun);
      const [along, across] = [-dot(sun, node) / distance, -dot(sun, ahead) / distance];
      const u = Math.atan2(across, along);
      middleMs = guessMs + (u < 0 ? u + 2 * Math.PI : u) / radiansPerMs;
      const coneHalf = Math.asin((695700 - 6378.137) / distance);
      const cosine = Math.cos(Math.asin(6378.137 / radiusKm) - coneHalf) / Math.hypot(along, across);
      halfMs = cosine >= 1 ? 0 : Math.acos(cosine) / radiansPerMs;
    }
    if (halfMs > 0) found.push({ middleMs, halfMs });
  }
  return found;
}

it.each([
  { name: "equatorial at the equinox", at: Date.UTC(2026, 2, 20, 12), altitudeKm: 500, inclinationDeg: 0, raanDeg: 0 },
  { name: "like a space station", at: Date.UTC(2026, 7, 3, 5), altitudeKm: 420, inclinationDeg: 51.6, raanDeg: 77 },
  { name: "polar in June", at: Date.UTC(2026, 5, 21, 0), altitudeKm: 800, inclinationDeg: 90, raanDeg: 40 },
  { name: "retrograde", at: Date.UTC(2025, 11, 1, 9), altitudeKm: 1200, inclinationDeg: 120, raanDeg: 200 },
  {
    name: "geostationary at the equinox",
    at: Date.UTC(2026, 2, 20, 0),
    altitudeKm: 35786,
    inclinationDeg: 0,
    raanDeg: 0,
  },
])(
  "light ends and begins where the circle cuts the umbra's cone, to the 0.03 deg within which two formulas for the Sun agree: $name",
  (given) => {
    const { at, altitudeKm, inclinationDeg, raanDeg } = given;
    const radiusKm = 6378.137 + altitudeKm;
    const orbit = circle(at, radiusKm, inclinationDeg, raanDeg);
    const durationMs = 36 * hourMs;
    const lit = sunlitIntervals(orbit.propagator, at, durationMs, 0);
    const dark = umbras(at, durationMs, radiusKm, orbit)
      .map(({ middleMs, halfMs }) => ({ start: middleMs - halfMs, end: middleMs + halfMs }))
      .filter(({ start, end }) => end > 0 && start < durationMs);
    expect(dark.length).toBeGreaterThan(0);
    const edges = lit.flatMap(({ start, end }) => [start, end]).filter((edge) => edge > 0 && edge < durationMs);
    const expected = dark.flatMap(({ start, end }) => [start, end]).filter((edge) => edge > 0 && edge < durationMs);
    expect(edges).toHaveLength(expected.length);
    for (const [i, edge] of edges.entries()) {
      const apartMs = Math.abs(edge - (expected[i] as number));
      expect((apartMs * orbit.radiansPerMs) / radians).toBeLessThan(0.03);
    }
  },
);

it.each([
  { name: "above the terminator", at: Date.UTC(2026, 2, 20, 12), altitudeKm: 800, inclinationDeg: 90, raanDeg: 90 },
  {
    name: "geostationary at the solstice",
    at: Date.UTC(2026, 5, 21, 0),
    altitudeKm: 35786,
    inclinationDeg: 0,
    raanDeg: 0,
  },
])("an orbit that misses the cone is in light all the time: $name", ({ at, altitudeKm, inclinationDeg, raanDeg }) => {
  const radiusKm = 6378.137 + altitudeKm;
  const orbit = circle(at, radiusKm, inclinationDeg, raanDeg);
  expect(umbras(at, 24 * hourMs, radiusKm, orbit)).toEqual([]);
  expect(sunlitIntervals(orbit.propagator, at, 24 * hourMs, 0)).toEqual([{ start: 0, end: 24 * hourMs }]);
});

it("a satellite that has no position sees no Sun, from when on it has none", () => {
  const at = Date.UTC(2026, 2, 20, 12);
  const { propagator } = circle(at, 42164, 0, 0);
  const decayed = {
    stateAt: (instantMs: number, out: Float64Array) =>
      instantMs >= at + 100_000 ? "decayed" : propagator.stateAt(instantMs, out),
  } as unknown as Propagator;
  expect(sunlitIntervals(decayed, at, hourMs, 0)).toEqual([{ start: 0, end: 100_000 }]);
});
