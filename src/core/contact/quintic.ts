import { knotStride } from "../orbit/ephemerisTile";

/**
 * Accelerations at every knot (three numbers each, km/s^2) from positions and velocities alone: the second derivative of the quintic
 * through a knot and its two neighbours (at the ends, through the nearest three).
 */
export function knotAccelerations(times: Float64Array, states: Float64Array): Float64Array {
  const knots = times.length;
  const accelerations = new Float64Array(3 * knots);
  if (knots < 3) return accelerations;
  for (let knot = 0; knot < knots; knot++) {
    const base = Math.min(Math.max(knot - 1, 0), knots - 3);
    for (let axis = 0; axis < 3; axis++) {
      accelerations[3 * knot + axis] = secondDerivative(times, states, base, axis, times[knot] as number);
    }
  }
  return accelerations;
}

const nodes = new Float64Array(6);
const differences = new Float64Array(6);

/** Of the polynomial through value and slope at three knots, by Newton's divided differences over doubled nodes. */
function secondDerivative(times: Float64Array, states: Float64Array, base: number, axis: number, at: number): number {
  for (let i = 0; i < 3; i++) {
    const time = times[base + i] as number;
    const value = states[(base + i) * knotStride + axis] as number;
    nodes[2 * i] = time;
    nodes[2 * i + 1] = time;
    differences[2 * i] = value;
    differences[2 * i + 1] = value;
  }
  for (let order = 1; order < 6; order++) {
    for (let i = 5; i >= order; i--) {
      const gap = (nodes[i] as number) - (nodes[i - order] as number);
      differences[i] =
        gap === 0
          ? (states[(base + (i >> 1)) * knotStride + 3 + axis] as number)
          : ((differences[i] as number) - (differences[i - 1] as number)) / gap;
    }
  }
  let value = 0;
  let slope = 0;
  let curvature = 0;
  for (let i = 5; i >= 0; i--) {
    const d = at - (nodes[i] as number);
    curvature = curvature * d + 2 * slope;
    slope = slope * d + value;
    value = value * d + (differences[i] as number);
  }
  return curvature;
}

/** Position and velocity inside a cell of length `h` at fraction `s`, from value, slope and curvature at both ends: error ~ h^6 / 46080 max |r^(6)|. */
export function quinticHermite(
  states: Float64Array,
  accelerations: Float64Array,
  cell: number,
  h: number,
  s: number,
  out: Float64Array,
): void {
  const from = cell * knotStride;
  const to = from + knotStride;
  const s2 = s * s;
  const s3 = s2 * s;
  const s4 = s3 * s;
  const s5 = s4 * s;
  const p1 = 10 * s3 - 15 * s4 + 6 * s5;
  const v0 = (s - 6 * s3 + 8 * s4 - 3 * s5) * h;
  const v1 = (-4 * s3 + 7 * s4 - 3 * s5) * h;
  const a0 = ((s2 - 3 * s3 + 3 * s4 - s5) * h * h) / 2;
  const a1 = ((s3 - 2 * s4 + s5) * h * h) / 2;
  const dp = (30 * s2 - 60 * s3 + 30 * s4) / h;
  const dv0 = 1 - 18 * s2 + 32 * s3 - 15 * s4;
  const dv1 = -12 * s2 + 28 * s3 - 15 * s4;
  const da0 = ((2 * s - 9 * s2 + 12 * s3 - 5 * s4) * h) / 2;
  const da1 = ((3 * s2 - 8 * s3 + 5 * s4) * h) / 2;
  for (let i = 0; i < 3; i++) {
    const x0 = states[from + i] as number;
    const step = (states[to + i] as number) - x0;
    const u0 = states[from + 3 + i] as number;
    const u1 = states[to + 3 + i] as number;
    const b0 = accelerations[3 * cell + i] as number;
    const b1 = accelerations[3 * cell + 3 + i] as number;
    out[i] = x0 + p1 * step + v0 * u0 + v1 * u1 + a0 * b0 + a1 * b1;
    out[3 + i] = dp * step + dv0 * u0 + dv1 * u1 + da0 * b0 + da1 * b1;
  }
}
