import { radiansPerDegree } from "../base/angles";
import { knotStride } from "../orbit/ephemerisTile";
import type { Site } from "../orbit/lookAngles";
import { cellAt, stateInCell, type Track } from "./track";

const rootToleranceSeconds = 1e-6;
/** Maxima within this of the greatest count as equal: the earliest is reported. */
const flatDeg = 1e-6;

const state = new Float64Array(6);
const look = new Float64Array(2);

/**
 * The instant (seconds from the window's start) of greatest elevation between two instants: the ends and every maximum in between are
 * compared. At most one maximum is looked for between two knots, which are at most a hundredth of a revolution apart.
 */
export function culmination(site: Site, track: Track, from: number, to: number): number {
  let best = from;
  let cell = cellAt(track, from);
  let t0 = from;
  evaluateAt(site, track, cell, from);
  let slope0 = look[1] as number;
  let bestSine = look[0] as number;
  const consider = (seconds: number, sine: number) => {
    if (sine > bestSine && angleDeg(sine) > angleDeg(bestSine) + flatDeg) {
      best = seconds;
      bestSine = sine;
    }
  };
  while (t0 < to) {
    const knot = track.times[cell + 1] as number;
    const t1 = Math.min(to, knot);
    if (t1 === knot) evaluate(site, track.states, (cell + 1) * knotStride);
    else evaluateAt(site, track, cell, t1);
    const slope1 = look[1] as number;
    const sine1 = look[0] as number;
    if (slope0 > 0 && slope1 <= 0) {
      const top = slopeRoot(site, track, cell, t0, slope0, t1, slope1);
      evaluateAt(site, track, cell, top);
      consider(top, look[0] as number);
    }
    if (t1 === to) consider(t1, sine1);
    t0 = t1;
    slope0 = slope1;
    if (t1 === knot && cell < track.times.length - 2) cell++;
    else if (t1 === knot) break;
  }
  return best;
}

function angleDeg(sine: number): number {
  return Math.asin(Math.max(-1, Math.min(1, sine))) / radiansPerDegree;
}

/** Where the slope of the elevation falls through zero: regula falsi with the Illinois rule, closed by bisection. */
function slopeRoot(
  site: Site,
  track: Track,
  cell: number,
  from: number,
  fromSlope: number,
  to: number,
  toSlope: number,
): number {
  let low = from;
  let high = to;
  let lowSlope = fromSlope;
  let highSlope = toSlope;
  for (let step = 0; step < 60 && high - low > rootToleranceSeconds; step++) {
    const guess = low + ((high - low) * lowSlope) / (lowSlope - highSlope);
    const t = step % 4 === 3 || !(guess > low && guess < high) ? (low + high) / 2 : guess;
    evaluateAt(site, track, cell, t);
    const slope = look[1] as number;
    if (Math.abs(t - low) < rootToleranceSeconds / 4 || Math.abs(high - t) < rootToleranceSeconds / 4) return t;
    if (slope > 0) {
      low = t;
      lowSlope = slope;
      highSlope /= 2;
    } else {
      high = t;
      highSlope = slope;
      lowSlope /= 2;
    }
  }
  return (low + high) / 2;
}

function evaluateAt(site: Site, track: Track, cell: number, seconds: number): void {
  stateInCell(track, cell, seconds, state);
  evaluate(site, state, 0);
}

/** Sine of the elevation, and a number with the sign of its slope, into `look`. */
function evaluate(site: Site, states: Float64Array, at: number): void {
  const { positionKm: p, up: u } = site;
  const dx = (states[at] as number) - p[0];
  const dy = (states[at + 1] as number) - p[1];
  const dz = (states[at + 2] as number) - p[2];
  const vx = states[at + 3] as number;
  const vy = states[at + 4] as number;
  const vz = states[at + 5] as number;
  const squared = dx * dx + dy * dy + dz * dz;
  const height = dx * u[0] + dy * u[1] + dz * u[2];
  const climb = vx * u[0] + vy * u[1] + vz * u[2];
  look[0] = squared > 0 ? height / Math.sqrt(squared) : 1;
  look[1] = climb * squared - height * (dx * vx + dy * vy + dz * vz);
}
