import { radiansPerDegree } from "../base/angles";
import { earthFlattening, earthRadiusKm } from "../orbit/earth";

/** Limits are kept to the precision of distances: what lies on one exactly, is within it on every engine. */
export const limitToleranceKm = 1e-6;

const eccentricitySquared = earthFlattening * (2 - earthFlattening);

/**
 * Points whose geodetic latitude is at most L lie on the equator's side of the cone that the ellipsoid's normals at L form:
 * p sin L - (|z| + e^2 N sin L) cos L >= 0, with p the distance from the axis and N the radius of curvature in the prime vertical at L.
 */
export interface LatitudeLimit {
  readonly sine: number;
  readonly cosine: number;
  /** How far below the centre the normals at L meet the axis, less a limit's tolerance. */
  readonly apexKm: number;
}

export function latitudeLimit(latitudeDeg: number): LatitudeLimit {
  const sine = Math.sin(latitudeDeg * radiansPerDegree);
  const normal = earthRadiusKm / Math.sqrt(1 - eccentricitySquared * sine * sine);
  return {
    sine,
    cosine: Math.cos(latitudeDeg * radiansPerDegree),
    apexKm: eccentricitySquared * normal * sine - limitToleranceKm,
  };
}

/** In km, at least 0 where the geodetic latitude is within the limit, north and south. */
export function latitudeMargin({ sine, cosine, apexKm }: LatitudeLimit, x: number, y: number, z: number): number {
  return Math.sqrt(x * x + y * y) * sine - (Math.abs(z) + apexKm) * cosine;
}
