import { earthRadiusKm } from "./earth";
import type { Vector3 } from "./geodesy";

const sunRadiusKm = 695700;

/** How much of the Sun a satellite sees: all, a part, nothing. Its index is the code in columns. */
export const lights = ["sunlit", "penumbra", "umbra"] as const;

export type Light = (typeof lights)[number];

/**
 * The light at a point, in the conical shadow of a spherical Earth of equatorial radius, from the apparent sizes of Sun and Earth and the angle
 * between them (Montenbruck and Gill, Satellite Orbits, 3.4.2). Point and Sun in km from the Earth's centre, in the same axes. Neither
 * the flattening (21 km at the poles) nor the atmosphere is looked at: a few seconds at entry and exit.
 */
export function lightAt(x: number, y: number, z: number, sun: Vector3): Light {
  const sx = sun[0] - x;
  const sy = sun[1] - y;
  const sz = sun[2] - z;
  const toSun = Math.hypot(sx, sy, sz);
  const toEarth = Math.hypot(x, y, z);
  const sunSize = Math.asin(Math.min(1, sunRadiusKm / toSun));
  const earthSize = Math.asin(Math.min(1, earthRadiusKm / toEarth));
  const cosine = -(x * sx + y * sy + z * sz) / (toSun * toEarth);
  const apart = Math.acos(Math.max(-1, Math.min(1, cosine)));
  if (apart >= earthSize + sunSize) return "sunlit";
  return apart <= earthSize - sunSize ? "umbra" : "penumbra";
}
