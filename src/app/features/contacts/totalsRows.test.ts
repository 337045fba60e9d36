import { expect, it } from "vitest";
import { orderTotals } from "./totalsRows";

const items = [{ id: "b", ageDays: 3 }, { id: "a" }, { id: "c", ageDays: 1 }];
const totals = {
  count: Uint32Array.of(5, 7, 5),
  totalSeconds: Float64Array.of(1, 2, 3),
  downlinkMB: Float64Array.of(0, 0, 0),
  uplinkMB: Float64Array.of(0, 0, 0),
  longestGapSeconds: Float64Array.of(9, 8, 7),
  meanGapSeconds: Float64Array.of(1, 1, 1),
};

it("orders by id, by age and by a total, ties in the scenario's order both ways", () => {
  expect([...orderTotals(items, totals, "id", false)]).toEqual([1, 0, 2]);
  expect([...orderTotals(items, totals, "age", true)]).toEqual([0, 2, 1]);
  expect([...orderTotals(items, totals, "count", false)]).toEqual([0, 2, 1]);
  expect([...orderTotals(items, totals, "count", true)]).toEqual([1, 0, 2]);
});

it("keeps the scenario's order while there are no totals", () => {
  expect([...orderTotals(items, undefined, "longestGap", true)]).toEqual([0, 1, 2]);
});
