import type { ResolvedStation } from "../src/core/scenario/station";

/** Minimum elevation of every station of the bench. */
export const maskDeg = 10;

/** Stations spread over the globe on a golden spiral between 70 S and 80 N. */
export function station(i: number, count: number): ResolvedStation {
  const lonDeg = ((i * 222.4922) % 360) - 180;
  return {
    id: `gs-${String(i + 1).padStart(3, "0")}`,
    name: `Station ${i + 1}`,
    latDeg: -70 + (150 * (i + 0.5)) / count,
    lonDeg,
    altitudeKm: (i % 5) * 0.3,
    minElevationDeg: maskDeg,
    mask: [],
    maxSlantRangeKm: Number.POSITIVE_INFINITY,
    uplinkMbps: 100,
    downlinkMbps: 200,
    antennas: 1,
    setupSeconds: 0,
  };
}
