import { expect, it } from "vitest";
import { resolveStation } from "./station";

it("a station's defaults are filled in and its mask is sorted, the document left alone", () => {
  const mask = [
    { azimuthDeg: 200, elevationDeg: 1 },
    { azimuthDeg: 10, elevationDeg: 2 },
  ];
  const station = { id: "s", latDeg: 1, lonDeg: 2, altitudeKm: 3, uplinkMbps: 4, downlinkMbps: 5, mask };
  expect(resolveStation(station)).toEqual({
    ...station,
    name: "s",
    minElevationDeg: 10,
    mask: [mask[1], mask[0]],
    maxSlantRangeKm: Number.POSITIVE_INFINITY,
    antennas: 1,
    setupSeconds: 0,
  });
  expect(mask[0]?.azimuthDeg).toBe(200);
});
