import { expect, it } from "vitest";
import { parseDecimal } from "./parseDecimal";

it.each([
  ["0", 0],
  ["10", 10],
  ["+.5", 0.5],
  ["-5.", -5],
  ["1e3", 1000],
  ["2.5E-1", 0.25],
])("reads %j", (text, value) => {
  expect(parseDecimal(text)).toBe(value);
});

it.each([
  "",
  " ",
  " 5",
  "5 ",
  "5\n",
  "0x10",
  "0b1",
  "0o7",
  "1_0",
  "1,5",
  "1e",
  ".",
  "five",
  "NaN",
  "Infinity",
  "-Infinity",
])("takes %j for no number", (text) => {
  expect(parseDecimal(text)).toBeNaN();
});
