import { expect, it } from "vitest";
import { pickFurther, presentPicks } from "./pickedRows";

const ids = ["a", "b", "c", "d", "e"];
const only = (id: string) => ({ ids: new Set([id]), cursor: id });

it("a click picks one, with Ctrl one more or less, with Shift all from the first", () => {
  expect(pickFurther(only("b"), ids, "d", "only")).toEqual(only("d"));
  const two = pickFurther(only("b"), ids, "d", "toggle");
  expect([...two.ids]).toEqual(["b", "d"]);
  expect([...pickFurther(two, ids, "b", "toggle").ids]).toEqual(["d"]);
  const range = pickFurther(only("d"), ids, "b", "range");
  expect([...range.ids]).toEqual(["b", "c", "d"]);
  expect([...pickFurther(range, ids, "e", "range", "d").ids]).toEqual(["d", "e"]);
});

it("what undo took away is not picked, and its neighbour takes over the form", () => {
  expect(presentPicks(only("x"), ids, 2)).toEqual(only("c"));
  expect(presentPicks(only("x"), ids, 9)).toEqual(only("e"));
  expect(presentPicks({ ids: new Set(["a", "x"]), cursor: "x" }, ids, 0)).toEqual(only("a"));
  expect(presentPicks(only("x"), [], 0)).toEqual({ ids: new Set() });
});
