import type { Interval } from "../base/interval";
import { knotStride } from "../orbit/ephemerisTile";
import { curvatureBound, evaluateSight, type SightFunction } from "./sightFunction";
import { stateInCell, type Track } from "./track";

/** Cells are not split below this: what is decided inside one is shorter than the shortest window that is reported (1 ms). */
const finestSeconds = 5e-4;

/** Roots are found to this, before anything is rounded. */
const rootToleranceSeconds = 1e-7;

/** Scratch that one search reuses for all its evaluations. */
const sample = new Float64Array(3);
const state = new Float64Array(6);

/**
 * All maximal intervals, in seconds from the window's start, in which F >= 0 along a track; ascending and disjoint.
 *
 * Nothing is jumped over: from a knot with value f and slope g the next root is at least
 * (sqrt(g^2 + 2 M |f|) - |g| sign) / M away, M bounding |F''|; a cell that cannot be passed like that is split until a bound decides it
 * (docs/methods/contacts.md).
 */
export function sightIntervals(f: SightFunction, track: Track): Interval[] {
  const search = new Search(f, track);
  return search.run();
}

class Search {
  private readonly intervals: Interval[] = [];
  private openedAt = Number.NaN;
  private readonly f: SightFunction;
  private readonly track: Track;
  private readonly minRangeKm: number;
  private readonly bound: number;

  constructor(f: SightFunction, track: Track) {
    this.f = f;
    this.track = track;
    const [x, y, z] = f.site.positionKm;
    this.minRangeKm = track.minRadiusKm - Math.hypot(x, y, z);
    this.bound = curvatureBound(f, track, this.minRangeKm);
  }

  run(): Interval[] {
    const { track, f } = this;
    const { times, states, endSeconds, longestStepSeconds } = track;
    const last = times.length - 1;
    evaluateSight(f, states, 0, sample);
    let value = sample[0] as number;
    let slope = sample[1] as number;
    let range = sample[2] as number;
    if (endSeconds <= 0) return [];
    if (value >= 0) this.openedAt = 0;
    let knot = 0;
    while (knot < last && (times[knot] as number) < endSeconds) {
      const now = times[knot] as number;
      const next = this.farthestSafeKnot(knot, now + this.safeSeconds(value, slope), longestStepSeconds);
      if (next > knot) {
        knot = next;
        evaluateSight(f, states, knot * knotStride, sample);
        value = sample[0] as number;
        slope = sample[1] as number;
        range = sample[2] as number;
        continue;
      }
      evaluateSight(f, states, (knot + 1) * knotStride, sample);
      const endValue = sample[0] as number;
      const endSlope = sample[1] as number;
      const endRange = sample[2] as number;
      this.resolve(knot, now, value, slope, range, times[knot + 1] as number, endValue, endSlope, endRange);
      value = endValue;
      slope = endSlope;
      range = endRange;
      knot++;
    }
    if (!Number.isNaN(this.openedAt)) this.close(endSeconds);
    return this.intervals;
  }

  /** How long F surely keeps its sign from here. */
  private safeSeconds(value: number, slope: number): number {
    if (this.bound === 0) return slope === 0 ? Number.POSITIVE_INFINITY : Math.abs(value / slope);
    if (!(this.bound < Number.POSITIVE_INFINITY)) return 0;
    const towardsZero = value < 0 ? slope : -slope;
    return (Math.sqrt(towardsZero * towardsZero + 2 * this.bound * Math.abs(value)) - towardsZero) / this.bound;
  }

  private farthestSafeKnot(knot: number, until: number, longestStep: number): number {
    const { times } = this.track;
    const last = times.length - 1;
    const sure = Math.floor((until - (times[knot] as number)) / longestStep);
    let next = Math.min(last, knot + sure);
    while (next < last && (times[next + 1] as number) <= until) next++;
    return next;
  }

  /** Finds every change of sign between two instants of one cell, given value, slope and range at both. */
  private resolve(
    cell: number,
    t0: number,
    f0: number,
    g0: number,
    r0: number,
    t1: number,
    f1: number,
    g1: number,
    r1: number,
  ): void {
    const h = t1 - t0;
    const nearest = Math.max(this.minRangeKm, (r0 + r1 - this.track.maxSpeedKmPerS * h) / 2);
    const bound = curvatureBound(this.f, this.track, nearest);
    const changes = f0 >= 0 !== f1 >= 0;
    if (!changes && Math.min(Math.abs(f0), Math.abs(f1)) > (bound * h * h) / 8) return;
    const monotone = g0 * g1 > 0 && (Math.abs(g0) + Math.abs(g1) - bound * h) / 2 > 0;
    if (monotone || h <= finestSeconds) {
      if (changes) this.cross(this.root(cell, t0, f0, t1), f1 >= 0);
      return;
    }
    const middle = (t0 + t1) / 2;
    stateInCell(this.track, cell, middle, state);
    evaluateSight(this.f, state, 0, sample);
    const fm = sample[0] as number;
    const gm = sample[1] as number;
    const rm = sample[2] as number;
    this.resolve(cell, t0, f0, g0, r0, middle, fm, gm, rm);
    this.resolve(cell, middle, fm, gm, rm, t1, f1, g1, r1);
  }

  /** Newton's steps, kept inside a bracket that bisection halves whenever they leave it. */
  private root(cell: number, t0: number, f0: number, t1: number): number {
    const rising = f0 < 0;
    let low = t0;
    let high = t1;
    let t = (low + high) / 2;
    while (high - low > rootToleranceSeconds) {
      stateInCell(this.track, cell, t, state);
      evaluateSight(this.f, state, 0, sample);
      const value = sample[0] as number;
      const slope = sample[1] as number;
      if (value < 0 === rising) low = t;
      else high = t;
      const next = t - value / slope;
      const inside = next > low && next < high;
      if (inside && Math.abs(next - t) < rootToleranceSeconds) return next;
      t = inside ? next : (low + high) / 2;
    }
    return (low + high) / 2;
  }

  private cross(seconds: number, rising: boolean): void {
    if (rising) this.openedAt = seconds;
    else this.close(seconds);
  }

  private close(seconds: number): void {
    const end = Math.min(seconds, this.track.endSeconds);
    if (this.openedAt < end) this.intervals.push({ start: this.openedAt, end });
    this.openedAt = Number.NaN;
  }
}
