import type { BookingProblem } from "./bookingProblem";
import { type FluidLine, fluidLines, type Segments, sharedTimes } from "./fluidLines";
import { pinnedTowardsCaps, StoredPrices } from "./storedPrices";
import type { PricedBound } from "./subgradient";
import { fullCaps } from "./windowValues";

/**
 * An upper bound on what cut windows can be worth. Demands are priced as in `WholeBound`; a satellite's time is priced where it sees
 * several stations without set-up. Then at each instant each antenna serves whom it may at the greatest rate: contiguity is given up, and
 * set-up is spread over the longest booking that maintenance and pins leave room for, which can only raise the sum.
 */
export class CutBound implements PricedBound {
  readonly prices: Float64Array;
  readonly most: Float64Array;
  readonly scale: Float64Array;
  readonly storedCount: number;
  private readonly lines: readonly FluidLine[];
  private readonly capValue: Float64Array;
  private readonly pinnedValue: Float64Array;
  private readonly stored: StoredPrices;
  private readonly timeMs: Float64Array;
  private readonly timeFirst: number;

  constructor(private readonly problem: BookingProblem) {
    this.capValue = fullCaps(problem);
    this.pinnedValue = pinnedTowardsCaps(problem);
    this.stored = new StoredPrices(problem);
    this.storedCount = this.stored.satellites.length;
    const shared = sharedTimes(problem);
    this.timeMs = Float64Array.from(shared.flat(), ({ start, end }) => end - start);
    this.lines = fluidLines(problem, shared);
    const caps = this.capValue.length;
    this.timeFirst = caps + this.storedCount;
    this.prices = new Float64Array(this.timeFirst + this.timeMs.length).fill(1, 0, caps);
    this.most = new Float64Array(this.prices.length).fill(Number.POSITIVE_INFINITY).fill(1, 0, caps);
    this.scale = new Float64Array(this.prices.length);
    this.capValue.forEach((value, cap) => {
      this.scale[cap] = value > 0 ? 1 : 0;
    });
    this.most.set(this.stored.most, caps);
    this.scale.set(this.stored.most, caps);
    // A satellite's time is worth up to the best weighted rate.
    let best = 0;
    for (const { segments } of this.lines) {
      segments.window.forEach((w, i) => {
        best = Math.max(
          best,
          this.fullWeight(w, segments.downBytesPerMs[i] as number, segments.upBytesPerMs[i] as number),
        );
      });
    }
    this.scale.fill(best, this.timeFirst);
  }

  evaluate(slope: Float64Array): number {
    const { prices, capValue, pinnedValue, stored, timeMs, timeFirst } = this;
    const caps = capValue.length;
    let bound = 0;
    stored.hold(prices);
    for (let cap = 0; cap < caps; cap++) {
      const price = prices[cap] as number;
      bound += (1 - price) * (capValue[cap] as number) + price * (pinnedValue[cap] as number);
      slope[cap] = (pinnedValue[cap] as number) - (capValue[cap] as number);
    }
    stored.roomBytes.forEach((room, k) => {
      bound += (prices[caps + k] as number) * room;
      slope[caps + k] = room;
    });
    for (let t = 0; t < timeMs.length; t++) {
      bound += (prices[timeFirst + t] as number) * (timeMs[t] as number);
      slope[timeFirst + t] = timeMs[t] as number;
    }
    for (const line of this.lines) bound += this.serve(line, slope);
    return bound;
  }

  /** Gives each cell of the line to the segments of the greatest weight; notes in `slope` what they use. */
  private serve({ antennas, segments, edgesMs, firstCell, lastCell }: FluidLine, slope: Float64Array): number {
    const { problem, prices, stored, timeFirst } = this;
    const { windows, caps } = problem;
    const count = segments.window.length;
    const weight = new Float64Array(count);
    for (let i = 0; i < count; i++) weight[i] = this.weightOf(segments, i);
    const order = new Int32Array(count);
    for (let i = 0; i < count; i++) order[i] = i;
    order.sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
    const left = new Uint16Array(edgesMs.length).fill(antennas);
    const next = new Int32Array(edgesMs.length + 1);
    for (let cell = 0; cell < next.length; cell++) next[cell] = cell;
    let worth = 0;
    for (const i of order) {
      if ((weight[i] as number) <= 0) break;
      let ms = 0;
      const last = lastCell[i] as number;
      for (let cell = find(next, firstCell[i] as number); cell < last; cell = find(next, cell + 1)) {
        ms += (edgesMs[cell + 1] as number) - (edgesMs[cell] as number);
        left[cell] = (left[cell] as number) - 1;
        if (left[cell] === 0) next[cell] = cell + 1;
      }
      if (ms === 0) continue;
      worth += ms * (weight[i] as number);
      const s = windows.satellite[segments.window[i] as number] as number;
      for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
        const rate =
          (caps.down[cap] as number) * (segments.downBytesPerMs[i] as number) +
          (caps.up[cap] as number) * (segments.upBytesPerMs[i] as number);
        slope[cap] = (slope[cap] as number) + (caps.slope[cap] as number) * rate * ms;
      }
      const place = stored.placeOf[s] as number;
      if (place !== -1) slope[place] = (slope[place] as number) - (segments.downBytesPerMs[i] as number) * ms;
      const price = segments.price[i] as number;
      if (price !== -1) slope[timeFirst + price] = (slope[timeFirst + price] as number) - ms;
    }
    return prices.length === 0 ? 0 : worth;
  }

  private weightOf(segments: Segments, i: number): number {
    const { caps, windows } = this.problem;
    const s = windows.satellite[segments.window[i] as number] as number;
    let weight = 0;
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const rate =
        (caps.down[cap] as number) * (segments.downBytesPerMs[i] as number) +
        (caps.up[cap] as number) * (segments.upBytesPerMs[i] as number);
      weight += (this.prices[cap] as number) * (caps.slope[cap] as number) * rate;
    }
    const place = this.stored.placeOf[s] as number;
    if (place !== -1) weight -= (this.prices[place] as number) * (segments.downBytesPerMs[i] as number);
    const price = segments.price[i] as number;
    return price === -1 ? weight : weight - (this.prices[this.timeFirst + price] as number);
  }

  private fullWeight(window: number, down: number, up: number): number {
    const { caps, windows } = this.problem;
    const s = windows.satellite[window] as number;
    let weight = 0;
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      weight += (caps.slope[cap] as number) * ((caps.down[cap] as number) * down + (caps.up[cap] as number) * up);
    }
    return weight;
  }
}

/** The first cell from this one on that still has an antenna. */
function find(next: Int32Array, cell: number): number {
  let root = cell;
  while (next[root] !== root) root = next[root] as number;
  let at = cell;
  while (next[at] !== root) {
    const after = next[at] as number;
    next[at] = root;
    at = after;
  }
  return root;
}
