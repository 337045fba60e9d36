import { Subgradient } from "./subgradient";
import type { Change, Timetable } from "./timetable";
import type { WholeBound } from "./wholeBound";
import { fullCaps } from "./windowValues";

export interface Diving {
  /** Prices to start from. */
  readonly prices: Float64Array;
  /** A value that is known to be reached. */
  readonly reached: number;
  readonly rounds: number;
  readonly stepsARound: number;
  /** Windows that are worth looking at. */
  readonly candidates: Int32Array;
}

/** Step length of the subgradient after the first round: prices then only follow what was booked. */
const shortStep = 0.05;

/** Windows that the antennas take in almost every step are booked in any number. */
const nearlyAlways = 0.97;

/** A window is left for later rounds where less of its value would count, because the demand is nearly met. */
const leastCounting = 0.6;

/**
 * Books whole windows by prices, a part in each round: prices are adjusted to what is left, and the windows that the antennas would take
 * most often meanwhile are booked for good. Fills the timetable from empty; yields the share of rounds done. `bound` is used up.
 */
export function* dive(timetable: Timetable, bound: WholeBound, diving: Diving): Generator<number, void, void> {
  const { problem } = timetable;
  const { count } = problem.windows;
  const isOut = new Uint8Array(count).fill(1);
  const fullGain = new Float64Array(count);
  for (const w of diving.candidates) {
    isOut[w] = 0;
    fullGain[w] = Math.max(0, gainOf(timetable, w));
  }
  bound.reduce(isOut, fullCaps(problem));
  bound.prices.set(diving.prices);
  const often = new Float64Array(count);
  for (let round = 0; round < diving.rounds; round++) {
    often.fill(0);
    const search = new Subgradient(bound, shortStep);
    for (let step = 0; step < diving.stepsARound; step++) {
      search.step(diving.reached - timetable.value());
      for (const w of diving.candidates)
        often[w] = (often[w] as number) + (bound.uses[w] as number) / diving.stepsARound;
    }
    const order = diving.candidates.filter((w) => isOut[w] === 0 && (often[w] as number) > 0.02);
    if (order.length === 0) return;
    order.sort((a, b) => (often[b] as number) - (often[a] as number) || a - b);
    bookMostWanted(timetable, order, often, { isOut, fullGain, roundsLeft: diving.rounds - round });
    for (const w of diving.candidates) if (isOut[w] === 0 && freeBooking(timetable, w) === undefined) isOut[w] = 1;
    bound.reduce(isOut, capsLeft(timetable));
    yield (round + 1) / diving.rounds;
  }
}

function bookMostWanted(
  timetable: Timetable,
  order: Int32Array,
  often: Float64Array,
  { isOut, fullGain, roundsLeft }: { isOut: Uint8Array; fullGain: Float64Array; roundsLeft: number },
): void {
  const expected = order.reduce((sum, w) => sum + (often[w] as number), 0);
  const wanted = Math.max(20, expected / roundsLeft);
  let booked = 0;
  for (const w of order) {
    if (booked >= wanted && (often[w] as number) < nearlyAlways) return;
    const booking = freeBooking(timetable, w);
    if (booking === undefined) {
      isOut[w] = 1;
      continue;
    }
    if (timetable.gain([booking]) < leastCounting * (fullGain[w] as number)) continue;
    timetable.apply([booking]);
    isOut[w] = 1;
    booked++;
  }
}

/** The whole window on the first antenna where nothing is in its way. */
function freeBooking(timetable: Timetable, w: number): Change | undefined {
  const { windows, stationAntenna } = timetable.problem;
  const startMs = windows.startMs[w] as number;
  const endMs = windows.endMs[w] as number;
  const station = windows.station[w] as number;
  for (let antenna = stationAntenna[station] as number; antenna < (stationAntenna[station + 1] as number); antenna++) {
    const inTheWay: number[] = [];
    if (!timetable.collisions(w, antenna, startMs, endMs, inTheWay) || inTheWay.length > 0) continue;
    return timetable.booking(w, antenna, startMs, endMs);
  }
  return undefined;
}

function gainOf(timetable: Timetable, w: number): number {
  const booking = freeBooking(timetable, w);
  return booking === undefined ? 0 : timetable.gain([booking]);
}

/** What is not yet used of each cap's value. */
function capsLeft({ problem, satelliteDown, satelliteUp }: Timetable): Float64Array {
  const { caps, satelliteIds } = problem;
  const left = fullCaps(problem);
  satelliteIds.forEach((_, s) => {
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const volume =
        (caps.down[cap] as number) * (satelliteDown[s] as number) +
        (caps.up[cap] as number) * (satelliteUp[s] as number);
      left[cap] = Math.max(0, (left[cap] as number) - (caps.slope[cap] as number) * volume);
    }
  });
  return left;
}
