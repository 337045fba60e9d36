import type { Site } from "../orbit/lookAngles";
import type { Track } from "./track";

/**
 * F(t) = offset + heightFactor x (height over the station's horizon plane) + rangeFactor x range, in km: with u the local vertical and d
 * the vector from station to satellite, height = d . u, range = |d|. Elevation >= m is F >= 0 with (0, 1, -sin m); range <= R is F >= 0
 * with (R, 0, -1). Both are smooth, and the second derivative is bounded by what `curvatureBound` says.
 */
export interface SightFunction {
  readonly site: Site;
  readonly offset: number;
  readonly heightFactor: number;
  readonly rangeFactor: number;
}

export function elevationAtLeast(site: Site, elevationRad: number): SightFunction {
  return { site, offset: 0, heightFactor: 1, rangeFactor: -Math.sin(elevationRad) };
}

export function rangeAtMost(site: Site, maxRangeKm: number): SightFunction {
  return { site, offset: maxRangeKm, heightFactor: 0, rangeFactor: -1 };
}

/**
 * |F''| <= |heightFactor| A + |rangeFactor| (A + V^2 / range), since height'' = a . u and range'' = (|v|^2 - range'^2 + a . d) / range.
 * The range is at least `minRangeKm`.
 */
export function curvatureBound(f: SightFunction, track: Track, minRangeKm: number): number {
  const a = track.maxAccelerationKmPerS2;
  const v = track.maxSpeedKmPerS;
  if (v === 0) return 0;
  const turning = f.rangeFactor === 0 ? 0 : Math.abs(f.rangeFactor) * (a + (v * v) / Math.max(minRangeKm, 1e-6));
  return Math.abs(f.heightFactor) * a + turning;
}

/** Value, slope and range of the state at `at`, written to `out` from `to`. */
export function evaluateSight(f: SightFunction, states: Float64Array, at: number, out: Float64Array, to: number): void {
  const { positionKm: p, up: u } = f.site;
  const dx = (states[at] as number) - p[0];
  const dy = (states[at + 1] as number) - p[1];
  const dz = (states[at + 2] as number) - p[2];
  const vx = states[at + 3] as number;
  const vy = states[at + 4] as number;
  const vz = states[at + 5] as number;
  const range = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const height = dx * u[0] + dy * u[1] + dz * u[2];
  const climb = vx * u[0] + vy * u[1] + vz * u[2];
  const recession = range > 0 ? (dx * vx + dy * vy + dz * vz) / range : 0;
  out[to] = f.offset + f.heightFactor * height + f.rangeFactor * range;
  out[to + 1] = f.heightFactor * climb + f.rangeFactor * recession;
  out[to + 2] = range;
}
