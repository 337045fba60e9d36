import type { Interval } from "../base/interval";
import type { BookingProblem } from "./bookingProblem";
import type { PricedBound } from "./subgradient";
import { fullCaps } from "./windowValues";

/** A piece of a window in which its rate is constant and its satellite sees the same stations. */
interface Segments {
  readonly window: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly downBytesPerMs: Float64Array;
  readonly upBytesPerMs: Float64Array;
  /** Price of the satellite's time there; -1: none. */
  readonly price: Int32Array;
}

/** One or more alike antennas of a station, their time cut at all edges of segments. */
interface FluidLine {
  readonly antennas: number;
  readonly segments: Segments;
  readonly edgesMs: Float64Array;
  readonly firstCell: Int32Array;
  readonly lastCell: Int32Array;
}

/**
 * An upper bound on what cut windows can be worth. Demands are priced as in `WholeBound`; a satellite's time is priced where it sees
 * several stations without set-up. Then at each instant each antenna serves whom it may at the greatest rate: least lengths and
 * contiguity are given up, and set-up is spread over the longest booking a window allows, which can only raise the sum.
 */
export class CutBound implements PricedBound {
  readonly prices: Float64Array;
  readonly most: Float64Array;
  readonly scale: Float64Array;
  private readonly lines: readonly FluidLine[];
  private readonly capValue: Float64Array;
  private readonly timeMs: Float64Array;

  constructor(private readonly problem: BookingProblem) {
    this.capValue = fullCaps(problem);
    const shared = sharedTimes(problem);
    this.timeMs = Float64Array.from(shared.flat(), ({ start, end }) => end - start);
    this.lines = fluidLines(problem, shared);
    const caps = this.capValue.length;
    this.prices = new Float64Array(caps + this.timeMs.length).fill(1, 0, caps);
    this.most = new Float64Array(this.prices.length).fill(Number.POSITIVE_INFINITY).fill(1, 0, caps);
    this.scale = new Float64Array(this.prices.length);
    this.capValue.forEach((value, cap) => {
      this.scale[cap] = value > 0 ? 1 : 0;
    });
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
    this.scale.fill(best, caps);
  }

  evaluate(slope: Float64Array): number {
    const { prices, capValue, timeMs } = this;
    const caps = capValue.length;
    let bound = 0;
    for (let cap = 0; cap < caps; cap++) {
      bound += (1 - (prices[cap] as number)) * (capValue[cap] as number);
      slope[cap] = -(capValue[cap] as number);
    }
    for (let t = 0; t < timeMs.length; t++) {
      bound += (prices[caps + t] as number) * (timeMs[t] as number);
      slope[caps + t] = timeMs[t] as number;
    }
    for (const line of this.lines) bound += this.serve(line, slope);
    return bound;
  }

  /** Gives each cell of the line to the segments of the greatest weight; notes in `slope` what they use. */
  private serve({ antennas, segments, edgesMs, firstCell, lastCell }: FluidLine, slope: Float64Array): number {
    const { problem, prices, capValue } = this;
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
      const price = segments.price[i] as number;
      if (price !== -1) slope[capValue.length + price] = (slope[capValue.length + price] as number) - ms;
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
    const price = segments.price[i] as number;
    return price === -1 ? weight : weight - (this.prices[this.capValue.length + price] as number);
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

/** Of each satellite: the times in which two or more of its windows at stations without set-up overlap, cut at their edges. */
function sharedTimes({ windows, setupMs, satelliteIds, stationAntenna }: BookingProblem): Interval[][] {
  const mine: number[][] = satelliteIds.map(() => []);
  for (let w = 0; w < windows.count; w++) {
    if (setupMs[windows.station[w] as number] === 0) mine[windows.satellite[w] as number]?.push(w);
  }
  return mine.map((list) => {
    const edges = [...new Set(list.flatMap((w) => [windows.startMs[w] as number, windows.endMs[w] as number]))];
    edges.sort((a, b) => a - b);
    const times: Interval[] = [];
    let active: number[] = [];
    let nextWindow = 0;
    for (let k = 0; k + 1 < edges.length; k++) {
      const start = edges[k] as number;
      active = active.filter((w) => (windows.endMs[w] as number) > start);
      for (
        ;
        nextWindow < list.length && (windows.startMs[list[nextWindow] as number] as number) <= start;
        nextWindow++
      ) {
        active.push(list[nextWindow] as number);
      }
      const antennas = active.reduce((sum, w) => {
        const station = windows.station[w] as number;
        return sum + (stationAntenna[station + 1] as number) - (stationAntenna[station] as number);
      }, 0);
      if (antennas > 1) times.push({ start, end: edges[k + 1] as number });
    }
    return times;
  });
}

function fluidLines(problem: BookingProblem, shared: readonly (readonly Interval[])[]): FluidLine[] {
  const { windows, stationIds, stationAntenna, setupMs, antennaBlocked } = problem;
  const firstPrice = new Int32Array(shared.length + 1);
  shared.forEach((times, s) => {
    firstPrice[s + 1] = (firstPrice[s] as number) + times.length;
  });
  const mine: number[][] = stationIds.map(() => []);
  for (let w = 0; w < windows.count; w++) mine[windows.station[w] as number]?.push(w);
  return mine.flatMap((list, station) => {
    const kinds = new Map<string, { antennas: number; blocked: readonly Interval[] }>();
    for (let a = stationAntenna[station] as number; a < (stationAntenna[station + 1] as number); a++) {
      const blocked = antennaBlocked[a] ?? [];
      const key = blocked.map(({ start, end }) => `${start}-${end}`).join();
      kinds.set(key, { antennas: (kinds.get(key)?.antennas ?? 0) + 1, blocked });
    }
    const setup = setupMs[station] as number;
    return [...kinds.values()].map(({ antennas, blocked }) => {
      const segments = segmentsOf(problem, list, setup, blocked, shared, firstPrice);
      const edgesMs = Float64Array.from(new Set([...segments.startMs, ...segments.endMs])).sort();
      const cellOf = new Map(Array.from(edgesMs, (edge, cell) => [edge, cell]));
      return {
        antennas,
        segments,
        edgesMs,
        firstCell: Int32Array.from(segments.startMs, (edge) => cellOf.get(edge) as number),
        lastCell: Int32Array.from(segments.endMs, (edge) => cellOf.get(edge) as number),
      };
    });
  });
}

function segmentsOf(
  problem: BookingProblem,
  list: readonly number[],
  setup: number,
  blocked: readonly Interval[],
  shared: readonly (readonly Interval[])[],
  firstPrice: Int32Array,
): Segments {
  const { windows, satelliteBlocked, maxMs } = problem;
  const rows: { window: number; start: number; end: number; down: number; up: number; price: number }[] = [];
  for (const w of list) {
    const s = windows.satellite[w] as number;
    const startMs = windows.startMs[w] as number;
    const endMs = windows.endMs[w] as number;
    const longestMs = Math.min(maxMs, endMs - startMs);
    const spread = longestMs / (longestMs + setup);
    const times = shared[s] as readonly Interval[];
    const lastPiece = (windows.pieceFirst[w + 1] as number) - 1;
    let from = startMs;
    for (let piece = windows.pieceFirst[w] as number; piece <= lastPiece; piece++) {
      const to = Math.min(endMs, windows.pieceEndMs[piece] as number);
      const down = (windows.downBytesPerMs[piece] as number) * spread;
      const up = (windows.upBytesPerMs[piece] as number) * spread;
      if (setup > 0) {
        // Set-up may stand anywhere after the booking, so that the best rate holds for all of it.
        rows.push({
          window: w,
          start: startMs,
          end: endMs + setup,
          down: bestRate(problem, w, "down") * spread,
          up: bestRate(problem, w, "up") * spread,
          price: -1,
        });
        break;
      }
      const cuts = [from, to];
      times.forEach(({ start, end }) => {
        if (start > from && start < to) cuts.push(start);
        if (end > from && end < to) cuts.push(end);
      });
      for (const { start, end } of [...blocked, ...(satelliteBlocked[s] as readonly Interval[])]) {
        if (start > from && start < to) cuts.push(start);
        if (end > from && end < to) cuts.push(end);
      }
      cuts.sort((a, b) => a - b);
      for (let k = 0; k + 1 < cuts.length; k++) {
        const start = cuts[k] as number;
        const end = cuts[k + 1] as number;
        if (start === end) continue;
        if (covers(blocked, start, end) !== -1 || covers(satelliteBlocked[s] as readonly Interval[], start, end) !== -1)
          continue;
        const time = covers(times, start, end);
        rows.push({ window: w, start, end, down, up, price: time === -1 ? -1 : (firstPrice[s] as number) + time });
      }
      from = to;
    }
  }
  return {
    window: Int32Array.from(rows, ({ window }) => window),
    startMs: Float64Array.from(rows, ({ start }) => start),
    endMs: Float64Array.from(rows, ({ end }) => end),
    downBytesPerMs: Float64Array.from(rows, ({ down }) => down),
    upBytesPerMs: Float64Array.from(rows, ({ up }) => up),
    price: Int32Array.from(rows, ({ price }) => price),
  };
}

function bestRate({ windows }: BookingProblem, w: number, direction: "down" | "up"): number {
  const rates = direction === "down" ? windows.downBytesPerMs : windows.upBytesPerMs;
  let best = 0;
  for (let piece = windows.pieceFirst[w] as number; piece < (windows.pieceFirst[w + 1] as number); piece++) {
    best = Math.max(best, rates[piece] as number);
  }
  return best;
}

/** Which of the intervals holds [start, end); -1: none. */
function covers(intervals: readonly Interval[], start: number, end: number): number {
  return intervals.findIndex((interval) => interval.start <= start && interval.end >= end);
}
