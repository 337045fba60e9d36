import { expect, test } from "vitest";
import { earthRadiusKm } from "../../../../core/orbit/earth";
import type { OrbitElements } from "../../../../core/scenario/orbitElements";
import { resolveStation } from "../../../../core/scenario/station";
import { apogeeRadiusKm, periodSeconds } from "../../../state/picture/orbitShape";
import { homeView } from "./homeView";

const station = (latDeg: number, lonDeg: number) =>
  resolveStation({ id: "s", latDeg, lonDeg, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 });

const keplerian = (semiMajorAxisKm: number, eccentricity: number): OrbitElements => ({
  kind: "keplerian",
  epochMs: 0 as never,
  semiMajorAxisKm,
  eccentricity,
  inclinationDeg: 0,
  raanDeg: 0,
  argPerigeeDeg: 0,
  meanAnomalyDeg: 0,
});

const halfAngle = Math.PI / 9;

test("looks down between the stations, also across the antimeridian", () => {
  const { latDeg, lonDeg } = homeView([station(10, 170), station(10, -170)], [], halfAngle);
  expect(Math.abs(lonDeg)).toBeCloseTo(180, 9);
  expect(latDeg).toBeGreaterThan(9.9);
});

test("stations all around, none, or at a pole still give a view with north up", () => {
  expect(homeView([station(0, 0), station(0, 180)], [], halfAngle)).toMatchObject({ lonDeg: 0, latDeg: 20 });
  expect(homeView([], [], halfAngle)).toMatchObject({ lonDeg: 0, latDeg: 20 });
  expect(homeView([station(90, 0)], [], halfAngle).latDeg).toBe(60);
});

test("the highest orbit fits into the view, up to beyond GEO", () => {
  for (const orbits of [[keplerian(6928, 0)], [keplerian(6928, 0), keplerian(42164, 0)], [keplerian(26600, 0.74)]]) {
    const { altitudeKm } = homeView([], orbits, halfAngle);
    const apogee = Math.max(...orbits.map((orbit) => apogeeRadiusKm(orbit) ?? 0));
    expect((altitudeKm + earthRadiusKm) * Math.sin(halfAngle)).toBeGreaterThan(apogee);
  }
  expect(homeView([], [keplerian(400_000, 0)], halfAngle).altitudeKm).toBeLessThan(200_000);
});

test("the period of a geostationary orbit is a sidereal day, also from a mean motion", () => {
  expect(periodSeconds(keplerian(42164.17, 0))).toBeCloseTo(86164, 0);
  const sgp4 = { kind: "sgp4", meanMotionRevPerDay: 86400 / 86164, eccentricity: 0.1 } as OrbitElements;
  expect(apogeeRadiusKm(sgp4)).toBeCloseTo(1.1 * 42164, -1);
  expect(periodSeconds({ kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 0 })).toBeUndefined();
});

test("an ephemeris revolves as its first state does, seen from the stars or from the turning Earth", () => {
  const radius = 42164.17;
  const speed = Math.sqrt(398600.4418 / radius);
  const oem = (frame: "teme" | "earth-fixed", vy: number): OrbitElements => ({
    kind: "oem",
    segments: [
      {
        startMs: 0,
        stopMs: 1,
        frame,
        interpolation: "hermite",
        degree: 3,
        timesMs: Float64Array.of(0),
        states: Float64Array.of(radius, 0, 0, 0, vy, 0),
      },
    ],
  });
  expect(periodSeconds(oem("teme", speed))).toBeCloseTo(86164, 0);
  expect(periodSeconds(oem("earth-fixed", 0))).toBeCloseTo(86164, -1);
  expect(periodSeconds(oem("teme", 2 * speed))).toBeUndefined();
  expect(apogeeRadiusKm(oem("teme", speed))).toBeCloseTo(radius, 6);
});
