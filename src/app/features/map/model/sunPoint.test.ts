import { expect, it } from "vitest";
import { sunPoint } from "./sunPoint";

it("at the June solstice of 2026 the Sun stands over the Tropic of Cancer, at noon UTC near Greenwich", () => {
  const { lonDeg, latDeg } = sunPoint(Date.UTC(2026, 5, 21, 12), 0);
  expect(latDeg).toBeCloseTo(23.44, 1);
  // The equation of time is some -2 minutes then: half a degree.
  expect(Math.abs(lonDeg)).toBeLessThan(0.7);
});
