import { expect, it } from "vitest";
import { createMapPen } from "./mapPen";

const size = { widthPx: 720, heightPx: 360 };
const view = { lonDeg: 0, latDeg: 0, pxPerDeg: 2 };

function strokes(places: readonly (readonly [number, number])[]) {
  const said: [string, number, number][] = [];
  const context = {
    moveTo: (x: number, y: number) => said.push(["move", x, y]),
    lineTo: (x: number, y: number) => said.push(["line", x, y]),
  };
  const pen = createMapPen(context, view, size);
  for (const [lonDeg, latDeg] of places) pen.lineTo(lonDeg, latDeg);
  return said;
}

it("a line inside of the map is one stroke", () => {
  expect(
    strokes([
      [-10, 0],
      [10, 10],
    ]),
  ).toEqual([
    ["move", 340, 180],
    ["line", 380, 160],
  ]);
});

it("a line over the date line leaves at one edge and comes in at the other", () => {
  expect(
    strokes([
      [170, 0],
      [-170, 0],
    ]),
  ).toEqual([
    ["move", 700, 180],
    ["line", 740, 180],
    ["move", -20, 180],
    ["line", 20, 180],
  ]);
});
