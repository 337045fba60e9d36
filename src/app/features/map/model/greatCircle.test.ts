import { expect, it } from "vitest";
import { greatCircle } from "./greatCircle";

function points(...ends: readonly [number, number, number, number]) {
  const visited: [number, number][] = [];
  greatCircle(...ends, (lonDeg, latDeg) => visited.push([lonDeg, latDeg]));
  return visited;
}

it("begins and ends where it should, in pieces of at most four degrees", () => {
  const along = points(0, 0, 30, 0);
  expect(along[0]).toEqual([0, 0]);
  expect(along.at(-1)).toEqual([30, 0]);
  expect(along.length).toBe(9);
  for (const [i, [lonDeg, latDeg]] of along.entries()) {
    expect(lonDeg).toBeCloseTo((30 * i) / 8, 9);
    expect(latDeg).toBeCloseTo(0, 9);
  }
});

it("goes over the pole where that is shorter", () => {
  const over = points(0, 80, 180, 80);
  expect(Math.max(...over.map(([, latDeg]) => latDeg))).toBeGreaterThan(87);
});

it("from a place to itself are its two ends", () => {
  expect(points(12, 34, 12, 34)).toEqual([
    [12, 34],
    [12, 34],
  ]);
});
