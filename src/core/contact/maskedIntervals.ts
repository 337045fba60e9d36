import { radiansPerDegree } from "../base/angles";
import type { Interval } from "../base/interval";
import { type LookAngles, lookAngles } from "../orbit/lookAngles";
import type { Horizon } from "./horizon";
import { cellAt, stateInCell, type Track } from "./track";

/** Within a pass no two looks at a varying mask are farther apart, unless a bound says that nothing changes between them. */
const finestSeconds = 0.02;
const rootToleranceSeconds = 1e-7;

const state = new Float64Array(6);

/**
 * The parts of an interval of visibility above the lowest threshold in which the satellite is also above the mask at its azimuth.
 *
 * Elevation and mask are compared in strides over which their difference cannot change sign: in tau seconds the line of sight turns by at
 * most w = -ln(1 - V tau / range), so elevation changes by at most w and azimuth by at most w / cos(elevation + w). Near the zenith that
 * has no bound, but there elevation is above every threshold: the stride then lasts until it could fall below the highest one.
 */
export function maskedIntervals(horizon: Horizon, track: Track, within: Interval): Interval[] {
  const visible: Interval[] = [];
  let t = within.start;
  let current = clearance(horizon, track, t);
  let openedAt = current.margin >= 0 ? t : Number.NaN;
  while (t < within.end) {
    const next = Math.min(within.end, t + Math.max(finestSeconds, safeSeconds(horizon, track, current)));
    const ahead = clearance(horizon, track, next);
    if (current.margin >= 0 !== ahead.margin >= 0) {
      const crossing = bisect(horizon, track, t, next, ahead.margin >= 0);
      if (ahead.margin >= 0) openedAt = crossing;
      else {
        if (openedAt < crossing) visible.push({ start: openedAt, end: crossing });
        openedAt = Number.NaN;
      }
    }
    t = next;
    current = ahead;
  }
  if (openedAt < within.end) visible.push({ start: openedAt, end: within.end });
  return visible;
}

interface Clearance {
  readonly look: LookAngles;
  /** Apparent elevation less the threshold at this azimuth, deg. */
  readonly margin: number;
}

function clearance(horizon: Horizon, track: Track, seconds: number): Clearance {
  stateInCell(track, cellAt(track, seconds), seconds, state);
  const look = lookAngles(horizon.site, state[0] as number, state[1] as number, state[2] as number);
  return { look, margin: horizon.apparentDeg(look.elevationDeg) - horizon.thresholdDeg(look.azimuthDeg) };
}

/** Seconds in which the margin surely keeps its sign. */
function safeSeconds(horizon: Horizon, track: Track, { look, margin }: Clearance): number {
  const speed = track.maxSpeedKmPerS;
  if (speed === 0) return Number.POSITIVE_INFINITY;
  const secondsToTurn = (angleDeg: number) => ((1 - Math.exp(-angleDeg * radiansPerDegree)) * look.rangeKm) / speed;
  if (look.elevationDeg >= horizon.highestDeg) return secondsToTurn(look.elevationDeg - horizon.highestDeg);
  // Apparent elevation changes at most as fast as the geometric one (refraction shrinks with elevation), but for its jump at -1 deg.
  const distance = Math.min(Math.abs(margin), look.elevationDeg < 0 ? Math.abs(look.elevationDeg + 1) : 90);
  let turn = distance;
  for (let step = 0; step < 40; step++) {
    const cos = Math.cos(Math.min(89.999, Math.abs(look.elevationDeg) + turn) * radiansPerDegree);
    if (turn * (1 + horizon.steepest / cos) <= distance) return secondsToTurn(turn);
    turn /= 2;
  }
  return 0;
}

function bisect(horizon: Horizon, track: Track, from: number, to: number, rising: boolean): number {
  let low = from;
  let high = to;
  while (high - low > rootToleranceSeconds) {
    const middle = (low + high) / 2;
    if (clearance(horizon, track, middle).margin >= 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
