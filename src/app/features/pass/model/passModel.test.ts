import fc from "fast-check";
import { expect, it } from "vitest";
import type { PassColumns } from "../../../../core/orbit/passSamples";
import { lightStretches, momentAt, momentsOf, stepSecondsOf } from "./passModel";

/** One sample a second; azimuth goes through north. */
function pass(light: readonly number[]): PassColumns {
  const column = (value: (i: number) => number) => Float64Array.from(light, (_, i) => value(i));
  return {
    count: light.length,
    timesMs: column((i) => 1000 * i),
    azimuthDeg: column((i) => (350 + 10 * i) % 360),
    elevationDeg: column((i) => i),
    rangeKm: column((i) => 1000 - i),
    rangeRateKmPerS: column(() => -1),
    dopplerHz: column((i) => 5 * i),
    light: Uint8Array.from(light),
    sunElevationDeg: column(() => -12),
  };
}

it("between two samples values are in between, and azimuth takes the short way through north", () => {
  const moment = momentAt(pass([0, 0, 0]), 500);
  expect(moment).toMatchObject({ azimuthDeg: 355, elevationDeg: 0.5, rangeKm: 999.5, dopplerHz: 2.5, light: "sunlit" });
  expect(momentAt(pass([0, 0, 0]), 1200)?.azimuthDeg).toBeCloseTo(2, 9);
});

it("outside of the samples there is nothing, at their ends the samples themselves", () => {
  const columns = pass([0, 1, 2]);
  expect(momentAt(columns, -1)).toBeUndefined();
  expect(momentAt(columns, 2001)).toBeUndefined();
  expect(momentAt(columns, 2000)).toMatchObject({ elevationDeg: 2, light: "umbra" });
  expect(momentAt(pass([]), 0)).toBeUndefined();
  expect(momentsOf(columns, 5).map(({ instantMs }) => instantMs)).toEqual([0, 500, 1000, 1500, 2000]);
});

it("stretches of light follow each other without gap and have the samples' light, seed 5", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 2), { minLength: 2, maxLength: 40 }), (light) => {
      const columns = pass(light);
      const stretches = lightStretches(columns);
      expect(stretches[0]?.startMs).toBe(0);
      expect(stretches.at(-1)?.endMs).toBe(1000 * (light.length - 1));
      for (const [i, { startMs, endMs, light: seen }] of stretches.entries()) {
        if (i > 0) expect(startMs).toBe(stretches[i - 1]?.endMs);
        if (i > 0) expect(seen).not.toBe(stretches[i - 1]?.light);
        for (let at = Math.ceil(startMs / 1000); at * 1000 < endMs; at++) {
          if (at * 1000 > startMs) expect(momentAt(columns, at * 1000)?.light).toBe(seen);
        }
      }
    }),
    { seed: 5, numRuns: 200 },
  );
});

it("a pass of ten minutes has a sample a second, a day no more than some 600", () => {
  expect(stepSecondsOf(0, 600_000)).toBe(1);
  expect(stepSecondsOf(0, 86_400_000)).toBe(144);
});
