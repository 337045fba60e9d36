import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookAngles, siteAt } from "../../../core/orbit/lookAngles";
import { maskElevationDeg } from "../../../core/scenario/maskElevation";
import { type ResolvedStation, resolveStation } from "../../../core/scenario/station";
import { coverageRing, toSurface } from "./coverageRing";

const base = { id: "s", latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 };

const stations = fc.record({
  latDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  lonDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  altitudeKm: fc.double({ min: -0.4, max: 5, noNaN: true }),
  minElevationDeg: fc.double({ min: 0, max: 80, noNaN: true }),
  mask: fc.uniqueArray(
    fc.record({
      // Whole degrees: no step so steep that the last bit of an azimuth decides.
      azimuthDeg: fc.integer({ min: 0, max: 359 }),
      elevationDeg: fc.double({ min: 0, max: 60, noNaN: true }),
    }),
    { maxLength: 4, selector: ({ azimuthDeg }) => azimuthDeg },
  ),
});

/** How a station sees a satellite that stands over a point of the ring. */
function seen(station: ResolvedStation, ring: Float64Array, at: number, radiusKm: number) {
  const [x = 0, y = 0, z = 0] = ring.subarray(at, at + 3);
  const scale = radiusKm / Math.hypot(x, y, z);
  const look = lookAngles(siteAt(station), scale * x, scale * y, scale * z);
  return { ...look, horizonDeg: Math.max(station.minElevationDeg, maskElevationDeg(station.mask, look.azimuthDeg)) };
}

describe("the coverage ring", () => {
  test("satellites over it stand at the horizon, mask included, seed 7", () => {
    fc.assert(
      fc.property(stations, fc.double({ min: 6700, max: 42164, noNaN: true }), (fields, radiusKm) => {
        const station = resolveStation({ ...base, ...fields });
        const ring = coverageRing(station, radiusKm, 24);
        for (let at = 0; at < ring.length; at += 3) {
          const { elevationDeg, horizonDeg } = seen(station, ring, at, radiusKm);
          expect(Math.abs(elevationDeg - horizonDeg)).toBeLessThan(1e-4);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("where the range is shorter than the horizon, satellites over it are that far away", () => {
    const station = resolveStation({ ...base, latDeg: 50, minElevationDeg: 5, maxSlantRangeKm: 900 });
    const ring = coverageRing(station, 6928);
    expect(ring.length).toBe(3 * 73);
    for (let at = 0; at < ring.length; at += 3) {
      const { rangeKm, elevationDeg } = seen(station, ring, at, 6928);
      expect(rangeKm).toBeCloseTo(900, 4);
      expect(elevationDeg).toBeGreaterThan(5);
    }
  });

  test("is closed and lies on the ellipsoid", () => {
    const ring = coverageRing(resolveStation({ ...base, latDeg: 78 }), 7000);
    expect([...ring.slice(0, 3)]).toEqual([...ring.slice(-3)]);
    for (let at = 0; at < ring.length; at += 3) {
      expect(toSurface(ring[at] as number, ring[at + 1] as number, ring[at + 2] as number)).toBeCloseTo(1, 12);
    }
  });

  test("is empty where satellites are out of range even overhead, or below the station", () => {
    expect(coverageRing(resolveStation({ ...base, maxSlantRangeKm: 400 }), 6928)).toHaveLength(0);
    expect(coverageRing(resolveStation(base), 6370)).toHaveLength(0);
  });
});
