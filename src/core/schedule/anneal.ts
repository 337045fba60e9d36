import { exp, log } from "../base/elementary";
import type { Random } from "../base/random";
import type { Proposal } from "./moves";
import type { Bookings, Change, Timetable } from "./timetable";

export interface Annealing {
  readonly moves: number;
  /** Windows that moves are about. */
  readonly candidates: Int32Array;
  readonly propose: Proposal;
  /** Losses of value that are accepted one time in e, at the start and at the end. */
  readonly hot: number;
  readonly cold: number;
  /** Moves between two looks at whether the bookings are the best so far, two temperatures and two places to stop; default 10,000. */
  readonly movesASlice?: number;
}

/** Slices after which better bookings are handed over. */
const slicesBetween = 20;

export interface AnnealingStep {
  /** Share of the moves done. */
  readonly share: number;
  /** The best bookings, now and then, where they have become better. */
  readonly better?: Bookings;
}

/** Keeps the logarithm of a draw finite. */
const tiniest = 1e-300;

/**
 * Simulated annealing: moves that gain are made, moves that lose are made the less often the more they lose and the later it is. Leaves
 * the best bookings found in the timetable, also where it is ended early.
 */
export function* anneal(
  timetable: Timetable,
  random: Random,
  annealing: Annealing,
): Generator<AnnealingStep, void, void> {
  const { candidates, propose, hot, cold, movesASlice = 10_000 } = annealing;
  if (candidates.length === 0) return;
  const slices = Math.max(1, Math.ceil(annealing.moves / movesASlice));
  const cooler = exp(log(cold / hot) / slices);
  let temperature = hot;
  let bestValue = timetable.value();
  let best: Bookings = timetable.copy();
  let handedOver = best;
  const changes: Change[] = [];
  try {
    for (let slice = 0; slice < slices; slice++) {
      for (let move = 0; move < movesASlice; move++) {
        changes.length = 0;
        // The draw of Metropolis, turned round: a move is made where it gains at least this.
        const leastGain = temperature * log(random.double() + tiniest);
        propose(timetable, random, candidates[random.below(candidates.length)] as number, changes, leastGain);
        if (changes.length > 0 && timetable.gain(changes) >= leastGain) timetable.apply(changes);
      }
      const value = timetable.value();
      if (value > bestValue) {
        bestValue = value;
        best = timetable.copy();
      }
      temperature *= cooler;
      const isHandedOver = best !== handedOver && slice % slicesBetween === slicesBetween - 1;
      if (isHandedOver) handedOver = best;
      yield { share: (slice + 1) / slices, ...(isHandedOver && { better: best }) };
    }
  } finally {
    timetable.restore(best);
  }
}
