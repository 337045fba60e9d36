import fc from "fast-check";
import { expect, it } from "vitest";
import { formatPath, parsePath } from "./propertyPath";

it("paths are read as they are written (seed 9)", () => {
  const key = fc.oneof(fc.nat(), fc.string({ unit: "binary" }), fc.constantFrom("stations", "a b", '"', "\\", "x-1"));
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      expect(parsePath(formatPath(keys))).toEqual(keys);
    }),
    { seed: 9, numRuns: 500 },
  );
});

it("what is no path ends the keys", () => {
  expect(parsePath("stations[2].latDeg, and more")).toEqual(["stations", 2, "latDeg"]);
  expect(parsePath("line 3, column 5")).toEqual(["line"]);
  expect(parsePath("")).toEqual([]);
});
