import type { MilpModel } from "../base/milp";
import { MilpBuilder } from "../base/milpBuilder";
import type { BookingProblem } from "./bookingProblem";
import { Timetable } from "./timetable";

/** One way to use a window: a free part of it on one antenna, with the columns that say whether and when. */
export interface CutOption {
  readonly window: number;
  readonly antenna: number;
  /** In seconds. */
  readonly startS: number;
  readonly endS: number;
  readonly chosen: number;
  readonly from: number;
  readonly to: number;
}

export interface CutModel {
  readonly model: MilpModel;
  readonly options: readonly CutOption[];
}

type Entry = readonly [column: number, value: number];

/** The parts of windows that may be booked at all, and the pairs of them whose order has to be decided. */
export function cutModelSize(problem: BookingProblem): { options: number; pairs: number } {
  const options = optionsOf(problem);
  return { options: options.length, pairs: orderPairs(problem, options).length };
}

/**
 * Parts of windows with free starts and ends. Who comes first is a choice for each pair that can meet on an antenna or with a satellite.
 * Beside these, each booking's time is shared out over the intervals between all edges, where together no more than the time there is may
 * be used, set-up included: that makes the relaxation tight. With rates that change during a pass the model allows a booking to use the
 * best pieces of its time, so that its optimum is only a bound.
 */
export function cutModel(problem: BookingProblem): CutModel {
  const { satelliteIds, windows } = problem;
  const builder = new MilpBuilder();
  const minS = problem.minMs / 1000;
  const options = optionsOf(problem).map(({ window, antenna, startS, endS }): CutOption => {
    const chosen = builder.choice(0);
    const from = builder.column(0, startS, endS);
    const to = builder.column(0, startS, endS);
    const mostS = Math.min(endS - startS, problem.maxMs / 1000);
    builder.atMost(0, [
      [to, 1],
      [from, -1],
      [chosen, -mostS],
    ]);
    builder.atLeast(0, [
      [to, 1],
      [from, -1],
      [chosen, -minS],
    ]);
    return { window, antenna, startS, endS, chosen, from, to };
  });
  addOnceEach(builder, options);
  for (const pair of orderPairs(problem, options))
    addOrder(builder, pair.a as CutOption, pair.b as CutOption, pair.gapS, minS);
  const byAntenna = groupBy(options, ({ antenna }) => antenna);
  for (const [antenna, mine] of byAntenna) {
    const setupS = (problem.setupMs[problem.antennaStation[antenna] as number] as number) / 1000;
    addShares(builder, mine, setupS);
  }
  const bySatellite = groupBy(options, ({ window }) => windows.satellite[window] as number);
  satelliteIds.forEach((_, s) => {
    const mine = bySatellite.get(s) ?? [];
    addShares(builder, mine, 0);
    addVolumes(builder, problem, s, mine);
  });
  return { model: builder.build(), options };
}

interface Part {
  readonly window: number;
  readonly antenna: number;
  readonly startS: number;
  readonly endS: number;
}

function optionsOf(problem: BookingProblem): Part[] {
  const { windows, stationAntenna, minMs } = problem;
  const empty = new Timetable(problem);
  const parts: Part[] = [];
  for (let window = 0; window < windows.count; window++) {
    const station = windows.station[window] as number;
    for (let a = stationAntenna[station] as number; a < (stationAntenna[station + 1] as number); a++) {
      for (const { start, end } of empty.freeParts(window, a)) {
        if (end - start >= minMs) parts.push({ window, antenna: a, startS: start / 1000, endS: end / 1000 });
      }
    }
  }
  return parts;
}

function orderPairs<P extends Part>(problem: BookingProblem, parts: readonly P[]): { a: P; b: P; gapS: number }[] {
  const { windows, setupMs, antennaStation } = problem;
  const pairs: { a: P; b: P; gapS: number }[] = [];
  parts.forEach((a, i) => {
    for (const b of parts.slice(i + 1)) {
      const onOneAntenna = a.antenna === b.antenna;
      const ofOneSatellite = windows.satellite[a.window] === windows.satellite[b.window];
      if (a.window === b.window || !(onOneAntenna || ofOneSatellite)) continue;
      const gapS = onOneAntenna ? (setupMs[antennaStation[a.antenna] as number] as number) / 1000 : 0;
      if (a.endS + gapS > b.startS && b.endS + gapS > a.startS) pairs.push({ a, b, gapS });
    }
  });
  return pairs;
}

/** At most one part of each window. */
function addOnceEach(builder: MilpBuilder, options: readonly CutOption[]): void {
  for (const mine of groupBy(options, ({ window }) => window).values()) {
    if (mine.length < 2) continue;
    builder.atMost(
      1,
      mine.map(({ chosen }): Entry => [chosen, 1]),
    );
  }
}

/** Where both are booked, one ends before the other begins. */
function addOrder(builder: MilpBuilder, a: CutOption, b: CutOption, gapS: number, minS: number): void {
  const decisions = [
    [a, b],
    [b, a],
  ].flatMap(([first, second]): Entry[] => {
    if (first === undefined || second === undefined || first.startS + 2 * minS + gapS > second.endS) return [];
    const order = builder.choice(0);
    const slack = first.endS + gapS - second.startS;
    // Where `order` is 1: first.to + gap <= second.from.
    builder.atMost(slack - gapS, [
      [first.to, 1],
      [second.from, -1],
      [order, slack],
    ]);
    return [[order, -1]];
  });
  builder.atMost(1, [[a.chosen, 1], [b.chosen, 1], ...decisions]);
}

/** Shares the bookings' time, each with `tailS` after it, out over the intervals between all their edges. */
function addShares(builder: MilpBuilder, options: readonly CutOption[], tailS: number): void {
  if (options.length < 2) return;
  const edges = [...new Set(options.flatMap(({ startS, endS }) => [startS, endS + tailS]))].sort((a, b) => a - b);
  const shares = options.map((): Entry[] => []);
  for (let k = 0; k + 1 < edges.length; k++) {
    const from = edges[k] as number;
    const to = edges[k + 1] as number;
    const there = options.flatMap((option, i) => (option.startS < to && option.endS + tailS > from ? [i] : []));
    if (there.length === 0) continue;
    const columns = there.map((i) => {
      const share = builder.column(0, 0, to - from);
      shares[i]?.push([share, 1]);
      return share;
    });
    if (columns.length < 2) continue;
    builder.atMost(
      to - from,
      columns.map((column): Entry => [column, 1]),
    );
  }
  options.forEach(({ chosen, from, to }, i) => {
    builder.row(0, 0, [[to, -1], [from, 1], [chosen, -tailS], ...(shares[i] ?? [])]);
  });
}

const megabyte = 1e6;

/** What counts of a satellite's volume: for each cap a column, not above the volume of its bookings. */
function addVolumes(builder: MilpBuilder, problem: BookingProblem, s: number, options: readonly CutOption[]): void {
  const { caps } = problem;
  const pieces = options.map((option) => addPieces(builder, problem, option));
  for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
    const counted = builder.column(caps.slope[cap] as number, 0, (caps.bytes[cap] as number) / megabyte);
    const entries = pieces.flat().flatMap(({ columns, downMBps, upMBps }): Entry[] => {
      const rate = (caps.down[cap] as number) * downMBps + (caps.up[cap] as number) * upMBps;
      return columns.map(([column, sign]): Entry => [column, -sign * rate]);
    });
    builder.atMost(0, [[counted, 1], ...merged(entries)]);
  }
}

interface Piece {
  /** Columns whose signed sum is the time in the piece. */
  readonly columns: readonly Entry[];
  readonly downMBps: number;
  readonly upMBps: number;
}

function addPieces(builder: MilpBuilder, { windows }: BookingProblem, option: CutOption): Piece[] {
  const { window, from, to, startS, endS } = option;
  const first = windows.pieceFirst[window] as number;
  const last = windows.pieceFirst[window + 1] as number;
  const rates = (piece: number) => ({
    downMBps: ((windows.downBytesPerMs[piece] as number) * 1000) / megabyte,
    upMBps: ((windows.upBytesPerMs[piece] as number) * 1000) / megabyte,
  });
  if (last - first === 1) {
    const columns: Entry[] = [
      [to, 1],
      [from, -1],
    ];
    return [{ columns, ...rates(first) }];
  }
  const pieces: Piece[] = [];
  let beginS = (windows.startMs[window] as number) / 1000;
  for (let piece = first; piece < last; piece++) {
    const finishS = (windows.pieceEndMs[piece] as number) / 1000;
    const commonS = Math.min(finishS, endS) - Math.max(beginS, startS);
    if (commonS > 0) pieces.push({ columns: [[builder.column(0, 0, commonS), 1]], ...rates(piece) });
    beginS = finishS;
  }
  builder.row(0, 0, [[to, -1], [from, 1], ...pieces.flatMap(({ columns }) => columns)]);
  return pieces;
}

/** Entries with each column once. */
function merged(entries: readonly Entry[]): Entry[] {
  const sums = new Map<number, number>();
  for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value);
  return [...sums];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
