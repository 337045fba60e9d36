import { Cartesian3 } from "cesium";

/** Cesium counts in metres, everything else here in km. */
export const metresPerKm = 1000;

/** A point of a flat array of x, y, z in km, as Cesium wants it. */
export function cartesianAt(positionsKm: ArrayLike<number>, index: number, result = new Cartesian3()): Cartesian3 {
  result.x = (positionsKm[3 * index] as number) * metresPerKm;
  result.y = (positionsKm[3 * index + 1] as number) * metresPerKm;
  result.z = (positionsKm[3 * index + 2] as number) * metresPerKm;
  return result;
}
