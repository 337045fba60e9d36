import { expect, it } from "vitest";
import { degreeCounts } from "./overviewRows";

it("nodes are counted by their links, satellites and stations apart, fewest links first", () => {
  expect(degreeCounts(Int32Array.of(4, 0, 4, 2, 4), 3)).toEqual([
    { degree: 0, satellites: 1, stations: 0 },
    { degree: 2, satellites: 0, stations: 1 },
    { degree: 4, satellites: 2, stations: 1 },
  ]);
});
