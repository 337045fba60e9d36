import { radiansPerDegree, wrapDegrees } from "../base/angles";
import { type Geodetic, geodeticToEarthFixed, type Vector3 } from "./geodesy";

/** A ground point with its local directions, Earth-fixed: unit vectors east, north and up (the ellipsoid's normal). */
export interface Site {
  readonly positionKm: Vector3;
  readonly east: Vector3;
  readonly north: Vector3;
  readonly up: Vector3;
}

export interface LookAngles {
  /** From north, clockwise, in [0, 360). */
  readonly azimuthDeg: number;
  /** Geometric: no refraction, no light time. */
  readonly elevationDeg: number;
  readonly rangeKm: number;
}

export function siteAt(place: Geodetic): Site {
  const lat = place.latDeg * radiansPerDegree;
  const lon = place.lonDeg * radiansPerDegree;
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const sinLon = Math.sin(lon);
  const cosLon = Math.cos(lon);
  return {
    positionKm: geodeticToEarthFixed(place),
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}

/** Where an Earth-fixed point (km) stands in the sky of a site. */
export function lookAngles(site: Site, x: number, y: number, z: number): LookAngles {
  const [siteX, siteY, siteZ] = site.positionKm;
  const dx = x - siteX;
  const dy = y - siteY;
  const dz = z - siteZ;
  const east = dx * site.east[0] + dy * site.east[1] + dz * site.east[2];
  const north = dx * site.north[0] + dy * site.north[1] + dz * site.north[2];
  const up = dx * site.up[0] + dy * site.up[1] + dz * site.up[2];
  return {
    azimuthDeg: wrapDegrees(Math.atan2(east, north) / radiansPerDegree),
    elevationDeg: Math.atan2(up, Math.hypot(east, north)) / radiansPerDegree,
    rangeKm: Math.hypot(dx, dy, dz),
  };
}
