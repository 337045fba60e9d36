import type { Interval } from "../base/interval";
import type { BookingProblem } from "./bookingProblem";
import { openParts } from "./openParts";

/** A piece of a window in which its rate is constant and its satellite sees the same stations. */
export interface Segments {
  readonly window: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly downBytesPerMs: Float64Array;
  readonly upBytesPerMs: Float64Array;
  /** Price of the satellite's time there; -1: none. */
  readonly price: Int32Array;
}

/** One of these. */
interface Row {
  readonly window: number;
  readonly start: number;
  readonly end: number;
  readonly down: number;
  readonly up: number;
  readonly price: number;
}

/** One or more alike antennas of a station, their time cut at all edges of segments. */
export interface FluidLine {
  readonly antennas: number;
  readonly segments: Segments;
  readonly edgesMs: Float64Array;
  readonly firstCell: Int32Array;
  readonly lastCell: Int32Array;
}

/** Of each satellite: the times in which two or more of its windows at stations without set-up overlap, cut at their edges. */
export function sharedTimes({ windows, setupMs, satelliteIds, stationAntenna }: BookingProblem): Interval[][] {
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

/**
 * The antennas of all stations, alike ones in one line. `shared` are the times of `sharedTimes`, whose prices are numbered satellite by
 * satellite.
 */
export function fluidLines(problem: BookingProblem, shared: readonly (readonly Interval[])[]): FluidLine[] {
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
  const { windows } = problem;
  const rows = list.flatMap((w) => {
    const s = windows.satellite[w] as number;
    return openParts(problem, w, blocked).flatMap((part) =>
      setup > 0
        ? [withSetup(problem, w, part, setup)]
        : piecesOf(problem, w, part, shared[s] as readonly Interval[], firstPrice[s] as number),
    );
  });
  return {
    window: Int32Array.from(rows, ({ window }) => window),
    startMs: Float64Array.from(rows, ({ start }) => start),
    endMs: Float64Array.from(rows, ({ end }) => end),
    downBytesPerMs: Float64Array.from(rows, ({ down }) => down),
    upBytesPerMs: Float64Array.from(rows, ({ up }) => up),
    price: Int32Array.from(rows, ({ price }) => price),
  };
}

/** An open part of a window and the set-up after it, at the density of the longest booking there. */
function withSetup({ windows, maxMs }: BookingProblem, w: number, part: Interval, setup: number): Row {
  const longestMs = Math.min(maxMs, part.end - part.start);
  const spread = longestMs / (longestMs + setup);
  // Set-up may stand anywhere after the booking, so that the best rate holds for all of it.
  let down = 0;
  let up = 0;
  for (let piece = windows.pieceFirst[w] as number; piece < (windows.pieceFirst[w + 1] as number); piece++) {
    const to = windows.pieceEndMs[piece] as number;
    if (to <= part.start) continue;
    down = Math.max(down, windows.downBytesPerMs[piece] as number);
    up = Math.max(up, windows.upBytesPerMs[piece] as number);
    if (to >= part.end) break;
  }
  return { window: w, start: part.start, end: part.end + setup, down: down * spread, up: up * spread, price: -1 };
}

/** An open part of a window without set-up, cut where its rate or the price of its satellite's time changes. */
function piecesOf(
  { windows }: BookingProblem,
  w: number,
  part: Interval,
  times: readonly Interval[],
  firstPrice: number,
): Row[] {
  const rows: Row[] = [];
  let from = part.start;
  for (let piece = windows.pieceFirst[w] as number; piece < (windows.pieceFirst[w + 1] as number); piece++) {
    const to = Math.min(part.end, windows.pieceEndMs[piece] as number);
    if (to <= from) continue;
    const down = windows.downBytesPerMs[piece] as number;
    const up = windows.upBytesPerMs[piece] as number;
    const cuts = [from, to];
    for (const { start, end } of times) {
      if (start > from && start < to) cuts.push(start);
      if (end > from && end < to) cuts.push(end);
    }
    cuts.sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const start = cuts[k] as number;
      const end = cuts[k + 1] as number;
      if (start === end) continue;
      const time = covers(times, start, end);
      rows.push({ window: w, start, end, down, up, price: time === -1 ? -1 : firstPrice + time });
    }
    from = to;
  }
  return rows;
}

/** Which of the intervals holds [start, end); -1: none. */
function covers(intervals: readonly Interval[], start: number, end: number): number {
  return intervals.findIndex((interval) => interval.start <= start && interval.end >= end);
}
