import fc from "fast-check";
import { expect, it } from "vitest";
import type { VolumeCaps } from "./bookingProblem";
import { SoftCaps } from "./softCaps";

const capOf = (slope: number, bytes: number): VolumeCaps => ({
  first: Int32Array.of(0, 1),
  slope: Float64Array.of(slope),
  bytes: Float64Array.of(bytes),
  down: Uint8Array.of(1),
  up: Uint8Array.of(1),
  isShare: Uint8Array.of(0),
});

const softCase = fc.record({
  slope: fc.constantFrom(0, 1, 2.5, 4),
  bytes: fc.constantFrom(0, 100, 1000, Number.POSITIVE_INFINITY),
  price: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1),
  softness: fc.constantFrom(0, 0.04, 0.5, 4),
  volumes: fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }),
});

it("a soft cap counts each byte for less than those before it, for at most the slope and never below nothing", () => {
  fc.assert(
    fc.property(softCase, ({ slope, bytes, price, softness, volumes }) => {
      const soft = new SoftCaps(capOf(slope, bytes), Float64Array.of(price));
      soft.soften(softness);
      let perByte = slope;
      for (const volume of volumes) {
        const gain = soft.gain(0, volume);
        soft.hold(0, volume);
        expect(soft.loss(0, volume)).toBeCloseTo(gain, 6);
        expect(gain / volume).toBeLessThanOrEqual(perByte + 1e-9);
        expect(gain).toBeGreaterThanOrEqual(-1e-9);
        perByte = gain / volume;
      }
    }),
    { seed: 5105 },
  );
});

it("a cap of softness 0 is the cap itself", () => {
  fc.assert(
    fc.property(softCase, ({ slope, bytes, price, volumes }) => {
      const soft = new SoftCaps(capOf(slope, bytes), Float64Array.of(price));
      soft.soften(4);
      soft.soften(0);
      let held = 0;
      for (const volume of volumes) {
        const before = slope * Math.min(held, bytes);
        held += volume;
        expect(soft.gain(0, volume)).toBeCloseTo(slope * Math.min(held, bytes) - before, 6);
        soft.hold(0, volume);
      }
    }),
    { seed: 5106 },
  );
});

it("a byte at the demand of a soft cap counts for its price", () => {
  const soft = new SoftCaps(capOf(4, 1000), Float64Array.of(0.25));
  soft.soften(1);
  soft.hold(0, 1000);
  expect(soft.gain(0, 1e-3) / 1e-3).toBeCloseTo(1, 3);
  expect(soft.loss(0, 1e-3) / 1e-3).toBeCloseTo(1, 3);
});
