/** A point of a station's horizon. */
export interface HorizonPoint {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
}

/**
 * Elevation of a mask at an azimuth in [0, 360): linear between its points (sorted by azimuth), and from the last round to the first; one
 * point is a constant, no point no limit (-Infinity).
 */
export function maskElevationDeg(mask: readonly HorizonPoint[], azimuthDeg: number): number {
  const last = mask[mask.length - 1];
  const first = mask[0];
  if (!first || !last) return Number.NEGATIVE_INFINITY;
  let i = 0;
  while (i < mask.length && (mask[i] as HorizonPoint).azimuthDeg <= azimuthDeg) i++;
  const before = mask[i - 1] ?? { ...last, azimuthDeg: last.azimuthDeg - 360 };
  const after = mask[i] ?? { ...first, azimuthDeg: first.azimuthDeg + 360 };
  const span = after.azimuthDeg - before.azimuthDeg;
  const share = span > 0 ? (azimuthDeg - before.azimuthDeg) / span : 0;
  return before.elevationDeg + share * (after.elevationDeg - before.elevationDeg);
}
