import { expect, it } from "vitest";
import { frontCorners, pointOfPlacement } from "./frontModel";

const points = [
  { latencyMs: 10, bottleneckMs: 10, assignment: Int32Array.of(0, 0) },
  { latencyMs: 14, bottleneckMs: 5, assignment: Int32Array.of(0, 1) },
];

it("a placement is a point of the front only where every layer is where the point has it", () => {
  expect(pointOfPlacement(points, Int32Array.of(0, 1))).toBe(1);
  expect(pointOfPlacement(points, Int32Array.of(1, 1))).toBe(-1);
  expect(pointOfPlacement(points, Int32Array.of(0, 1, 1))).toBe(-1);
});

it("between two points more throughput costs the latency of the faster one", () => {
  expect(frontCorners(points)).toEqual([
    [100, 10],
    [100, 14],
    [200, 14],
  ]);
});
