import type { SignFunction } from "../contact/signIntervals";
import { cellAt, stateInCell, type Track } from "../contact/track";
import { knotStride } from "../orbit/ephemerisTile";

/** Less than a tile's error (0.7 m): what exceeds a limit by less is not looked for. */
export const resolutionKm = 1e-4;

/** Two tracks over the same time, on a grid of the knots of both. */
export interface TrackPair {
  readonly a: Track;
  readonly b: Track;
  readonly times: Float64Array;
  readonly longestStepSeconds: number;
  readonly endSeconds: number;
}

export function trackPair(a: Track, b: Track): TrackPair {
  const times = sameTimes(a.times, b.times) ? a.times : mergedTimes(a.times, b.times);
  const endSeconds = Math.min(a.endSeconds, b.endSeconds);
  return { a, b, times, longestStepSeconds: Math.min(a.longestStepSeconds, b.longestStepSeconds), endSeconds };
}

function sameTimes(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((time, i) => time === b[i]);
}

function mergedTimes(a: Float64Array, b: Float64Array): Float64Array {
  const until = Math.min(a[a.length - 1] as number, b[b.length - 1] as number);
  return Float64Array.from(new Set([...a, ...b].filter((time) => time <= until))).sort();
}

const stateA = new Float64Array(6);
const stateB = new Float64Array(6);

/** What functions of two tracks share: where both satellites are, at a knot and between knots. */
abstract class PairFunction implements SignFunction {
  readonly times: Float64Array;
  readonly endSeconds: number;
  readonly longestStepSeconds: number;
  abstract readonly curvatureBound: number;
  abstract readonly resolution: number;
  protected readonly pair: TrackPair;
  /** Upper bounds of the relative speed and acceleration. */
  protected readonly maxSpeed: number;
  protected readonly maxAcceleration: number;
  private readonly shared: boolean;

  constructor(pair: TrackPair) {
    this.pair = pair;
    this.times = pair.times;
    this.endSeconds = pair.endSeconds;
    this.longestStepSeconds = pair.longestStepSeconds;
    this.shared = pair.times === pair.a.times && sameTimes(pair.a.times, pair.b.times);
    this.maxSpeed = pair.a.maxSpeedKmPerS + pair.b.maxSpeedKmPerS;
    this.maxAcceleration = pair.a.maxAccelerationKmPerS2 + pair.b.maxAccelerationKmPerS2;
  }

  atKnot(knot: number, out: Float64Array, at: number): void {
    if (!this.shared) {
      this.inCell(knot, this.times[knot] as number, out, at);
      return;
    }
    const from = knot * knotStride;
    for (let i = 0; i < 6; i++) {
      stateA[i] = this.pair.a.states[from + i] as number;
      stateB[i] = this.pair.b.states[from + i] as number;
    }
    this.sample(out, at);
  }

  inCell(cell: number, seconds: number, out: Float64Array, at: number): void {
    const { a, b } = this.pair;
    stateInCell(a, this.shared ? cell : cellAt(a, seconds), seconds, stateA);
    stateInCell(b, this.shared ? cell : cellAt(b, seconds), seconds, stateB);
    this.sample(out, at);
  }

  abstract boundBetween(h: number, samples: Float64Array, from: number, to: number): number;
  /** Writes a sample of `stateA` and `stateB`. */
  protected abstract sample(out: Float64Array, at: number): void;

  /** The relative speed between two samples that hold it, `h` apart. */
  protected speedBetween(h: number, first: number, second: number): number {
    return Math.min(this.maxSpeed, Math.max(first, second) + (this.maxAcceleration * h) / 2);
  }
}

function dot(p: Float64Array, q: Float64Array, i: number, j: number): number {
  return (
    (p[i] as number) * (q[j] as number) +
    (p[i + 1] as number) * (q[j + 1] as number) +
    (p[i + 2] as number) * (q[j + 2] as number)
  );
}

const apart = new Float64Array(6);

function separate(): void {
  for (let i = 0; i < 6; i++) apart[i] = (stateB[i] as number) - (stateA[i] as number);
}

/**
 * F = (R^2 - d^2) / 2 for the distance d of two satellites: smooth also where they meet. F' = -d . v and
 * |F''| = |v^2 + d . a| <= V^2 + D A, with v and a relative. A sample is value, slope, d, |v|.
 */
export class RangeAtMost extends PairFunction {
  readonly curvatureBound: number;
  readonly resolution: number;
  private readonly squared: number;

  constructor(pair: TrackPair, maxRangeKm: number) {
    super(pair);
    this.resolution = resolutionKm * maxRangeKm;
    this.squared = maxRangeKm * maxRangeKm;
    const farthest = maxRadius(pair.a) + maxRadius(pair.b);
    this.curvatureBound = this.maxSpeed * this.maxSpeed + farthest * this.maxAcceleration;
  }

  boundBetween(h: number, samples: Float64Array, from: number, to: number): number {
    const speed = this.speedBetween(h, samples[from + 3] as number, samples[to + 3] as number);
    const farthest = Math.max(samples[from + 2] as number, samples[to + 2] as number) + (speed * h) / 2;
    return speed * speed + farthest * this.maxAcceleration;
  }

  protected sample(out: Float64Array, at: number): void {
    separate();
    const squared = dot(apart, apart, 0, 0);
    out[at] = (this.squared - squared) / 2;
    out[at + 1] = -dot(apart, apart, 0, 3);
    out[at + 2] = Math.sqrt(squared);
    out[at + 3] = Math.sqrt(dot(apart, apart, 3, 3));
  }
}

/**
 * Whether the segment between two satellites stays farther than rho from the Earth's centre, both of them being farther. With the lengths
 * t = sqrt(r^2 - rho^2) of the tangents from each to the sphere of radius rho it does exactly as long as d <= ta + tb:
 * F = ((ta + tb)^2 - d^2) / 2 = (sa + sb - d^2) / 2 + ta tb, s = t^2.
 *
 * s' = 2 r.v, |s''| <= 2 Q with Q = V^2 + R A; t' = r.v / t, |t''| <= (Q + t'^2) / t. So
 * |F''| <= Qa + Qb + V^2 + D A + |ta''| tb + 2 |ta' tb'| + ta |tb''|. Where a satellite comes down to rho that has no bound, and the search
 * halves until it is past. A sample is value, slope, d, |v|, sa, sb, ra.va, rb.vb.
 */
export class SegmentClears extends PairFunction {
  readonly curvatureBound: number;
  readonly resolution: number;
  private readonly squared: number;
  private readonly qa: number;
  private readonly qb: number;

  constructor(pair: TrackPair, radiusKm: number) {
    super(pair);
    this.resolution = resolutionKm * radiusKm;
    this.squared = radiusKm * radiusKm;
    this.qa = turnBound(pair.a);
    this.qb = turnBound(pair.b);
    this.curvatureBound = this.boundFor(
      this.maxSpeed,
      maxRadius(pair.a) + maxRadius(pair.b),
      { least: pair.a.minRadiusKm ** 2 - this.squared, most: maxRadius(pair.a) ** 2, climb: climbBound(pair.a) },
      { least: pair.b.minRadiusKm ** 2 - this.squared, most: maxRadius(pair.b) ** 2, climb: climbBound(pair.b) },
    );
  }

  boundBetween(h: number, samples: Float64Array, from: number, to: number): number {
    const speed = this.speedBetween(h, samples[from + 3] as number, samples[to + 3] as number);
    const farthest = Math.max(samples[from + 2] as number, samples[to + 2] as number) + (speed * h) / 2;
    return this.boundFor(
      speed,
      farthest,
      tangentBetween(h, samples, from + 4, to + 4, this.qa),
      tangentBetween(h, samples, from + 5, to + 5, this.qb),
    );
  }

  private boundFor(speed: number, farthest: number, a: TangentBounds, b: TangentBounds): number {
    const steady = this.qa + this.qb + speed * speed + farthest * this.maxAcceleration;
    const tangentA = tangentBounds(a, this.qa);
    const tangentB = tangentBounds(b, this.qb);
    return (
      steady + tangentA.bend * tangentB.length + 2 * tangentA.rate * tangentB.rate + tangentA.length * tangentB.bend
    );
  }

  protected sample(out: Float64Array, at: number): void {
    separate();
    const d2 = dot(apart, apart, 0, 0);
    const sa = dot(stateA, stateA, 0, 0) - this.squared;
    const sb = dot(stateB, stateB, 0, 0) - this.squared;
    const climbA = dot(stateA, stateA, 0, 3);
    const climbB = dot(stateB, stateB, 0, 3);
    const ta = Math.sqrt(Math.max(0, sa));
    const tb = Math.sqrt(Math.max(0, sb));
    const rateA = ta > 0 ? climbA / ta : 0;
    const rateB = tb > 0 ? climbB / tb : 0;
    out[at] = (sa + sb - d2) / 2 + ta * tb;
    out[at + 1] = climbA + climbB - dot(apart, apart, 0, 3) + rateA * tb + ta * rateB;
    out[at + 2] = Math.sqrt(d2);
    out[at + 3] = Math.sqrt(dot(apart, apart, 3, 3));
    out[at + 4] = sa;
    out[at + 5] = sb;
    out[at + 6] = Math.abs(climbA);
    out[at + 7] = Math.abs(climbB);
  }
}

/** Bounds of s = t^2 and of |r . v| over a time. */
interface TangentBounds {
  readonly least: number;
  readonly most: number;
  readonly climb: number;
}

function tangentBetween(h: number, samples: Float64Array, from: number, to: number, q: number): TangentBounds {
  const s0 = samples[from] as number;
  const s1 = samples[to] as number;
  const sag = (q * h * h) / 4;
  return {
    least: Math.min(s0, s1) - sag,
    most: Math.max(s0, s1) + sag,
    climb: Math.max(samples[from + 2] as number, samples[to + 2] as number) + (q * h) / 2,
  };
}

/** Bounds of the length of a tangent and its first two derivatives; below the sphere the length counts as 0. */
function tangentBounds({ least, most, climb }: TangentBounds, q: number) {
  if (q === 0 || most <= 0) return { length: Math.sqrt(Math.max(0, most)), rate: 0, bend: 0 };
  if (least <= 0) return { length: Math.sqrt(most), rate: Number.POSITIVE_INFINITY, bend: Number.POSITIVE_INFINITY };
  const shortest = Math.sqrt(least);
  const rate = climb / shortest;
  return { length: Math.sqrt(most), rate, bend: (q + rate * rate) / shortest };
}

/** Greatest distance from the Earth's centre at any knot, with room for what lies between. */
function maxRadius(track: Track): number {
  let squared = 0;
  for (let at = 0; at < track.states.length; at += knotStride) {
    squared = Math.max(squared, dot(track.states, track.states, at, at));
  }
  const h = track.longestStepSeconds;
  return Math.sqrt(squared) + (track.maxAccelerationKmPerS2 * h * h) / 8;
}

/** |v^2 + r . a|, at most. */
export function turnBound(track: Track): number {
  return track.maxSpeedKmPerS ** 2 + maxRadius(track) * track.maxAccelerationKmPerS2;
}

function climbBound(track: Track): number {
  let most = 0;
  for (let at = 0; at < track.states.length; at += knotStride) {
    most = Math.max(most, Math.abs(dot(track.states, track.states, at, at + 3)));
  }
  return most + (turnBound(track) * track.longestStepSeconds) / 2;
}
