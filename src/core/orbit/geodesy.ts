import { radiansPerDegree } from "../base/angles";
import { earthFlattening, earthRadiusKm } from "./earth";

export interface Geodetic {
  readonly latDeg: number;
  readonly lonDeg: number;
  /** Above the WGS-84 ellipsoid. */
  readonly altitudeKm: number;
}

export type Vector3 = readonly [number, number, number];

const eccentricitySquared = earthFlattening * (2 - earthFlattening);

/** WGS-84 geodetic coordinates to Earth-fixed x, y, z in km. */
export function geodeticToEarthFixed({ latDeg, lonDeg, altitudeKm }: Geodetic): Vector3 {
  const lat = latDeg * radiansPerDegree;
  const lon = lonDeg * radiansPerDegree;
  const sinLat = Math.sin(lat);
  const normal = earthRadiusKm / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  const ring = (normal + altitudeKm) * Math.cos(lat);
  return [ring * Math.cos(lon), ring * Math.sin(lon), (normal * (1 - eccentricitySquared) + altitudeKm) * sinLat];
}

/**
 * Earth-fixed x, y, z in km to WGS-84 geodetic coordinates: Bowring's start, then fixed-point steps on the latitude until it stands
 * still (1e-14 rad), valid from the Earth's crust to beyond GEO and at the poles.
 */
export function earthFixedToGeodetic(x: number, y: number, z: number): Geodetic {
  const ring = Math.hypot(x, y);
  let lat = Math.atan2(z, ring * (1 - eccentricitySquared));
  let normal = earthRadiusKm;
  for (let step = 0; step < 20; step++) {
    const sinLat = Math.sin(lat);
    normal = earthRadiusKm / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
    const next = Math.atan2(z + eccentricitySquared * normal * sinLat, ring);
    const done = Math.abs(next - lat) < 1e-14;
    lat = next;
    if (done) break;
  }
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const altitudeKm = ring * cosLat + z * sinLat - earthRadiusKm * Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  return { latDeg: lat / radiansPerDegree, lonDeg: Math.atan2(y, x) / radiansPerDegree, altitudeKm };
}
