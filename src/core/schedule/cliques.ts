import type { BookingProblem } from "./bookingProblem";

/** Lists of windows: list c is window[first[c]]..window[first[c + 1] - 1]. */
export interface WindowLists {
  readonly first: Int32Array;
  readonly window: Int32Array;
}

/**
 * The maximal sets of windows of one satellite that all overlap: of each at most one can be booked whole. Single windows count where their
 * station has several antennas, each of which could take them.
 */
export function satelliteCliques(problem: BookingProblem): WindowLists {
  const { windows, satelliteIds, stationAntenna } = problem;
  const bySatellite: number[][] = satelliteIds.map(() => []);
  for (let w = 0; w < windows.count; w++) (bySatellite[windows.satellite[w] as number] as number[]).push(w);
  const first: number[] = [0];
  const window: number[] = [];
  for (const mine of bySatellite) {
    for (const clique of overlapCliques(mine, windows.startMs, windows.endMs, 0)) {
      const station = windows.station[clique[0] as number] as number;
      const antennas = (stationAntenna[station + 1] as number) - (stationAntenna[station] as number);
      if (clique.length === 1 && antennas === 1) continue;
      window.push(...clique);
      first.push(window.length);
    }
  }
  return { first: Int32Array.from(first), window: Int32Array.from(window) };
}

/** The maximal sets of intervals [start, end + padding) with a common instant; `members` must be in order of start. */
export function overlapCliques(
  members: readonly number[],
  startMs: Float64Array,
  endMs: Float64Array,
  paddingMs: number,
): number[][] {
  const cliques: number[][] = [];
  let active: number[] = [];
  let hasGrown = false;
  for (const w of members) {
    const start = startMs[w] as number;
    const still = active.filter((other) => (endMs[other] as number) + paddingMs > start);
    if (still.length < active.length && hasGrown) {
      cliques.push(active);
      hasGrown = false;
    }
    active = [...still, w];
    hasGrown = true;
  }
  if (hasGrown) cliques.push(active);
  return cliques;
}
