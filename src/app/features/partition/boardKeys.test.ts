import { expect, it } from "vitest";
import { boardAction } from "./boardKeys";

const press = (key: string, more: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

it("arrows move among cards, with Shift they choose a range, and carry what has been taken up", () => {
  expect(boardAction(press("ArrowDown"), false)).toEqual({ kind: "focus", towards: "down", extends: false });
  expect(boardAction(press("ArrowDown", { shiftKey: true }), false)).toMatchObject({ extends: true });
  expect(boardAction(press("ArrowRight"), true)).toEqual({ kind: "carry", by: 1 });
});

it("Space takes up and puts down, Escape puts back, and what has been taken up is not left behind by Tab", () => {
  expect(boardAction(press(" "), false)).toEqual({ kind: "lift" });
  expect(boardAction(press(" "), true)).toEqual({ kind: "drop" });
  expect(boardAction(press("Escape"), true)).toEqual({ kind: "cancel" });
  expect(boardAction(press("Tab"), true)).toEqual({ kind: "cancel" });
});

it("keys with Ctrl, and letters with Shift, are the page's", () => {
  expect(boardAction(press("z", { ctrlKey: true }), false)).toBeUndefined();
  expect(boardAction(press("P", { shiftKey: true }), false)).toBeUndefined();
  expect(boardAction(press("Tab"), false)).toBeUndefined();
});
