import { expect, it } from "vitest";
import { nudgeOf } from "./stationKeys";
import { steppedText } from "./steppedText";

const press = (key: string, { shiftKey = false, altKey = false } = {}) => ({ key, shiftKey, altKey });

it("arrow keys step numbers and keep their decimals", () => {
  expect(steppedText("53", undefined, press("ArrowUp"))).toBe("54");
  expect(steppedText("0.30", undefined, press("ArrowDown", { altKey: true }))).toBe("0.2");
  expect(steppedText("-1.25", undefined, press("ArrowUp", { shiftKey: true }))).toBe("8.75");
  expect(steppedText("", "10", press("ArrowUp"))).toBe("11");
  expect(steppedText("", "no limit", press("ArrowUp"))).toBeUndefined();
  expect(steppedText("north", undefined, press("ArrowUp"))).toBeUndefined();
});

it("arrow keys move a station by 0.1 degrees, with Shift by 1, and leave shortcuts alone", () => {
  const key = (name: string, more = {}) =>
    nudgeOf({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect(key("ArrowUp")).toEqual({ northDeg: 0.1, eastDeg: 0 });
  expect(key("ArrowLeft", { shiftKey: true })).toEqual({ northDeg: 0, eastDeg: -1 });
  expect(key("ArrowLeft", { ctrlKey: true })).toBeUndefined();
  expect(key("a")).toBeUndefined();
});
