import { radiansPerDegree } from "../../../core/base/angles";
import { earthFlattening, earthRadiusKm } from "../../../core/orbit/earth";
import { siteAt } from "../../../core/orbit/lookAngles";
import { maskElevationDeg } from "../../../core/scenario/maskElevation";
import type { ResolvedStation } from "../../../core/scenario/station";

/**
 * The edge of what a station reaches among satellites at one distance from the Earth's centre: below it they stand exactly at the station's
 * horizon (least elevation or mask) or at its greatest range, whichever is nearer. A closed line on the ellipsoid, below the satellites
 * (along their radius): x, y, z in km, Earth-fixed, the first point again at the end. Refraction is left out. Empty where the station reaches none.
 *
 * @param azimuthCount evenly spaced azimuths; those of the mask's points come on top, so that its corners show.
 */
export function coverageRing(station: ResolvedStation, satelliteRadiusKm: number, azimuthCount = 72): Float64Array {
  const { positionKm, east, north, up } = siteAt(station);
  const [sx, sy, sz] = positionKm;
  const siteSquared = sx * sx + sy * sy + sz * sz;
  const outside = satelliteRadiusKm * satelliteRadiusKm - siteSquared;
  if (!(outside > 0)) return new Float64Array();
  const azimuths = ringAzimuths(station, azimuthCount);
  const ring = new Float64Array(3 * (azimuths.length + 1));
  const range = station.maxSlantRangeKm;
  for (const [i, azimuthDeg] of azimuths.entries()) {
    const sin = Math.sin(azimuthDeg * radiansPerDegree);
    const cos = Math.cos(azimuthDeg * radiansPerDegree);
    const hx = sin * east[0] + cos * north[0];
    const hy = sin * east[1] + cos * north[1];
    const hz = sin * east[2] + cos * north[2];
    const along = sx * hx + sy * hy + sz * hz;
    const upwards = sx * up[0] + sy * up[1] + sz * up[2];
    const horizon = Math.max(station.minElevationDeg, maskElevationDeg(station.mask, azimuthDeg)) * radiansPerDegree;
    let elevation = horizon;
    // The satellite at elevation e is where site + t x direction(e) meets the sphere.
    let ahead = along * Math.cos(elevation) + upwards * Math.sin(elevation);
    let t = Math.sqrt(ahead * ahead + outside) - ahead;
    if (t > range) {
      // Where the sphere is `range` away: along cos e + upwards sin e = (outside - range^2) / (2 range).
      const share = (outside - range * range) / (2 * range * Math.hypot(along, upwards));
      if (share > 1) return new Float64Array();
      elevation = Math.asin(share) - Math.atan2(along, upwards);
      ahead = along * Math.cos(elevation) + upwards * Math.sin(elevation);
      t = range;
    }
    const level = t * Math.cos(elevation);
    const rise = t * Math.sin(elevation);
    const x = sx + level * hx + rise * up[0];
    const y = sy + level * hy + rise * up[1];
    const z = sz + level * hz + rise * up[2];
    const scale = toSurface(x, y, z);
    ring[3 * i] = scale * x;
    ring[3 * i + 1] = scale * y;
    ring[3 * i + 2] = scale * z;
  }
  ring.copyWithin(ring.length - 3, 0, 3);
  return ring;
}

/** What to multiply a point by to bring it to the ellipsoid along its radius. */
export function toSurface(x: number, y: number, z: number): number {
  const polarKm = earthRadiusKm * (1 - earthFlattening);
  return 1 / Math.sqrt((x * x + y * y) / (earthRadiusKm * earthRadiusKm) + (z * z) / (polarKm * polarKm));
}

function ringAzimuths({ mask }: ResolvedStation, count: number): number[] {
  const azimuths = new Set(mask.map(({ azimuthDeg }) => azimuthDeg));
  for (let i = 0; i < count; i++) azimuths.add((360 * i) / count);
  return [...azimuths].sort((a, b) => a - b);
}
