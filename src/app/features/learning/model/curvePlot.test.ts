import { expect, it } from "vitest";
import { margin, plotCurves } from "./curvePlot";
import type { Curve } from "./curves";

const curve: Curve = {
  id: "a",
  label: "FedAvg",
  colour: 0,
  points: [1, 2, 3, 4].map((rounds) => ({ rounds, megabytes: rounds, accuracy: rounds / 5, loss: 1 / rounds })),
} as unknown as Curve;

it.each([
  { widthPx: 340, heightPx: 150 },
  { widthPx: 760, heightPx: 213 },
])("draws in the pixels that it has, so that its letters keep their size: $widthPx wide", (size) => {
  const { x, y, paths } = plotCurves([curve], "rounds", "accuracy", undefined, size);
  expect(x.range()).toEqual([margin.left, size.widthPx - margin.right]);
  expect(y.range()).toEqual([size.heightPx - margin.bottom, margin.top]);
  expect(paths[0]?.dot?.[0]).toBe(size.widthPx - margin.right);
});
