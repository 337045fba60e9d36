import { earthRotationRadPerS, muKm3PerS2 } from "./earth";
import { tileSeconds } from "./ephemerisTile";

/** The interpolation error that a grid is chosen for; docs/methods/ephemeris.md derives it and the tests measure it. */
const gridErrorKm = 0.0007;

/** No grid is coarser: beyond it curvature bounds for contact search would get loose. */
const longestStepSeconds = 600;

/**
 * The largest step, a whole fraction of a tile, at which cubic Hermite interpolation of the Earth-fixed path stays within `gridErrorKm`
 * over the two hours after a TEME state: its error is at most h^4 / 384 times the fourth derivative, which is greatest where the satellite
 * is lowest in these two hours, and is taken there from two-body motion seen from the rotating Earth.
 */
export function gridStepSeconds(startTeme: Float64Array, endTeme: Float64Array | undefined): number {
  const fourth = Math.max(
    fourthDerivative(lowestPoint(startTeme)),
    endTeme === undefined ? 0 : fourthDerivative(pointOf(endTeme)),
  );
  const step = Math.min(longestStepSeconds, ((384 * gridErrorKm) / fourth) ** 0.25);
  return tileSeconds / Math.ceil(tileSeconds / step);
}

/** Radius, radial and transverse speed. */
interface OrbitPoint {
  readonly r: number;
  readonly radial: number;
  readonly transverse: number;
}

function pointOf(teme: Float64Array): OrbitPoint {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = teme;
  const r = Math.hypot(x, y, z);
  const radial = (x * vx + y * vy + z * vz) / r;
  return { r, radial, transverse: Math.sqrt(Math.max(0, vx * vx + vy * vy + vz * vz - radial * radial)) };
}

/** The perigee of the osculating orbit if the satellite passes it within a tile, else where it is now. */
function lowestPoint(teme: Float64Array): OrbitPoint {
  const now = pointOf(teme);
  const { r, radial, transverse } = now;
  const inverseA = 2 / r - (radial * radial + transverse * transverse) / muKm3PerS2;
  if (!(inverseA > 0)) return now;
  const a = 1 / inverseA;
  const momentum = r * transverse;
  const e = Math.sqrt(Math.max(0, 1 - (momentum * momentum) / (muKm3PerS2 * a)));
  const sinE = (r * radial) / Math.sqrt(muKm3PerS2 * a);
  const eccentricAnomaly = Math.atan2(sinE, 1 - r / a);
  const meanAnomaly = eccentricAnomaly - sinE;
  const advance = Math.sqrt(muKm3PerS2 / (a * a * a)) * tileSeconds;
  const untilPerigee = meanAnomaly < 0 ? -meanAnomaly : 2 * Math.PI - meanAnomaly;
  if (untilPerigee > advance) return now;
  const perigee = a * (1 - e);
  return { r: perigee, radial: 0, transverse: momentum / perigee };
}

/** |d4 r / dt4| of two-body motion at a point, plus what the Earth's rotation adds, km/s^4. */
function fourthDerivative({ r, radial, transverse }: OrbitPoint): number {
  const pull = muKm3PerS2 / (r * r);
  const speed = Math.hypot(radial, transverse);
  const along = pull * ((2 * muKm3PerS2) / r ** 3 + (6 * radial * radial - 3 * transverse * transverse) / (r * r));
  const across = (6 * pull * radial * transverse) / (r * r);
  const jerk = (2 * pull * speed) / r;
  const w = earthRotationRadPerS;
  return Math.hypot(along, across) + 4 * w * jerk + 6 * w * w * pull + 4 * w ** 3 * speed + w ** 4 * r;
}
