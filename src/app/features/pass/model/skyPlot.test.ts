import { expect, it } from "vitest";
import { resolveStation } from "../../../../core/scenario/station";
import { horizonPoints, skyPoint } from "./skyPlot";

it("north is up, east to the right, the zenith in the middle, and below the horizon is the rim", () => {
  const near = (x: number, y: number) => ({ x: expect.closeTo(x, 9), y: expect.closeTo(y, 9) });
  expect(skyPoint(0, 0, 100)).toEqual(near(0, -100));
  expect(skyPoint(90, 45, 100)).toEqual(near(50, 0));
  expect(skyPoint(180, -5, 100)).toEqual(near(0, 100));
  expect(skyPoint(123, 90, 100)).toEqual(near(0, 0));
});

it("the horizon is the mask where it is higher than the least elevation, with its corners", () => {
  const base = { id: "a", latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1, minElevationDeg: 9 };
  const mask = [
    { azimuthDeg: 0, elevationDeg: 0 },
    { azimuthDeg: 91, elevationDeg: 45 },
    { azimuthDeg: 180, elevationDeg: 0 },
  ];
  const distances = horizonPoints(resolveStation({ ...base, mask }), 90).map(({ x, y }) => Math.hypot(x, y));
  expect(Math.min(...distances)).toBeCloseTo(45, 9);
  expect(Math.max(...distances)).toBeCloseTo(81, 9);
  expect(distances).toHaveLength(181);
});
