import { maskElevationDeg } from "../../../core/scenario/maskElevation";
import type { MaskRow } from "./maskText";

const stepDeg = 3;

/**
 * The edge of the sky above a mask, as points of a disc of radius 1: the zenith in the middle, north up, east to the right. Rows that hold no
 * numbers yet are passed over.
 */
export function maskOutline(rows: readonly MaskRow[]): readonly { readonly x: number; readonly y: number }[] {
  const mask = rows
    .filter(({ azimuth, elevation }) => azimuth !== "" && elevation !== "")
    .map(({ azimuth, elevation }) => ({ azimuthDeg: Number(azimuth), elevationDeg: Number(elevation) }))
    .filter(({ azimuthDeg, elevationDeg }) => azimuthDeg >= 0 && azimuthDeg < 360 && Math.abs(elevationDeg) <= 90)
    .sort((a, b) => a.azimuthDeg - b.azimuthDeg);
  const evenly = Array.from({ length: 360 / stepDeg }, (_, i) => i * stepDeg);
  const azimuths = [...evenly, ...mask.map(({ azimuthDeg }) => azimuthDeg)].sort((a, b) => a - b);
  return azimuths.map((azimuthDeg) => {
    const elevationDeg = mask.length === 0 ? 0 : maskElevationDeg(mask, azimuthDeg);
    const radius = 1 - Math.max(0, elevationDeg) / 90;
    const angle = (azimuthDeg * Math.PI) / 180;
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
  });
}
