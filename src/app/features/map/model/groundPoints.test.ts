import fc from "fast-check";
import { expect, it } from "vitest";
import { geodeticToEarthFixed } from "../../../../core/orbit/geodesy";
import { groundPoints } from "./groundPoints";

it("is within 1e-4 degrees of the exact place from the ground to beyond GEO, seed 7", () => {
  const places = fc.record({
    lonDeg: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
    latDeg: fc.double({ min: -90, max: 90, noNaN: true }),
    altitudeKm: fc.double({ min: -1, max: 60_000, noNaN: true }),
  });
  const out = new Float64Array(2);
  fc.assert(
    fc.property(places, (place) => {
      groundPoints(Float64Array.from(geodeticToEarthFixed(place)), out);
      expect(Math.abs((out[1] as number) - place.latDeg)).toBeLessThan(1e-4);
      if (Math.abs(place.latDeg) < 89.99) expect(Math.abs((out[0] as number) - place.lonDeg)).toBeLessThan(1e-9);
    }),
    { seed: 7, numRuns: 1000 },
  );
});

it("an unknown position has no place", () => {
  const out = new Float64Array(4);
  groundPoints(Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 7000, 0, 0), out);
  expect([...out]).toEqual([Number.NaN, Number.NaN, 0, 0]);
});
