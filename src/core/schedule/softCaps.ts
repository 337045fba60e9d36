import type { VolumeCaps } from "./bookingProblem";

/** Of each cap, side by side as moves read them together: */
const held = 0;
/** where its worth leaves the slope, */
const start = 1;
const slope = 2;
/** where it ends to grow, */
const end = 3;
/** what it is worth from there on, */
const top = 4;
const demand = 5;
const atStart = 6;
const atDemand = 7;
/** what a byte counts for at the demand, and the curvatures before and after it. */
const level = 8;
const curveBelow = 9;
const curveAbove = 10;
const stride = 11;

/**
 * The caps of satellites, rounded off, and what is booked towards them. A hard cap counts every byte up to its demand and none beyond, so
 * that a satellite served in full holds fast to each of its bookings, though others would do as well. A soft one lets what a byte counts for
 * fall little by little, from the slope to the price at the demand and on to nothing: bookings then move between antennas at about the
 * price of time. At softness 0 it is the cap itself.
 */
export class SoftCaps {
  private readonly row: Float64Array;

  /** `prices`: of each cap, 0 to 1, the part of a byte's worth that still counts at the demand. */
  constructor(
    private readonly caps: VolumeCaps,
    private readonly prices: Float64Array,
  ) {
    this.row = new Float64Array(stride * caps.slope.length);
    this.soften(0);
  }

  /** Spreads each cap over about `softness` times its demand. */
  soften(softness: number): void {
    const { row, caps, prices } = this;
    for (let cap = 0; cap < caps.slope.length; cap++) {
      const at = stride * cap;
      const bytes = caps.bytes[cap] as number;
      const full = caps.slope[cap] as number;
      const price = prices[cap] as number;
      const atPrice = full * price;
      const spread = bytes === Number.POSITIVE_INFINITY ? 0 : softness * bytes;
      const room = price > 0 ? 1 / price - 1 : 1e9;
      const below = Math.min(spread * room, bytes);
      const above = spread * Math.min(1, room);
      row[at + start] = bytes - below;
      row[at + slope] = full;
      row[at + end] = bytes + above;
      row[at + demand] = bytes;
      row[at + level] = atPrice;
      row[at + atStart] = full * (bytes - below);
      row[at + atDemand] = (row[at + atStart] as number) + (below * (full + atPrice)) / 2;
      row[at + top] = (row[at + atDemand] as number) + (above * atPrice) / 2;
      row[at + curveBelow] = below > 0 ? (full - atPrice) / (2 * below) : 0;
      row[at + curveAbove] = above > 0 ? atPrice / (2 * above) : 0;
    }
  }

  /** Books `bytes` towards a cap. */
  hold(cap: number, bytes: number): void {
    const at = stride * cap + held;
    this.row[at] = (this.row[at] as number) + bytes;
  }

  /** What `bytes` more are worth to a cap. */
  gain(cap: number, bytes: number): number {
    const at = stride * cap;
    const now = this.row[at + held] as number;
    if (now >= (this.row[at + end] as number)) return 0;
    return this.worth(at, now + bytes) - this.worth(at, now);
  }

  /** What the last `bytes` that are booked are worth to a cap. */
  loss(cap: number, bytes: number): number {
    const at = stride * cap;
    const now = this.row[at + held] as number;
    return this.worth(at, now) - this.worth(at, now - bytes);
  }

  private worth(at: number, volume: number): number {
    const { row } = this;
    const from = row[at + start] as number;
    if (volume <= from) return (row[at + slope] as number) * volume;
    if (volume >= (row[at + end] as number)) return row[at + top] as number;
    const asked = row[at + demand] as number;
    const isBelow = volume < asked;
    const over = volume - (isBelow ? from : asked);
    return isBelow
      ? (row[at + atStart] as number) + over * ((row[at + slope] as number) - over * (row[at + curveBelow] as number))
      : (row[at + atDemand] as number) + over * ((row[at + level] as number) - over * (row[at + curveAbove] as number));
  }
}
