import { earthRotationRadPerS } from "./earth";

const j2000Ms = Date.UTC(2000, 0, 1, 12);
const dayMs = 86400000;

/**
 * Greenwich mean sidereal time (IAU 1982; Aoki et al., Astron. Astrophys. 105, 359) in [0, 2 pi).
 * UT1 = UTC + dut1Seconds. The whole days are taken off first, which keeps 1e-12 rad.
 */
export function gmstRadians(instantMs: number, dut1Seconds: number): number {
  const days = (instantMs - j2000Ms) / dayMs + dut1Seconds / 86400;
  const centuries = days / 36525;
  const dayFraction = days - Math.floor(days);
  const seconds =
    67310.54841 +
    86400 * dayFraction +
    8640184.812866 * centuries +
    0.093104 * centuries * centuries -
    6.2e-6 * centuries * centuries * centuries;
  const turns = seconds / 86400;
  return 2 * Math.PI * (turns - Math.floor(turns));
}

/**
 * Rotates a TEME state (x, y, z in km, then velocity in km/s) to Earth-fixed axes: about z by GMST, with omega x r taken off the
 * velocity, so that it is the velocity seen from the rotating Earth. Polar motion is left out. `out` may be `teme` itself.
 */
export function temeToEarthFixed(teme: Float64Array, gmst: number, out: Float64Array, at = 0): void {
  rotateToEarthFixed(teme, Math.cos(gmst), Math.sin(gmst), out, at);
}

/** `temeToEarthFixed` for a caller that keeps the cosine and sine of GMST. */
export function rotateToEarthFixed(teme: Float64Array, cos: number, sin: number, out: Float64Array, at: number): void {
  const x = teme[0] as number;
  const y = teme[1] as number;
  const vx = teme[3] as number;
  const vy = teme[4] as number;
  const fixedX = cos * x + sin * y;
  const fixedY = cos * y - sin * x;
  out[at] = fixedX;
  out[at + 1] = fixedY;
  out[at + 2] = teme[2] as number;
  out[at + 3] = cos * vx + sin * vy + earthRotationRadPerS * fixedY;
  out[at + 4] = cos * vy - sin * vx - earthRotationRadPerS * fixedX;
  out[at + 5] = teme[5] as number;
}

/** The inverse of `temeToEarthFixed`. */
export function earthFixedToTeme(fixed: Float64Array, gmst: number, out: Float64Array): void {
  const cos = Math.cos(gmst);
  const sin = Math.sin(gmst);
  const x = fixed[0] as number;
  const y = fixed[1] as number;
  const vx = (fixed[3] as number) - earthRotationRadPerS * y;
  const vy = (fixed[4] as number) + earthRotationRadPerS * x;
  out[0] = cos * x - sin * y;
  out[1] = sin * x + cos * y;
  out[2] = fixed[2] as number;
  out[3] = cos * vx - sin * vy;
  out[4] = sin * vx + cos * vy;
  out[5] = fixed[5] as number;
}
