import { exp, log } from "../base/elementary";
import { SoftCaps } from "./softCaps";
import { Stretches } from "./stretches";
import { stretchLines } from "./stretchLine";
import type { Timetable } from "./timetable";

export interface Rebooking {
  /** Of each cap, at the best bound known. */
  readonly prices: Float64Array;
  /** Of a booking, at these prices. */
  readonly typicalWorth: number;
  /** 1 for windows that are not worth looking at. */
  readonly isOut: Uint8Array;
  readonly stretches: number;
  readonly seed: number;
}

/** Stretches between two places to stop. */
const stretchesASlice = 500;

/** Temperature at the start and at the end, in parts of what a booking is typically worth. */
const hot = 0.014;
const cold = 0.005;

/** How far caps are rounded off at first, and before they are hard, in demands. */
const softest = 4;
const hardest = 0.04;
/** Part of the stretches after which caps are hard, and after which nothing is shaken. */
const hardFrom = 0.8;
const stillFrom = 0.96;

/**
 * Anneals whole bookings a stretch at a time, from an empty timetable; caps are soft at first and grow hard. Yields the share of stretches
 * done.
 */
export function* rebook(
  timetable: Timetable,
  { prices, typicalWorth, isOut, stretches, seed }: Rebooking,
): Generator<number, void, void> {
  const { problem } = timetable;
  const lines = stretchLines(problem, isOut).filter(({ window }) => window.length > 0);
  if (lines.length === 0) return;
  const soft = new SoftCaps(problem.caps, prices);
  const search = new Stretches(timetable, lines, soft, seed);
  for (let done = 0; done < stretches; ) {
    const share = done / stretches;
    soft.soften(share < hardFrom ? softest * between(hardest / softest, share / hardFrom) : 0);
    const temperature = share < stillFrom ? typicalWorth * hot * between(cold / hot, share) : 0;
    const slice = Math.min(stretchesASlice, stretches - done);
    for (let i = 0; i < slice; i++) search.rebook(temperature);
    done += slice;
    yield done / stretches;
  }
}

/** From 1 at share 0 to `ratio` at share 1, by equal factors. */
function between(ratio: number, share: number): number {
  return exp(share * log(ratio));
}
