import { expect, test } from "vitest";
import { epsilonText, hoursText, spentText, targetText } from "./learningTexts";

test("a span is told in the unit in which it is more than nothing", () => {
  expect([0, 4, 320, 6480, 41_000, 545_000, 7_440_000].map(spentText)).toEqual([
    "0",
    "4 ms",
    "320 ms",
    "6.5 s",
    "41 s",
    "9:05 min",
    "2:04 h",
  ]);
  expect([5.3149, 0, 0.001].map(hoursText)).toEqual(["5.31 h", "0.00 h", "3.6 s"]);
});

test("privacy that has no bound is told in words", () => {
  expect([1.2586, Number.POSITIVE_INFINITY].map(epsilonText)).toEqual(["1.259", "no bound"]);
});

test("time to the target is a band over the seeds that reach it, and says how many do not", () => {
  const band = { seeds: 3, reached: 3, leastHours: 4.8, medianHours: 5.3, greatestHours: 6.02 };
  expect(targetText(band)).toBe("5.30 h (4.80 to 6.02)");
  expect(targetText({ ...band, reached: 2 })).toBe("5.30 h (4.80 to 6.02), 2 of 3 seeds");
  expect(targetText({ ...band, seeds: 1, reached: 1 })).toBe("5.30 h");
  expect(targetText({ seeds: 2, reached: 0, leastHours: null, medianHours: null, greatestHours: null })).toBe(
    "not reached",
  );
});
