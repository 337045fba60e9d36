import { expect, it } from "vitest";
import { mapKeyCommand } from "./mapCommands";

it("arrows move the map, or the selected station while stations are being moved", () => {
  const press = (key: string, shiftKey = false) => ({ key, shiftKey });
  expect(mapKeyCommand(press("ArrowUp"), false)).toEqual({ id: "map.pan", argument: { east: 0, north: 0.12 } });
  expect(mapKeyCommand(press("ArrowLeft"), true)).toEqual({
    id: "station.nudge",
    argument: { eastDeg: -0.1, northDeg: 0 },
  });
  expect(mapKeyCommand(press("ArrowDown", true), true)).toEqual({
    id: "station.nudge",
    argument: { eastDeg: 0, northDeg: -1 },
  });
  expect(mapKeyCommand(press("+"), true)).toEqual({ id: "map.zoomIn" });
  expect(mapKeyCommand(press("x"), false)).toBeUndefined();
});
