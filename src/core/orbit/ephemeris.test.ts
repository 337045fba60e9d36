import { describe, expect, it } from "vitest";
import { parseTle } from "../scenario/elements/tle";
import type { KeplerianElements, OrbitElements, Sgp4Elements } from "../scenario/orbitElements";
import oracle from "./__fixtures__/sgp4.json";
import { tileSeconds } from "./ephemerisTile";
import { earthFixedToTeme, gmstRadians, temeToEarthFixed } from "./frames";
import { earthFixedToGeodetic, geodeticToEarthFixed } from "./geodesy";
import { interpolateState } from "./interpolateState";
import { makeTile } from "./makeTile";
import { createPropagator } from "./propagate";

const epochMs = Date.UTC(2026, 2, 20, 12) as Sgp4Elements["epochMs"];

function keplerian(semiMajorAxisKm: number, eccentricity: number, inclinationDeg: number): KeplerianElements {
  return {
    kind: "keplerian",
    epochMs,
    semiMajorAxisKm,
    eccentricity,
    inclinationDeg,
    raanDeg: 10,
    argPerigeeDeg: 270,
    meanAnomalyDeg: 20,
  };
}

function tle(id: string): OrbitElements {
  const found = oracle.cases.find((known) => known.id === id);
  const parsed = parseTle(found?.line1 ?? "", found?.line2 ?? "");
  if (!parsed.ok) throw new Error(id);
  return parsed.value;
}

const orbits: [string, OrbitElements][] = [
  ["LEO 550 km", keplerian(6928, 0, 53)],
  ["LEO 300 km sun-synchronous", keplerian(6678, 0.001, 96.7)],
  ["LEO 160 km retrograde", keplerian(6538, 0, 140)],
  ["e = 0.3", keplerian(10000, 0.3, 50)],
  ["Molniya", keplerian(26560, 0.74, 63.4)],
  ["GEO", keplerian(42164, 0, 0)],
  ["SGP4 ISS", tle("iss26")],
  ["SGP4 sun-synchronous", tle("28057")],
  ["SGP4 Vanguard", tle("00005")],
  ["SGP4 Molniya", tle("08195")],
  ["SGP4 low perigee", tle("16925")],
  ["SGP4 GPS", tle("28129")],
  ["SGP4 GEO", tle("24208")],
];

describe("ephemeris tiles", () => {
  for (const [name, orbit] of orbits) {
    it(`${name}: interpolation stays within 1 m of the propagator at no more than 1,600 propagations a day`, () => {
      const propagator = createPropagator(orbit, { dut1Seconds: 0.2 });
      const start = "epochMs" in orbit ? orbit.epochMs : epochMs;
      const ours = new Float64Array(6);
      const truth = new Float64Array(6);
      let evaluations = 0;
      let worstKm = 0;
      for (let k = 0; k < 12; k++) {
        const tile = makeTile([{ orbit, propagator }], start + k * tileSeconds * 1000, 0.2);
        evaluations += tile.evaluations;
        for (let seconds = 3; seconds < tileSeconds; seconds += 17.3) {
          const at = tile.startMs + seconds * 1000;
          expect(interpolateState(tile, 0, at, ours)).toBe(true);
          propagator.stateAt(at, truth);
          temeToEarthFixed(truth, gmstRadians(at, 0.2), truth);
          worstKm = Math.max(worstKm, distance(ours, truth));
        }
      }
      expect(worstKm).toBeLessThan(0.001);
      expect(evaluations).toBeLessThanOrEqual(1600);
    });
  }

  it("end at the last good instant of a decaying satellite, to 10 ms, and never hold NaN", () => {
    const orbit = tle("decay26") as Sgp4Elements;
    const propagator = createPropagator(orbit, { dut1Seconds: 0 });
    const state = new Float64Array(6);
    const tile = makeTile([{ orbit, propagator }], orbit.epochMs + 2 * tileSeconds * 1000, 0);
    const good = tile.goodSeconds[0] as number;
    expect(good).toBeGreaterThan(0);
    expect(good).toBeLessThan(tileSeconds);
    expect(propagator.stateAt(tile.startMs + good * 1000, state)).toBeUndefined();
    expect(propagator.stateAt(tile.startMs + (good + 0.01) * 1000, state)).toBeDefined();
    expect(interpolateState(tile, 0, tile.startMs + (good - 0.001) * 1000, state)).toBe(true);
    expect(interpolateState(tile, 0, tile.startMs + (good + 0.001) * 1000, state)).toBe(false);
    expect(tile.states.every(Number.isFinite)).toBe(true);
    expect(tile.failures[0]?.reason).toMatch(/decayed/);
  });
});

describe("frames and geodesy", () => {
  it("TEME to Earth-fixed and back is the identity, and the Earth-fixed velocity is the derivative", () => {
    const propagator = createPropagator(keplerian(7000, 0.01, 80), { dut1Seconds: 0 });
    const [teme, fixed, back, before, after] = Array.from({ length: 5 }, () => new Float64Array(6)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let minute = 0; minute < 100; minute += 9) {
      const at = epochMs + minute * 60000;
      const fixedAt = (instant: number, out: Float64Array) => {
        propagator.stateAt(instant, teme);
        temeToEarthFixed(teme, gmstRadians(instant, 0), out);
      };
      fixedAt(at - 10, before);
      fixedAt(at + 10, after);
      fixedAt(at, fixed);
      earthFixedToTeme(fixed, gmstRadians(at, 0), back);
      for (let i = 0; i < 6; i++) expect(Math.abs((back[i] as number) - (teme[i] as number))).toBeLessThan(1e-9);
      for (let i = 0; i < 3; i++) {
        const slope = ((after[i] as number) - (before[i] as number)) / 0.02;
        expect(Math.abs(slope - (fixed[3 + i] as number))).toBeLessThan(1e-5);
      }
    }
  });

  it("GMST is 280.46062 deg at J2000 and gains 360.98564737 deg a day", () => {
    const j2000 = Date.UTC(2000, 0, 1, 12);
    const degrees = (at: number) => (gmstRadians(at, 0) * 180) / Math.PI;
    expect(degrees(j2000)).toBeCloseTo(280.46062, 4);
    expect((degrees(j2000 + 86400000) - degrees(j2000) + 360) % 360).toBeCloseTo(0.98564737, 6);
  });

  it("geodetic coordinates survive the way to Earth-fixed and back, poles and dateline included", () => {
    for (const latDeg of [-90, -89.9999, -45, 0, 12.3, 78.2, 90]) {
      for (const lonDeg of [-180, -77.7, 0, 33, 179.9999]) {
        for (const altitudeKm of [-0.4, 0, 0.3, 550, 35786]) {
          const back = earthFixedToGeodetic(...geodeticToEarthFixed({ latDeg, lonDeg, altitudeKm }));
          expect(Math.abs(back.latDeg - latDeg)).toBeLessThan(1e-9);
          expect(Math.abs(back.altitudeKm - altitudeKm)).toBeLessThan(1e-8);
          const apart = Math.abs(back.lonDeg - lonDeg) % 360;
          if (Math.abs(latDeg) < 90) expect(Math.min(apart, 360 - apart)).toBeLessThan(1e-9);
        }
      }
    }
  });
});

function distance(a: Float64Array, b: Float64Array): number {
  return Math.hypot(...[0, 1, 2].map((i) => (a[i] as number) - (b[i] as number)));
}
