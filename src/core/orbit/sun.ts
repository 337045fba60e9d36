import { radiansPerDegree } from "../base/angles";
import { gmstRadians } from "./frames";
import type { Vector3 } from "./geodesy";

const j2000Ms = Date.UTC(2000, 0, 1, 12);
const astronomicalUnitKm = 149597870.7;

/**
 * The Sun's apparent position seen from the Earth's centre, Earth-fixed, km: the low-precision formulas of the Astronomical Almanac (page C5),
 * good to 0.01 deg from 1950 to 2050, and GMST. UTC stands for TT.
 */
export function sunEarthFixed(instantMs: number, dut1Seconds: number): Vector3 {
  const days = (instantMs - j2000Ms) / 86400000;
  const meanLongitudeDeg = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * radiansPerDegree;
  const longitude = (meanLongitudeDeg + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * radiansPerDegree;
  const obliquity = (23.439 - 4e-7 * days) * radiansPerDegree;
  const distanceKm = (1.00014 - 0.01671 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly)) * astronomicalUnitKm;
  const x = Math.cos(longitude);
  const y = Math.cos(obliquity) * Math.sin(longitude);
  const z = Math.sin(obliquity) * Math.sin(longitude);
  const gmst = gmstRadians(instantMs, dut1Seconds);
  const cos = Math.cos(gmst);
  const sin = Math.sin(gmst);
  return [distanceKm * (cos * x + sin * y), distanceKm * (cos * y - sin * x), distanceKm * z];
}
