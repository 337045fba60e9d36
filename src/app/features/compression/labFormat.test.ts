import { expect, test } from "vitest";
import { breakEvenText, rateText, secondsText } from "./labFormat";

test("a time is told with the digits that it has, in the unit that it fills", () => {
  expect([0, 0.0031, 0.35, 12, 1400, 14_000, 545_000, 7_440_000, 419_922_000].map(secondsText)).toEqual([
    "0 ms",
    "3.1 µs",
    "0.35 ms",
    "12 ms",
    "1.4 s",
    "14 s",
    "9:05 min",
    "2:04 h",
    "4 d 20 h",
  ]);
});

test("a rate is told in the unit that it fills", () => {
  expect([0.85, 12.3, 4500].map(rateText)).toEqual(["850 kbit/s", "12.3 Mbit/s", "4.50 Gbit/s"]);
});

test("what saves no bytes pays at no rate, what takes no time at any", () => {
  expect([0, 12.3, Number.POSITIVE_INFINITY].map(breakEvenText)).toEqual(["never", "12.3 Mbit/s", "any rate"]);
});
