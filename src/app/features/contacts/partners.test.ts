import { expect, it } from "vitest";
import { partnersIn } from "./partners";

it("tells each end of a link the other, once, and passes over what lies behind the count", () => {
  const { stationsOf, satellitesOf } = partnersIn({
    count: 4,
    satellite: Uint32Array.of(2, 2, 0, 2, 9),
    station: Uint32Array.of(1, 0, 1, 1, 9),
  });
  expect([...stationsOf]).toEqual([
    [2, [1, 0]],
    [0, [1]],
  ]);
  expect([...satellitesOf]).toEqual([
    [1, [2, 0]],
    [0, [2]],
  ]);
});
