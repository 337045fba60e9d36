import fc from "fast-check";
import { expect, test } from "vitest";
import { arcPoint } from "./arcPoint";
import { greatCircle } from "./greatCircle";

const lon = fc.double({ min: -179, max: 179, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });

test("shares of an arc lie where its equal pieces meet, both ends included, seed 81", () => {
  const out = new Float64Array(2);
  fc.assert(
    fc.property(lon, lat, lon, lat, (aLon, aLat, bLon, bLat) => {
      const points: (readonly [number, number])[] = [];
      greatCircle(aLon, aLat, bLon, bLat, (lonDeg, latDeg) => points.push([lonDeg, latDeg]), 0.4);
      for (const [i, [lonDeg, latDeg]] of points.entries()) {
        arcPoint(aLon, aLat, bLon, bLat, i / (points.length - 1), out);
        expect(Math.cos(((out[0] as number) - lonDeg) * (Math.PI / 180))).toBeCloseTo(1, 6);
        expect(out[1]).toBeCloseTo(latDeg, 5);
      }
    }),
    { seed: 81 },
  );
});

test("a place is its own arc, and an arc to nowhere is nowhere", () => {
  const out = new Float64Array(2);
  arcPoint(10, 20, 10, 20, 0.3, out);
  expect(out[0]).toBeCloseTo(10);
  expect(out[1]).toBeCloseTo(20);
  arcPoint(10, 20, Number.NaN, Number.NaN, 0.3, out);
  expect([...out]).toEqual([Number.NaN, Number.NaN]);
});
