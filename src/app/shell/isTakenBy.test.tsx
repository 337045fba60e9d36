import { expect, it } from "vitest";
import { isTakenBy } from "./shortcuts";

const shortcuts = ["a", "shift+b", "space", "arrowdown", "mod+z", "escape"];

function leftOverBy(html: string): string[] {
  const box = document.createElement("div");
  box.innerHTML = html;
  return shortcuts.filter((shortcut) => !isTakenBy(box.firstElementChild, shortcut));
}

it("a field of text takes all keys but those that no field has a use for", () => {
  expect(leftOverBy("<input>")).toEqual(["escape"]);
  expect(leftOverBy("<textarea></textarea>")).toEqual(["escape"]);
});

it("a box to tick and a choice of few take the keys that work them, and no letters", () => {
  expect(leftOverBy("<input type=checkbox>")).toEqual(["a", "shift+b", "mod+z", "escape"]);
  expect(leftOverBy("<input type=radio>")).toEqual(["a", "shift+b", "mod+z", "escape"]);
});

it("a list takes letters, which choose in it, and leaves what is held with Ctrl", () => {
  expect(leftOverBy("<select></select>")).toEqual(["mod+z", "escape"]);
});

it("a button takes what presses it", () => {
  expect(leftOverBy("<button></button>")).toEqual(["a", "shift+b", "mod+z", "escape"]);
  expect(leftOverBy("<p></p>")).toEqual(shortcuts);
});
