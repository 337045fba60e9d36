import { earthFlattening, earthRadiusKm } from "../../../../core/orbit/earth";
import type { Vector3 } from "../../../../core/orbit/geodesy";

const polarKm = earthRadiusKm * (1 - earthFlattening);

/**
 * Says of points (km, Earth-fixed) whether the ellipsoid hides them from an eye outside of it. In coordinates scaled so that the ellipsoid is
 * the unit sphere: a point is hidden when it lies beyond the plane of the horizon circle and inside the cone from the eye through it.
 */
export function earthHides(eyeKm: Vector3): (x: number, y: number, z: number) => boolean {
  const ex = eyeKm[0] / earthRadiusKm;
  const ey = eyeKm[1] / earthRadiusKm;
  const ez = eyeKm[2] / polarKm;
  const tangentSquared = ex * ex + ey * ey + ez * ez - 1;
  return (x, y, z) => {
    const px = x / earthRadiusKm - ex;
    const py = y / earthRadiusKm - ey;
    const pz = z / polarKm - ez;
    const towards = -(px * ex + py * ey + pz * ez);
    return towards > tangentSquared && towards * towards > tangentSquared * (px * px + py * py + pz * pz);
  };
}
