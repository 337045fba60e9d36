import { expect, it } from "vitest";
import { keysOf, shortcutOf } from "./shortcuts";

function press(key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) {
  return shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
}

it("Ctrl and Cmd are one", () => {
  expect(press("o", { ctrlKey: true })).toBe("mod+o");
  expect(press("o", { metaKey: true })).toBe("mod+o");
});

it("shift counts for letters and named keys, and not for a symbol that needs it on some keyboards", () => {
  expect(press("S", { shiftKey: true })).toBe("shift+s");
  expect(press("ArrowRight", { shiftKey: true })).toBe("shift+arrowright");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("?")).toBe("?");
});

it("the space bar has a name", () => {
  expect(press(" ")).toBe("space");
  expect(press(" ", { shiftKey: true })).toBe("shift+space");
});

it("keys are written as they stand on the keyboard", () => {
  expect(keysOf("mod+shift+arrowright")).toEqual(["Ctrl", "Shift", "→"]);
  expect(keysOf("space")).toEqual(["Space"]);
  expect(keysOf("[")).toEqual(["["]);
});
