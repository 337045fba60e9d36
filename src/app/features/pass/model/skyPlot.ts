import { radiansPerDegree } from "../../../../core/base/angles";
import { maskElevationDeg } from "../../../../core/scenario/maskElevation";
import type { ResolvedStation } from "../../../../core/scenario/station";

/** A point of the plot: x to the right, y down, both from the middle. */
export interface SkyPoint {
  readonly x: number;
  readonly y: number;
}

/** The sky as a disc: zenith in the middle, horizon at the radius, north up and east to the right. */
export function skyPoint(azimuthDeg: number, elevationDeg: number, radius: number): SkyPoint {
  const distance = (radius * (90 - Math.max(0, elevationDeg))) / 90;
  const azimuth = azimuthDeg * radiansPerDegree;
  return { x: distance * Math.sin(azimuth), y: -distance * Math.cos(azimuth) };
}

/** The lowest elevations at which a station sees a satellite, all around: its least elevation and its mask, whichever is higher. */
export function horizonPoints({ mask, minElevationDeg }: ResolvedStation, radius: number): SkyPoint[] {
  const azimuths = new Set(mask.map(({ azimuthDeg }) => azimuthDeg));
  for (let azimuthDeg = 0; azimuthDeg < 360; azimuthDeg += 2) azimuths.add(azimuthDeg);
  return [...azimuths]
    .sort((a, b) => a - b)
    .map((azimuthDeg) => skyPoint(azimuthDeg, Math.max(minElevationDeg, maskElevationDeg(mask, azimuthDeg)), radius));
}

/** Points as the data of an SVG path. */
export function pathThrough(points: readonly SkyPoint[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("");
}
