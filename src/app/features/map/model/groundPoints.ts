import { radiansPerDegree } from "../../../../core/base/angles";
import { earthFlattening, earthRadiusKm } from "../../../../core/orbit/earth";

const polarKm = earthRadiusKm * (1 - earthFlattening);
const secondEccentricitySquared = (earthRadiusKm * earthRadiusKm) / (polarKm * polarKm) - 1;
const eccentricitySquared = earthFlattening * (2 - earthFlattening);

/**
 * The points of the ellipsoid below points at x, y, z (km, Earth-fixed): longitude and latitude in degrees, two numbers each, to `out`; NaN
 * stays NaN. Bowring's first step alone: within 1e-4 degrees up to far beyond GEO, at a tenth of the cost of the exact one.
 */
export function groundPoints(positionsKm: Float64Array, out: Float64Array): void {
  for (let from = 0, to = 0; from < positionsKm.length; from += 3, to += 2) {
    const x = positionsKm[from] as number;
    const y = positionsKm[from + 1] as number;
    const z = positionsKm[from + 2] as number;
    const ring = Math.sqrt(x * x + y * y);
    const above = z * earthRadiusKm;
    const beside = ring * polarKm;
    const length = Math.sqrt(above * above + beside * beside);
    const sin = above / length;
    const cos = beside / length;
    const rise = z + secondEccentricitySquared * polarKm * sin * sin * sin;
    const reach = ring - eccentricitySquared * earthRadiusKm * cos * cos * cos;
    out[to] = Math.atan2(y, x) / radiansPerDegree;
    out[to + 1] = Math.atan2(rise, reach) / radiansPerDegree;
  }
}
