import type { Interval } from "../base/interval";

/** Room for one sample of a function: value, slope, then whatever its own bounds read. */
const sampleStride = 8;

/**
 * A smooth function of time, seconds from some start, whose sign matters. It is known at the knots of a grid and, cell by cell, between them; its
 * second derivative is bounded, over everything and more closely between two samples.
 */
export interface SignFunction {
  /** Ascending; the first is the start, the last at or beyond the end. */
  readonly times: Float64Array;
  readonly endSeconds: number;
  readonly longestStepSeconds: number;
  /** |F''| is nowhere greater; Infinity: not known. */
  readonly curvatureBound: number;
  /** Excursions of F beyond zero by less than this are not looked for; 0: all are. Without it a function that stays at zero takes for ever. */
  readonly resolution: number;
  /** Writes a sample (`sampleStride` numbers) at a knot to `out` from `at`. */
  atKnot(knot: number, out: Float64Array, at: number): void;
  /** The same at an instant inside a cell (between knots `cell` and `cell` + 1). */
  inCell(cell: number, seconds: number, out: Float64Array, at: number): void;
  /** |F''| is not greater between two samples that lie `h` seconds apart. */
  boundBetween(h: number, samples: Float64Array, from: number, to: number): number;
}

/** Cells are not split below this: what is decided inside one is shorter than the shortest window that is reported (1 ms). */
const finestSeconds = 5e-4;

/** Roots are found to this, before anything is rounded. */
const rootToleranceSeconds = 1e-7;

/** A cell is halved at most so often: 600 s to less than 0.5 ms. Each level keeps the sample at its middle. */
const deepest = 40;

/**
 * All maximal intervals in which F >= 0; ascending and disjoint.
 *
 * Nothing is jumped over: from a knot with value f and slope g the next root is at least
 * (sqrt(g^2 + 2 M |f|) - |g| sign) / M away, M bounding |F''|; a cell that cannot be passed like that is split until a bound decides it
 * (docs/methods/contacts.md).
 */
export function signIntervals(f: SignFunction): Interval[] {
  return new Search(f).run();
}

class Search {
  private readonly f: SignFunction;
  private readonly intervals: Interval[] = [];
  private openedAt = Number.NaN;
  /** Samples at the ends of the cell, at the middles of the pieces it is split into, and one for roots. */
  private readonly samples = new Float64Array((deepest + 3) * sampleStride);

  constructor(f: SignFunction) {
    this.f = f;
  }

  run(): Interval[] {
    const { f, samples } = this;
    const { times, endSeconds } = f;
    const last = times.length - 1;
    if (endSeconds <= 0) return [];
    f.atKnot(0, samples, 0);
    if ((samples[0] as number) >= 0) this.openedAt = times[0] as number;
    let knot = 0;
    while (knot < last && (times[knot] as number) < endSeconds) {
      const now = times[knot] as number;
      const next = this.farthestSafeKnot(knot, now + this.safeSeconds(samples[0] as number, samples[1] as number));
      if (next > knot) {
        knot = next;
        f.atKnot(knot, samples, 0);
        continue;
      }
      f.atKnot(knot + 1, samples, sampleStride);
      this.resolve(knot, now, 0, times[knot + 1] as number, sampleStride, 2 * sampleStride);
      samples.copyWithin(0, sampleStride, 2 * sampleStride);
      knot++;
    }
    if (!Number.isNaN(this.openedAt)) this.close(endSeconds);
    return this.intervals;
  }

  /** How long F surely keeps its sign from here. */
  private safeSeconds(value: number, slope: number): number {
    const bound = this.f.curvatureBound;
    if (bound === 0) return slope === 0 ? Number.POSITIVE_INFINITY : Math.abs(value / slope);
    if (!(bound < Number.POSITIVE_INFINITY)) return 0;
    const towardsZero = value < 0 ? slope : -slope;
    return (Math.sqrt(towardsZero * towardsZero + 2 * bound * Math.abs(value)) - towardsZero) / bound;
  }

  private farthestSafeKnot(knot: number, until: number): number {
    const { times, longestStepSeconds } = this.f;
    const last = times.length - 1;
    const sure = Math.floor((until - (times[knot] as number)) / longestStepSeconds);
    let next = Math.min(last, knot + sure);
    while (next < last && (times[next + 1] as number) <= until) next++;
    return next;
  }

  /** Finds every change of sign between two instants of one cell, whose samples stand at `from` and `to`; those behind `free` are unused. */
  private resolve(cell: number, t0: number, from: number, t1: number, to: number, free: number): void {
    const { f, samples } = this;
    const f0 = samples[from] as number;
    const f1 = samples[to] as number;
    const g0 = samples[from + 1] as number;
    const g1 = samples[to + 1] as number;
    const h = t1 - t0;
    const bound = f.boundBetween(h, samples, from, to);
    const changes = f0 >= 0 !== f1 >= 0;
    const sag = (bound * h * h) / 8;
    if (!changes && Math.min(Math.abs(f0), Math.abs(f1)) > sag) return;
    const monotone = g0 * g1 > 0 && (Math.abs(g0) + Math.abs(g1) - bound * h) / 2 > 0;
    const flat = Math.max(Math.abs(f0), Math.abs(f1)) + sag <= f.resolution;
    if (monotone || flat || h <= finestSeconds || free >= (deepest + 2) * sampleStride) {
      if (changes) this.cross(this.root(cell, t0, f0, t1), f1 >= 0);
      return;
    }
    const middle = (t0 + t1) / 2;
    f.inCell(cell, middle, samples, free);
    this.resolve(cell, t0, from, middle, free, free + sampleStride);
    this.resolve(cell, middle, free, t1, to, free + sampleStride);
  }

  /** Newton's steps, kept inside a bracket that bisection halves whenever they leave it. */
  private root(cell: number, t0: number, f0: number, t1: number): number {
    const { samples } = this;
    const at = (deepest + 2) * sampleStride;
    const rising = f0 < 0;
    let low = t0;
    let high = t1;
    let t = (low + high) / 2;
    while (high - low > rootToleranceSeconds) {
      this.f.inCell(cell, t, samples, at);
      const value = samples[at] as number;
      const slope = samples[at + 1] as number;
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
    const end = Math.min(seconds, this.f.endSeconds);
    if (this.openedAt < end) this.intervals.push({ start: this.openedAt, end });
    this.openedAt = Number.NaN;
  }
}
