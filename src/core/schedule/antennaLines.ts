import type { Interval } from "../base/interval";
import type { BookingProblem } from "./bookingProblem";

/** Windows in an order in which each may follow a first part of them on one antenna. */
export interface WindowChain {
  readonly window: Int32Array;
  /** Of each of these: how many of them, from the first on, may stand before it. */
  readonly before: Int32Array;
}

/** Antennas of one station that may be booked at the same times, and the whole windows that fit there, by end. */
export interface AntennaLine extends WindowChain {
  readonly station: number;
  readonly antennas: number;
  readonly members: readonly number[];
  /** The same windows from the last start to the first, time running backwards. */
  readonly reversed: WindowChain;
  /** Place of each window in `reversed`. */
  readonly backward: Int32Array;
}

/** The antennas of all stations as lines: those of a station without maintenance or pins of their own share one. */
export function linesOf(problem: BookingProblem): AntennaLine[] {
  const { windows, stationAntenna, antennaBlocked, satelliteBlocked, setupMs, stationIds } = problem;
  const byStation: number[][] = stationIds.map(() => []);
  for (let w = 0; w < windows.count; w++) {
    const blocked = satelliteBlocked[windows.satellite[w] as number];
    if (isClear(blocked, windows.startMs[w] as number, windows.endMs[w] as number)) {
      (byStation[windows.station[w] as number] as number[]).push(w);
    }
  }
  return byStation.flatMap((mine, station) => {
    const kinds = new Map<string, number[]>();
    for (let a = stationAntenna[station] as number; a < (stationAntenna[station + 1] as number); a++) {
      const key = (antennaBlocked[a] ?? []).map(({ start, end }) => `${start}-${end}`).join();
      kinds.set(key, [...(kinds.get(key) ?? []), a]);
    }
    return [...kinds.values()].map((members) => {
      const blocked = antennaBlocked[members[0] as number];
      const there = mine.filter((w) => isClear(blocked, windows.startMs[w] as number, windows.endMs[w] as number));
      return { station, antennas: members.length, members, ...chains(problem, there, setupMs[station] as number) };
    });
  });
}

/** The line without some of its windows. */
export function thinned(problem: BookingProblem, line: AntennaLine, isOut: Uint8Array): AntennaLine {
  const kept = Array.from(line.window).filter((w) => isOut[w] === 0);
  return { ...line, ...chains(problem, kept, problem.setupMs[line.station] as number) };
}

function isClear(blocked: readonly Interval[] = [], startMs: number, endMs: number): boolean {
  return blocked.every(({ start, end }) => start >= endMs || end <= startMs);
}

function chains({ windows }: BookingProblem, there: readonly number[], setupMs: number) {
  const starts = (w: number) => windows.startMs[w] as number;
  const ends = (w: number) => windows.endMs[w] as number;
  const forward = chain(there, starts, ends, setupMs);
  const reversed = chain(
    there,
    (w) => -ends(w),
    (w) => -starts(w),
    setupMs,
  );
  const placeOf = new Map<number, number>();
  reversed.window.forEach((w, i) => {
    placeOf.set(w, i);
  });
  return { ...forward, reversed, backward: forward.window.map((w) => placeOf.get(w) as number) };
}

function chain(
  there: readonly number[],
  starts: (w: number) => number,
  ends: (w: number) => number,
  setupMs: number,
): WindowChain {
  const window = Int32Array.from(there).sort((a, b) => ends(a) - ends(b) || a - b);
  const readyAt = Float64Array.from(window, (w) => ends(w) + setupMs);
  const before = window.map((w) => {
    let low = 0;
    let high = readyAt.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((readyAt[middle] as number) <= starts(w)) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  return { window, before };
}
