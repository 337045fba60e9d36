import { expect, it } from "vitest";
import { stepFor } from "./stepFor";

it("a window has at most about 720 samples, and steps are round", () => {
  expect(stepFor(24 * 3600)).toBe(120);
  expect(stepFor(3600)).toBe(5);
  expect(stepFor(60)).toBe(0.1);
  expect(stepFor(720 * 3600)).toBe(3600);
});
