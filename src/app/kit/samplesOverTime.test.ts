import { expect, it } from "vitest";
import { instantOfKey, sampleAt } from "./samplesOverTime";

/** With room for more than is there yet. */
const samples = { count: 4, atMs: Float64Array.of(0, 10, 20, 30, 0, 0) };

it("an instant has the last sample at or before it", () => {
  expect([-1, 0, 9, 10, 35].map((ms) => sampleAt(samples, ms))).toEqual([-1, 0, 0, 1, 3]);
});

it.each([
  ["ArrowRight", 10, 20],
  ["ArrowRight", 30, undefined],
  ["ArrowLeft", 10, 0],
  ["ArrowLeft", 13, 10],
  ["ArrowLeft", 0, undefined],
  ["PageDown", 12, 25],
  ["PageDown", 25, undefined],
  ["PageUp", 12, undefined],
  ["PageUp", 99, 25],
  ["Home", 12, -5],
  ["End", 12, 40],
  ["a", 12, undefined],
])("%s at %d leads to %s", (key, nowMs, targetMs) => {
  expect(instantOfKey(key, nowMs, samples, [12, 25], { startMs: -5, endMs: 40 })).toBe(targetMs);
});
