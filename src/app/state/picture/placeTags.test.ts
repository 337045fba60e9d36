import fc from "fast-check";
import { expect, test } from "vitest";
import { placeTags } from "./placeTags";

const tag = (xPx: number, yPx: number) => ({ xPx, yPx, widthPx: 60, heightPx: 14 });

test("no name covers another one or a point, seed 13", () => {
  const place = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 60 }), (points) => {
      const candidates = points.map(([x, y]) => tag(x, y));
      const placed = placeTags(candidates, 100);
      for (const a of placed) {
        for (const [x, y] of points) {
          const isClear = x <= a.leftPx || x >= a.leftPx + 60 || y <= a.topPx || y >= a.topPx + 14;
          expect(isClear).toBe(true);
        }
        for (const b of placed) {
          if (a === b) continue;
          expect(Math.abs(a.leftPx - b.leftPx) >= 60 || Math.abs(a.topPx - b.topPx) >= 14).toBe(true);
        }
      }
    }),
    { seed: 13, numRuns: 100 },
  );
});

test("a name moves to another side before it is left out", () => {
  const crowd = Array.from({ length: 6 }, () => tag(100, 100));
  const placed = placeTags(crowd, 10);
  expect(placed.map(({ candidate }) => candidate)).toEqual([0, 1, 2, 3]);
  expect(new Set(placed.map(({ leftPx, topPx }) => `${leftPx},${topPx}`)).size).toBe(4);
});

test("a name avoids the point of a later one", () => {
  const [first] = placeTags([tag(100, 100), tag(130, 100)], 10);
  expect(first).toMatchObject({ candidate: 0, leftPx: 100 - 8 - 60 });
});

test("no more are placed than asked for, the first ones first", () => {
  const placed = placeTags([tag(0, 0), tag(200, 0), tag(400, 0)], 2);
  expect(placed.map(({ candidate }) => candidate)).toEqual([0, 1]);
});
