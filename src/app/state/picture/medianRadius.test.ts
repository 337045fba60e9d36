import { expect, test } from "vitest";
import { medianRadiusKm } from "./medianRadius";

test("is the middle one, whatever a few far ones and lost ones do", () => {
  const positions = Float64Array.of(7000, 0, 0, 0, 42164, 0, NaN, NaN, NaN, 0, 0, 6900, 6950, 0, 0);
  expect(medianRadiusKm(positions)).toBe(7000);
});

test("there is none of nothing", () => {
  expect(medianRadiusKm(Float64Array.of(NaN, NaN, NaN))).toBeUndefined();
  expect(medianRadiusKm(new Float64Array())).toBeUndefined();
});
