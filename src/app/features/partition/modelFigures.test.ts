import { expect, it } from "vitest";
import { flopText, megabytesText } from "./modelFigures";

it.each([
  [0, "0 flop"],
  [12, "12 flop"],
  [16_380, "16.4 kflop"],
  [2.92e8, "292 Mflop"],
  [999.6e6, "1.00 Gflop"],
  [7.824e12, "7.82 Tflop"],
  [3e15, "3.00 Pflop"],
])("%d operations are %s", (flops, text) => {
  expect(flopText(flops)).toBe(text);
});

it.each([
  [0, "0"],
  [0.0656, "0.066"],
  [12.36, "12.4"],
  [436.2, "436"],
])("%d MB in a column are %s", (megabytes, text) => {
  expect(megabytesText(megabytes)).toBe(text);
});
