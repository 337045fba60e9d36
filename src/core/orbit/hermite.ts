/**
 * Cubic Hermite interpolation of position (and its derivative, the velocity) between two knots of `knotStride` numbers each, `h` seconds
 * apart, at fraction `s` of the way. Writes x, y, z, vx, vy, vz to `out` from `at`. Error: h^4 / 384 max |r''''|.
 */
export function hermite(
  states: Float64Array,
  from: number,
  to: number,
  h: number,
  s: number,
  out: Float64Array,
  at: number,
): void {
  const s2 = s * s;
  const s3 = s2 * s;
  const a1 = 3 * s2 - 2 * s3;
  const a0 = 1 - a1;
  const b0 = (s3 - 2 * s2 + s) * h;
  const b1 = (s3 - s2) * h;
  const d = (6 * s - 6 * s2) / h;
  const e0 = 3 * s2 - 4 * s + 1;
  const e1 = 3 * s2 - 2 * s;
  for (let i = 0; i < 3; i++) {
    const p0 = states[from + i] as number;
    const p1 = states[to + i] as number;
    const v0 = states[from + 3 + i] as number;
    const v1 = states[to + 3 + i] as number;
    out[at + i] = a0 * p0 + a1 * p1 + b0 * v0 + b1 * v1;
    out[at + 3 + i] = d * (p1 - p0) + e0 * v0 + e1 * v1;
  }
}
