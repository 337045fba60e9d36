import { radiansPerDegree } from "../base/angles";

/** Below this geometric elevation no refraction is applied. */
const lowestRefractedDeg = -1;

/**
 * Saemundsson's refraction for 1010 hPa and 10 C (Sky and Telescope 72, 70, 1986; Meeus, Astronomical Algorithms, 16.4), in degrees to be
 * added to a geometric elevation in degrees; 0 below -1 deg and never negative.
 */
export function refractionDeg(elevationDeg: number): number {
  if (elevationDeg < lowestRefractedDeg) return 0;
  const arcminutes = 1.02 / Math.tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * radiansPerDegree);
  return Math.max(0, arcminutes / 60);
}

/**
 * The geometric elevation from which on the refracted one is at least `apparentDeg`. Refracted elevation rises with the geometric one, with
 * one jump at -1 deg; a threshold inside the jump is reached there.
 */
export function geometricElevationDeg(apparentDeg: number): number {
  if (apparentDeg <= lowestRefractedDeg) return apparentDeg;
  if (lowestRefractedDeg + refractionDeg(lowestRefractedDeg) >= apparentDeg) return lowestRefractedDeg;
  let low = lowestRefractedDeg;
  let high = apparentDeg;
  for (let step = 0; step < 60 && high - low > 1e-12; step++) {
    const middle = (low + high) / 2;
    if (middle + refractionDeg(middle) >= apparentDeg) high = middle;
    else low = middle;
  }
  return high;
}
