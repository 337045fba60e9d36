import type { SignFunction } from "../contact/signIntervals";
import { stateInCell, type Track } from "../contact/track";
import { knotStride } from "../orbit/ephemerisTile";
import type { LatitudeLimit } from "./latitudeLimit";
import { resolutionKm, turnBound } from "./pairFunctions";

const state = new Float64Array(6);

/** What functions of one satellite's place share. */
abstract class PlaceFunction implements SignFunction {
  readonly times: Float64Array;
  readonly endSeconds: number;
  readonly longestStepSeconds: number;
  abstract readonly curvatureBound: number;
  abstract readonly resolution: number;
  protected readonly track: Track;

  constructor(track: Track) {
    this.track = track;
    this.times = track.times;
    this.endSeconds = track.endSeconds;
    this.longestStepSeconds = track.longestStepSeconds;
  }

  atKnot(knot: number, out: Float64Array, at: number): void {
    this.sample(this.track.states, knot * knotStride, out, at);
  }

  inCell(cell: number, seconds: number, out: Float64Array, at: number): void {
    stateInCell(this.track, cell, seconds, state);
    this.sample(state, 0, out, at);
  }

  abstract boundBetween(h: number, samples: Float64Array, from: number, to: number): number;
  protected abstract sample(states: Float64Array, from: number, out: Float64Array, at: number): void;
}

/** F = (r^2 - rho^2) / 2, |F''| = |v^2 + r . a|. */
export class RadiusAtLeast extends PlaceFunction {
  readonly curvatureBound: number;
  readonly resolution: number;
  private readonly squared: number;

  constructor(track: Track, radiusKm: number) {
    super(track);
    this.resolution = resolutionKm * radiusKm;
    this.squared = radiusKm * radiusKm;
    this.curvatureBound = turnBound(track);
  }

  boundBetween(): number {
    return this.curvatureBound;
  }

  protected sample(states: Float64Array, from: number, out: Float64Array, at: number): void {
    const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = states.subarray(from, from + 6);
    out[at] = (x * x + y * y + z * z - this.squared) / 2;
    out[at + 1] = x * vx + y * vy + z * vz;
  }
}

/**
 * F of `latitudeMargin` on one side of the equator: p sin L - (side z + apex) cos L, p the distance from the axis. |p''| <= A + V^2 / p, which
 * has no bound at the pole; there F is far below zero, and the bound between two samples sees it. A sample is value, slope, p.
 */
export class LatitudeAtMost extends PlaceFunction {
  readonly curvatureBound = Number.POSITIVE_INFINITY;
  readonly resolution = resolutionKm;
  private readonly limit: LatitudeLimit;
  private readonly side: 1 | -1;

  constructor(track: Track, limit: LatitudeLimit, side: 1 | -1) {
    super(track);
    this.limit = limit;
    this.side = side;
  }

  boundBetween(h: number, samples: Float64Array, from: number, to: number): number {
    const { maxSpeedKmPerS: speed, maxAccelerationKmPerS2: acceleration } = this.track;
    if (speed === 0) return 0;
    const nearest = Math.max(1e-6, ((samples[from + 2] as number) + (samples[to + 2] as number) - speed * h) / 2);
    return this.limit.sine * (acceleration + (speed * speed) / nearest) + this.limit.cosine * acceleration;
  }

  protected sample(states: Float64Array, from: number, out: Float64Array, at: number): void {
    const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = states.subarray(from, from + 6);
    const { sine, cosine, apexKm } = this.limit;
    const ring = Math.sqrt(x * x + y * y);
    out[at] = ring * sine - (this.side * z + apexKm) * cosine;
    out[at + 1] = (ring > 0 ? (x * vx + y * vy) / ring : 0) * sine - this.side * vz * cosine;
    out[at + 2] = ring;
  }
}
