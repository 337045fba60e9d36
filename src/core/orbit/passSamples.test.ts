import fc from "fast-check";
import { sunPos } from "satellite.js";
import { describe, expect, it } from "vitest";
import type { KeplerianElements } from "../scenario/orbitElements";
import { type Light, lightAt, lights } from "./eclipse";
import { gmstRadians, temeToEarthFixed } from "./frames";
import type { Vector3 } from "./geodesy";
import { siteAt } from "./lookAngles";
import { meanKeplerPropagator } from "./meanKepler";
import { type PassView, passSample, passSamples } from "./passSamples";
import { sunEarthFixed } from "./sun";

const radians = Math.PI / 180;

/** Right ascension and declination, degrees, and distance, km. */
function equatorial(atMs: number): { ra: number; dec: number; km: number } {
  const [x, y, z] = sunEarthFixed(atMs, 0);
  const ra = Math.atan2(y, x) + gmstRadians(atMs, 0);
  return {
    ra: (((ra / radians) % 360) + 360) % 360,
    dec: Math.atan2(z, Math.hypot(x, y)) / radians,
    km: Math.hypot(x, y, z),
  };
}

describe("the Sun", () => {
  it("stands where Meeus's example 25.a has it, to 0.01 deg and 1e-4 AU", () => {
    // Astronomical Algorithms, 25.a: 1992 October 13, 0h TD: apparent 198.38083, -7.78507, 0.99766 AU.
    const sun = equatorial(Date.UTC(1992, 9, 13));
    expect(Math.abs(sun.ra - 198.38083)).toBeLessThan(0.01);
    expect(Math.abs(sun.dec + 7.78507)).toBeLessThan(0.01);
    expect(Math.abs(sun.km / 149597870.7 - 0.99766)).toBeLessThan(1e-4);
  });

  it("crosses the equator at the equinox of 2026-03-20 14:46 UTC, and stands highest at the solstice of 2026-06-21 08:24", () => {
    expect(Math.abs(equatorial(Date.UTC(2026, 2, 20, 14, 46)).dec)).toBeLessThan(0.005);
    expect(Math.abs(equatorial(Date.UTC(2026, 5, 21, 8, 24)).dec - 23.436)).toBeLessThan(0.01);
  });

  it("agrees with satellite.js's within 0.02 deg from 1990 to 2049", () => {
    for (let day = 0; day < 59 * 365; day += 97) {
      const atMs = Date.UTC(1990, 0, 1) + day * 86400000 + 12345678;
      const { rtasc, decl } = sunPos(atMs / 86400000 + 2440587.5);
      const sun = equatorial(atMs);
      const raApart = Math.abs(((sun.ra - rtasc / radians + 540) % 360) - 180);
      expect(raApart).toBeLessThan(0.02);
      expect(Math.abs(sun.dec - decl / radians)).toBeLessThan(0.02);
    }
  });
});

describe("the Earth's shadow", () => {
  const sun: Vector3 = [149597870.7, 0, 0];

  /** Rays to points of the solar disc, tried one by one against the Earth. */
  function lightByRays(x: number, y: number, z: number): Light {
    let seen = 0;
    let tried = 0;
    for (let ring = 0; ring <= 40; ring++) {
      for (let turn = 0; turn < 48; turn++) {
        const [u, v] = [Math.cos(turn * (Math.PI / 24)), Math.sin(turn * (Math.PI / 24))];
        const reach = 695700 * (ring / 40);
        const to = [sun[0] - x, reach * u - y, reach * v - z];
        const length = Math.hypot(...to);
        const [dx, dy, dz] = to.map((part) => part / length) as [number, number, number];
        const along = -(x * dx + y * dy + z * dz);
        const miss = Math.hypot(x + along * dx, y + along * dy, z + along * dz);
        tried++;
        if (along < 0 || miss > 6378.137) seen++;
      }
    }
    if (seen === tried) return "sunlit";
    return seen === 0 ? "umbra" : "penumbra";
  }

  it("is what rays to all of the solar disc find (seed 71)", () => {
    const found = new Set<Light>();
    fc.assert(
      fc.property(
        fc.double({ min: 6500, max: 45000, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (behindKm, offEdgeKm, turn) => {
          const ring = 6378.137 + offEdgeKm * (behindKm / 6500);
          const point = [-behindKm, ring * Math.cos(turn), ring * Math.sin(turn)] as const;
          const light = lightAt(...point, sun);
          // A ring of points on the disc misses a sliver of it: within 1 km of an edge the two may differ.
          const nearby = [-1, 1].map((km) => {
            const scale = (ring + km) / ring;
            return lightAt(point[0], point[1] * scale, point[2] * scale, sun);
          });
          if (nearby.some((other) => other !== light)) return;
          found.add(light);
          expect(light).toBe(lightByRays(...point));
        },
      ),
      { seed: 71, numRuns: 300 },
    );
    expect(found.size).toBe(3);
  });

  it("falls only behind the Earth", () => {
    expect(lightAt(7000, 0, 0, sun)).toBe("sunlit");
    expect(lightAt(0, 0, 7000, sun)).toBe("sunlit");
    expect(lightAt(-7000, 0, 0, sun)).toBe("umbra");
    expect(lightAt(-42164, 6378, 0, sun)).toBe("penumbra");
    expect(lightAt(-2e6, 0, 0, sun)).toBe("penumbra");
  });
});

describe("a pass", () => {
  const startMs = Date.UTC(2026, 2, 20, 12);
  const propagator = meanKeplerPropagator({
    kind: "keplerian",
    epochMs: startMs as KeplerianElements["epochMs"],
    semiMajorAxisKm: 6928,
    eccentricity: 0,
    inclinationDeg: 97.6,
    raanDeg: 30,
    argPerigeeDeg: 0,
    meanAnomalyDeg: 0,
  });
  const view: PassView = {
    site: siteAt({ latDeg: 78.23, lonDeg: 15.39, altitudeKm: 0.45 }),
    frequencyHz: 8.2e9,
    stateAt(instantMs, out) {
      if (instantMs > startMs + 5400_000) return false;
      propagator.stateAt(instantMs, out);
      temeToEarthFixed(out, gmstRadians(instantMs, 0), out);
      return true;
    },
  };
  const columns = passSamples(view, startMs, startMs + 5399_000, 10);

  it("has range rates that are the range's slope, and Doppler shifts that follow from them", () => {
    expect(columns.count).toBe(541);
    for (let i = 1; i + 1 < columns.count; i += 7) {
      const at = columns.timesMs[i] as number;
      const before = passSample(view, at - 50);
      const after = passSample(view, at + 50);
      const slope = ((after?.rangeKm ?? 0) - (before?.rangeKm ?? 0)) / 0.1;
      expect(Math.abs(slope - (columns.rangeRateKmPerS[i] as number))).toBeLessThan(1e-6);
      const shift = -8.2e9 * ((columns.rangeRateKmPerS[i] as number) / 299792.458);
      expect(columns.dopplerHz[i]).toBeCloseTo(shift, 4);
    }
    expect(Math.max(...columns.dopplerHz)).toBeGreaterThan(100_000);
  });

  it("is sampled at its start, every step, and its end, and only where there is a position", () => {
    expect(columns.timesMs[0]).toBe(startMs);
    expect(columns.timesMs.at(-1)).toBe(startMs + 5399_000);
    expect(passSamples(view, startMs + 5395_000, startMs + 5500_000, 10).count).toBe(1);
    expect(passSample(view, startMs + 5401_000)).toBeUndefined();
  });

  it("tells sunlight, shadow and the Sun over the station", () => {
    const seen = new Set([...columns.light].map((code) => lights[code]));
    expect(seen).toContain("sunlit");
    expect(seen).toContain("umbra");
    // Svalbard at the equinox around local noon: 90 - 78.23 deg.
    expect(Math.max(...columns.sunElevationDeg)).toBeCloseTo(11.8, 0);
  });
});
