import { earthRotationRadPerS, muKm3PerS2 } from "../../../core/orbit/earth";
import type { OemSegment, OrbitElements } from "../../../core/scenario/orbitElements";

/** Time of one revolution, from the mean elements or from an ephemeris' first state; undefined where nothing revolves. */
export function periodSeconds(orbit: OrbitElements): number | undefined {
  switch (orbit.kind) {
    case "fixed":
      return undefined;
    case "sgp4":
      return 86400 / orbit.meanMotionRevPerDay;
    case "keplerian":
      return periodOf(orbit.semiMajorAxisKm);
    case "oem": {
      const [segment] = orbit.segments;
      const semiMajorAxisKm = segment === undefined ? Number.NaN : semiMajorAxisOf(segment);
      return semiMajorAxisKm > 0 ? periodOf(semiMajorAxisKm) : undefined;
    }
  }
}

/** Greatest distance from the Earth's centre, from the mean elements or of an ephemeris' states; undefined for a point that turns with the Earth. */
export function apogeeRadiusKm(orbit: OrbitElements): number | undefined {
  switch (orbit.kind) {
    case "fixed":
      return undefined;
    case "sgp4": {
      const radiansPerSecond = (2 * Math.PI * orbit.meanMotionRevPerDay) / 86400;
      return Math.cbrt(muKm3PerS2 / radiansPerSecond ** 2) * (1 + orbit.eccentricity);
    }
    case "keplerian":
      return orbit.semiMajorAxisKm * (1 + orbit.eccentricity);
    case "oem":
      return orbit.segments.reduce((highest, { states }) => Math.max(highest, highestRadius(states)), 0);
  }
}

function periodOf(semiMajorAxisKm: number): number {
  return 2 * Math.PI * Math.sqrt(semiMajorAxisKm ** 3 / muKm3PerS2);
}

/** From energy: negative or infinite for what does not come back. */
function semiMajorAxisOf({ frame, states }: OemSegment): number {
  const [x = 0, y = 0, z = 0, seenVx = 0, seenVy = 0, vz = 0] = states;
  const turn = frame === "earth-fixed" ? earthRotationRadPerS : 0;
  const vx = seenVx - turn * y;
  const vy = seenVy + turn * x;
  return 1 / (2 / Math.hypot(x, y, z) - (vx * vx + vy * vy + vz * vz) / muKm3PerS2);
}

function highestRadius(states: Float64Array): number {
  let highest = 0;
  for (let at = 0; at < states.length; at += 6) {
    highest = Math.max(highest, Math.hypot(states[at] as number, states[at + 1] as number, states[at + 2] as number));
  }
  return highest;
}
