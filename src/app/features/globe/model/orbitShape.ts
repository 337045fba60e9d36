import { muKm3PerS2 } from "../../../../core/orbit/earth";
import type { OrbitElements } from "../../../../core/scenario/orbitElements";

/** Time of one revolution from the mean elements; undefined for a point that turns with the Earth. */
export function periodSeconds(orbit: OrbitElements): number | undefined {
  switch (orbit.kind) {
    case "fixed":
      return undefined;
    case "sgp4":
      return 86400 / orbit.meanMotionRevPerDay;
    case "keplerian":
      return 2 * Math.PI * Math.sqrt(orbit.semiMajorAxisKm ** 3 / muKm3PerS2);
  }
}

/** Greatest distance from the Earth's centre from the mean elements; undefined for a point that turns with the Earth. */
export function apogeeRadiusKm(orbit: OrbitElements): number | undefined {
  const seconds = periodSeconds(orbit);
  if (orbit.kind === "fixed" || seconds === undefined) return undefined;
  const semiMajorAxisKm = Math.cbrt(muKm3PerS2 * (seconds / (2 * Math.PI)) ** 2);
  return semiMajorAxisKm * (1 + orbit.eccentricity);
}
