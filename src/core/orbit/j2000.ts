import { radiansPerDegree } from "../base/angles";

const arcsecond = radiansPerDegree / 3600;
const j2000Ms = Date.UTC(2000, 0, 1, 12);
const centuryMs = 36525 * 86400000;

type NutationTerm = readonly [number, number, number, number, number, number, number, number, number];

/**
 * The terms of the IAU 1980 nutation with at least 0.001" in longitude (Seidelmann, Celestial Mechanics 27, 79, 1982; as tabulated in Meeus,
 * Astronomical Algorithms, 22.A): multiples of D, M, M', F and node, then the sine's factor in longitude with its change a century, and the
 * cosine's in obliquity with its change, in 0.0001".
 */
const nutationTerms: readonly NutationTerm[] = [
  [0, 0, 0, 0, 1, -171996, -174.2, 92025, 8.9],
  [-2, 0, 0, 2, 2, -13187, -1.6, 5736, -3.1],
  [0, 0, 0, 2, 2, -2274, -0.2, 977, -0.5],
  [0, 0, 0, 0, 2, 2062, 0.2, -895, 0.5],
  [0, 1, 0, 0, 0, 1426, -3.4, 54, -0.1],
  [0, 0, 1, 0, 0, 712, 0.1, -7, 0],
  [-2, 1, 0, 2, 2, -517, 1.2, 224, -0.6],
  [0, 0, 0, 2, 1, -386, -0.4, 200, 0],
  [0, 0, 1, 2, 2, -301, 0, 129, -0.1],
  [-2, -1, 0, 2, 2, 217, -0.5, -95, 0.3],
  [-2, 0, 1, 0, 0, -158, 0, 0, 0],
  [-2, 0, 0, 2, 1, 129, 0.1, -70, 0],
  [0, 0, -1, 2, 2, 123, 0, -53, 0],
  [2, 0, 0, 0, 0, 63, 0, 0, 0],
  [0, 0, 1, 0, 1, 63, 0.1, -33, 0],
  [2, 0, -1, 2, 2, -59, 0, 26, 0],
  [0, 0, -1, 0, 1, -58, -0.1, 32, 0],
  [0, 0, 1, 2, 1, -51, 0, 27, 0],
  [-2, 0, 2, 0, 0, 48, 0, 0, 0],
  [0, 0, -2, 2, 1, 46, 0, -24, 0],
  [2, 0, 0, 2, 2, -38, 0, 16, 0],
  [0, 0, 2, 2, 2, -31, 0, 13, 0],
  [0, 0, 2, 0, 0, 29, 0, 0, 0],
  [-2, 0, 1, 2, 2, 29, 0, -12, 0],
  [0, 0, 0, 2, 0, 26, 0, 0, 0],
  [-2, 0, 0, 2, 0, -22, 0, 0, 0],
  [0, 0, -1, 2, 1, 21, 0, -10, 0],
  [0, 2, 0, 0, 0, 17, -0.1, 0, 0],
  [2, 0, -1, 0, 1, 16, 0, -8, 0],
  [-2, 2, 0, 2, 2, -16, 0.1, 7, 0],
  [0, 1, 0, 0, 1, -15, 0, 9, 0],
  [-2, 0, 1, 0, 1, -13, 0, 7, 0],
  [0, -1, 0, 0, 1, -12, 0, 6, 0],
  [0, 0, 2, -2, 0, 11, 0, 0, 0],
  [2, 0, -1, 2, 1, -10, 0, 5, 0],
];

/**
 * Turns a state in J2000 (EME2000; ICRF and GCRF differ by 0.02") into TEME of date, in place: precession of IAU 1976, the nutation above, and
 * the equation of the equinoxes. Against the full IAU 1980 theory the error is under 0.01"; the theory itself is off by 0.1" in the 2020s,
 * which is 3.5 m in LEO and 20 m in GEO. UTC stands for TT, and the axes' own motion (1e-11 rad/s) is left out of the velocity.
 */
export function j2000ToTeme(state: Float64Array, instantMs: number): void {
  const t = (instantMs - j2000Ms) / centuryMs;
  const zeta = (2306.2181 * t + 0.30188 * t * t + 0.017998 * t ** 3) * arcsecond;
  const z = (2306.2181 * t + 1.09468 * t * t + 0.018203 * t ** 3) * arcsecond;
  const theta = (2004.3109 * t - 0.42665 * t * t - 0.041833 * t ** 3) * arcsecond;
  const obliquity = (84381.448 - 46.815 * t - 0.00059 * t * t + 0.001813 * t ** 3) * arcsecond;
  const { longitude, tilt } = nutation(t);
  // To the mean equator and equinox of date, through the ecliptic to the true ones, and back to the mean equinox.
  turnAxes(state, X, Y, -zeta);
  turnAxes(state, Z, X, theta);
  turnAxes(state, X, Y, -z);
  turnAxes(state, Y, Z, obliquity);
  turnAxes(state, X, Y, -longitude);
  turnAxes(state, Y, Z, -(obliquity + tilt));
  turnAxes(state, X, Y, longitude * Math.cos(obliquity));
}

const [X, Y, Z] = [0, 1, 2] as const;

/** Turns the axes of position and velocity by an angle from axis a towards axis b. */
function turnAxes(state: Float64Array, a: number, b: number, angle: number): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (const from of [0, 3]) {
    const alongA = state[from + a] as number;
    const alongB = state[from + b] as number;
    state[from + a] = cos * alongA + sin * alongB;
    state[from + b] = cos * alongB - sin * alongA;
  }
}

/** Nutation in longitude and in obliquity, rad. */
function nutation(t: number): { longitude: number; tilt: number } {
  const d = 297.85036 + 445267.11148 * t - 0.0019142 * t * t + (t * t * t) / 189474;
  const m = 357.52772 + 35999.05034 * t - 0.0001603 * t * t - (t * t * t) / 300000;
  const moon = 134.96298 + 477198.867398 * t + 0.0086972 * t * t + (t * t * t) / 56250;
  const f = 93.27191 + 483202.017538 * t - 0.0036825 * t * t + (t * t * t) / 327270;
  const node = 125.04452 - 1934.136261 * t + 0.0020708 * t * t + (t * t * t) / 450000;
  let longitude = 0;
  let tilt = 0;
  for (const term of nutationTerms) {
    const [kd, km, kMoon, kf, kNode, sine, sineRate, cosine, cosineRate] = term;
    const argument = (kd * d + km * m + kMoon * moon + kf * f + kNode * node) * radiansPerDegree;
    longitude += (sine + sineRate * t) * Math.sin(argument);
    tilt += (cosine + cosineRate * t) * Math.cos(argument);
  }
  return { longitude: longitude * 1e-4 * arcsecond, tilt: tilt * 1e-4 * arcsecond };
}
