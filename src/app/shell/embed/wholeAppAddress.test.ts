import { expect, it } from "vitest";
import { isEmbedded, wholeAppAddress } from "./wholeAppAddress";

it("the whole page has the same plan, and the other parameters", () => {
  expect(wholeAppAddress("https://example.org/app/?embed&a=1", "#ow1.x")).toBe("https://example.org/app/?a=1#ow1.x");
  expect(wholeAppAddress("https://example.org/?embed=1", "")).toBe("https://example.org/");
});

it("embed is asked for by its name, with or without a value", () => {
  expect(["?embed", "?embed=1", "?a&embed"].map(isEmbedded)).toEqual([true, true, true]);
  expect(["", "?embedded"].map(isEmbedded)).toEqual([false, false]);
});
