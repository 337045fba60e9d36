import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earthRadiusKm } from "../../../../core/orbit/earth";
import { earthHides } from "./occlusion";
import { nearestPoint, projectPoint, type ScreenView } from "./screenView";

/** An eye on the +x axis that looks at the Earth's centre: east (+y) is right, north (+z) up; `scale` pixels per unit of slope. */
function viewFrom(eyeX: number, size = 1000, slope = 1): ScreenView {
  // Column by column: clip x = y, clip y = z, clip w = eyeX - x (distance ahead of the eye).
  const toClip = [0, 0, 0, -1, slope, 0, 0, 0, 0, slope, 0, 0, 0, 0, 0, eyeX];
  return { toClip, widthPx: size, heightPx: size, eyeKm: [eyeX, 0, 0] };
}

const direction = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  .filter(([x, y, z]) => Math.hypot(x, y, z) > 0.1)
  .map(([x, y, z]) => {
    const length = Math.hypot(x, y, z);
    return [x / length, y / length, z / length] as const;
  });

describe("what the Earth hides", () => {
  test("is what a straight line to the eye cannot reach without going through it, seed 3", () => {
    const distance = fc.double({ min: 6400, max: 50_000, noNaN: true });
    fc.assert(
      fc.property(direction, distance, direction, distance, (eyeAt, eyeR, pointAt, pointR) => {
        const eye = eyeAt.map((v) => v * eyeR) as [number, number, number];
        const point = pointAt.map((v) => v * pointR) as [number, number, number];
        const squash = (p: readonly number[]) => [
          (p[0] as number) / 6378.137,
          (p[1] as number) / 6378.137,
          (p[2] as number) / 6356.752314245,
        ];
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 4000; i++) {
          const mixed = squash(eye.map((v, axis) => v + ((point[axis] as number) - v) * (i / 4000)));
          least = Math.min(least, Math.hypot(...mixed));
        }
        // Within the scan's own resolution of a grazing line, either answer is right.
        if (Math.abs(least - 1) < 0.002) return;
        expect(earthHides(eye)(...point)).toBe(least < 1);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe("projecting", () => {
  test("the centre of the view is the centre of the screen, and up is up", () => {
    const out = new Float64Array(2);
    expect(projectPoint(viewFrom(20_000), 0, 0, 0, out)).toBe(true);
    expect([...out]).toEqual([500, 500]);
    projectPoint(viewFrom(20_000), 0, 2000, 4000, out);
    expect(out[0]).toBeCloseTo(550, 9);
    expect(out[1]).toBeCloseTo(400, 9);
  });

  test("what lies behind the eye is nowhere", () => {
    expect(projectPoint(viewFrom(20_000), 20_001, 0, 0, new Float64Array(2))).toBe(false);
  });
});

describe("the nearest point", () => {
  const view = viewFrom(20_000);

  test("is the one a scan finds, seed 5", () => {
    const points = fc.array(direction, { minLength: 1, maxLength: 40 });
    const pixel = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(points, pixel, pixel, (list, x, y) => {
        const positions = Float64Array.from(list.flatMap((d) => d.map((v) => v * 7000)));
        const hides = earthHides(view.eyeKm);
        const out = new Float64Array(2);
        const distances = list.map((d) => {
          const p = d.map((v) => v * 7000) as [number, number, number];
          if (hides(...p)) return Number.POSITIVE_INFINITY;
          projectPoint(view, ...p, out);
          return Math.hypot((out[0] as number) - x, (out[1] as number) - y);
        });
        const least = Math.min(...distances);
        const found = nearestPoint(positions, view, x, y, 30);
        expect(found?.distancePx ?? Number.POSITIVE_INFINITY).toBeCloseTo(
          least <= 30 ? least : Number.POSITIVE_INFINITY,
          6,
        );
        if (found) expect(distances[found.index]).toBeCloseTo(least, 6);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test("is never behind the Earth, nor without a position", () => {
    expect(nearestPoint(Float64Array.of(-7000, 0, 0), view, 500, 500, 20)).toBeUndefined();
    expect(nearestPoint(Float64Array.of(NaN, NaN, NaN), view, 500, 500, 20)).toBeUndefined();
    expect(nearestPoint(Float64Array.of(NaN, NaN, NaN, earthRadiusKm, 0, 0), view, 500, 500, 20)?.index).toBe(1);
  });
});
