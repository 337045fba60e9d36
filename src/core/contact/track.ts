import { earthRotationRadPerS, muKm3PerS2 } from "../orbit/earth";
import { type EphemerisTile, knotStride, tileSeconds } from "../orbit/ephemerisTile";
import { knotAccelerations, quinticHermite } from "./quintic";

/**
 * One satellite's Earth-fixed path over the whole window, with bounds that hold at every instant of it (also between knots), from which
 * the contact search argues that it misses nothing. Derivation: docs/methods/contacts.md.
 */
export interface Track {
  /** Seconds from the window's start at each knot, ascending; the first is <= 0, the last >= endSeconds. */
  readonly times: Float64Array;
  /** `knotStride` numbers a knot: x, y, z in km, vx, vy, vz in km/s. */
  readonly states: Float64Array;
  /** Three numbers a knot, km/s^2: the search interpolates by quintics, which keeps grazing passes to 10 ms, too. */
  readonly accelerations: Float64Array;
  /** The path is good up to here: the window's end, or the last good instant before a failure. */
  readonly endSeconds: number;
  readonly longestStepSeconds: number;
  /** Upper bounds of speed and acceleration seen from the rotating Earth; lower bound of the distance to its centre. */
  readonly maxSpeedKmPerS: number;
  readonly maxAccelerationKmPerS2: number;
  readonly minRadiusKm: number;
}

/** J2 (0.1 %), drag, and what a cubic's curvature differs from the path's, with room. */
const accelerationMargin = 1.05;

/** Joins one satellite's rows of consecutive tiles, which start at the window's start, into a track of at most `durationSeconds`. */
export function joinTrack(tiles: readonly EphemerisTile[], satellite: number, durationSeconds: number): Track {
  const origin = (tiles[0] as EphemerisTile).startMs;
  const times: number[] = [];
  let knots = 0;
  for (const tile of tiles) knots += knotsOf(tile, satellite);
  const states = new Float64Array((knots + 1) * knotStride);
  let endSeconds = durationSeconds;
  let at = 0;
  let step = 0;
  let longestStepSeconds = 0;
  for (const tile of tiles) {
    const first = tile.firstKnot[satellite] as number;
    const count = knotsOf(tile, satellite);
    const tileStart = (tile.startMs - origin) / 1000;
    step = tile.stepSeconds[satellite] as number;
    longestStepSeconds = Math.max(longestStepSeconds, step);
    const good = tile.goodSeconds[satellite] as number;
    const failed = good !== Number.POSITIVE_INFINITY;
    // The last knot of a tile is the first of the next.
    const shared = failed || tile === tiles[tiles.length - 1] ? 0 : 1;
    const used = Math.max(1, count - shared);
    states.set(tile.states.subarray(first * knotStride, (first + used) * knotStride), at * knotStride);
    for (let i = 0; i < used; i++) times.push(tileStart + (failed && i === used - 1 ? good : i * step));
    // Steps add up to a tile but for the last bit, and the last knot must not fall short of the end.
    if (!failed && shared === 0 && step > 0) times[times.length - 1] = tileStart + tileSeconds;
    at += used;
    if (failed) {
      endSeconds = Math.min(endSeconds, tileStart + good);
      break;
    }
  }
  if ((times[at - 1] as number) < endSeconds) {
    // A fixed point has one knot a tile: it stays where it is.
    states.set(states.slice((at - 1) * knotStride, at * knotStride), at * knotStride);
    longestStepSeconds = Math.max(longestStepSeconds, endSeconds - (times[at - 1] as number));
    times.push(endSeconds);
    at++;
  }
  const knotTimes = Float64Array.from(times);
  const used = states.subarray(0, at * knotStride);
  return {
    times: knotTimes,
    states: used,
    accelerations: knotAccelerations(knotTimes, used),
    endSeconds,
    longestStepSeconds,
    ...bounds(used, longestStepSeconds),
  };
}

function knotsOf(tile: EphemerisTile, satellite: number): number {
  return (tile.firstKnot[satellite + 1] as number) - (tile.firstKnot[satellite] as number);
}

function bounds(
  states: Float64Array,
  h: number,
): { maxSpeedKmPerS: number; maxAccelerationKmPerS2: number; minRadiusKm: number } {
  let maxSpeed = 0;
  let maxRadius = 0;
  let minRadius = Number.POSITIVE_INFINITY;
  for (let at = 0; at < states.length; at += knotStride) {
    maxSpeed = Math.max(
      maxSpeed,
      Math.hypot(states[at + 3] as number, states[at + 4] as number, states[at + 5] as number),
    );
    const radius = Math.hypot(states[at] as number, states[at + 1] as number, states[at + 2] as number);
    maxRadius = Math.max(maxRadius, radius);
    minRadius = Math.min(minRadius, radius);
  }
  if (maxSpeed < 1e-9) return { maxSpeedKmPerS: 0, maxAccelerationKmPerS2: 0, minRadiusKm: minRadius };
  const w = earthRotationRadPerS;
  const acceleration =
    accelerationMargin * (muKm3PerS2 / (minRadius * minRadius) + 2 * w * maxSpeed + w * w * maxRadius);
  // Between knots: speed grows at most by half a step's acceleration, radius sags at most h^2 / 8 times it.
  return {
    maxSpeedKmPerS: maxSpeed + (acceleration * h) / 2,
    maxAccelerationKmPerS2: acceleration,
    minRadiusKm: minRadius - (acceleration * h * h) / 8,
  };
}

/** The knot at or before an instant, at most the last but one: the cell that the instant lies in. */
export function cellAt(track: Track, seconds: number): number {
  let low = 0;
  let high = track.times.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((track.times[middle] as number) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** State at an instant in a known cell: x, y, z, vx, vy, vz into `out`. */
export function stateInCell(track: Track, cell: number, seconds: number, out: Float64Array): void {
  const start = track.times[cell] as number;
  const h = (track.times[cell + 1] as number) - start;
  quinticHermite(track.states, track.accelerations, cell, h, (seconds - start) / h, out);
}
