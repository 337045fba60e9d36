import type { Interval } from "../base/interval";
import { knotStride } from "../orbit/ephemerisTile";
import { curvatureBound, evaluateSight, type SightFunction } from "./sightFunction";
import { type SignFunction, signIntervals } from "./signIntervals";
import { stateInCell, type Track } from "./track";

/** All maximal intervals, in seconds from the window's start, in which F >= 0 along a track; ascending and disjoint. */
export function sightIntervals(f: SightFunction, track: Track): Interval[] {
  return signIntervals(new SightAlongTrack(f, track));
}

const state = new Float64Array(6);

/** A sample is value, slope and range. */
class SightAlongTrack implements SignFunction {
  readonly times: Float64Array;
  readonly endSeconds: number;
  readonly longestStepSeconds: number;
  readonly curvatureBound: number;
  readonly resolution = 0;
  private readonly f: SightFunction;
  private readonly track: Track;
  private readonly minRangeKm: number;

  constructor(f: SightFunction, track: Track) {
    this.f = f;
    this.track = track;
    this.times = track.times;
    this.endSeconds = track.endSeconds;
    this.longestStepSeconds = track.longestStepSeconds;
    const [x, y, z] = f.site.positionKm;
    this.minRangeKm = track.minRadiusKm - Math.hypot(x, y, z);
    this.curvatureBound = curvatureBound(f, track, this.minRangeKm);
  }

  atKnot(knot: number, out: Float64Array, at: number): void {
    evaluateSight(this.f, this.track.states, knot * knotStride, out, at);
  }

  inCell(cell: number, seconds: number, out: Float64Array, at: number): void {
    stateInCell(this.track, cell, seconds, state);
    evaluateSight(this.f, state, 0, out, at);
  }

  boundBetween(h: number, samples: Float64Array, from: number, to: number): number {
    const r0 = samples[from + 2] as number;
    const r1 = samples[to + 2] as number;
    return curvatureBound(this.f, this.track, Math.max(this.minRangeKm, (r0 + r1 - this.track.maxSpeedKmPerS * h) / 2));
  }
}
