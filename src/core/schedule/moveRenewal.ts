import { type Proposal, proposeCut, pushedBack, randomAntenna } from "./moves";
import type { Timetable } from "./timetable";

const inTheWay: number[] = [];

/**
 * For the youngest information in cut mode, half the time: ends the booking of a window half-way between its satellite's renewals before and
 * after, where the window allows, as short as bookings may be; what is in the way is pushed back. Else a move of `proposeCut`.
 */
export const proposeRenewal: Proposal = (timetable, random, window, changes, leastGain) => {
  if (random.below(2) === 0) {
    proposeCut(timetable, random, window, changes, leastGain);
    return;
  }
  const { windows, minMs } = timetable.problem;
  const booked = timetable.antenna[window] as number;
  const antenna = booked !== -1 && random.below(2) === 0 ? booked : randomAntenna(timetable, random, window);
  const earliestMs = (windows.startMs[window] as number) + minMs;
  const endMs = Math.max(earliestMs, Math.min(windows.endMs[window] as number, halfWay(timetable, window)));
  inTheWay.length = 0;
  if (!timetable.collisions(window, antenna, endMs - minMs, endMs, inTheWay)) return;
  changes.push(timetable.booking(window, antenna, endMs - minMs, endMs));
  for (const other of inTheWay) changes.push(pushedBack(timetable, other, antenna, endMs - minMs, endMs));
};

function halfWay(timetable: Timetable, window: number): number {
  const { antenna, startMs, endMs, onSatellite, pinnedEndsMs } = timetable;
  const { windows, durationMs } = timetable.problem;
  const s = windows.satellite[window] as number;
  const middleMs = ((windows.startMs[window] as number) + (windows.endMs[window] as number)) / 2;
  const atMs = antenna[window] === -1 ? middleMs : (startMs[window] as number);
  let beforeMs = 0;
  let afterMs = durationMs;
  const look = (renewedMs: number) => {
    if (renewedMs <= atMs) beforeMs = Math.max(beforeMs, renewedMs);
    else afterMs = Math.min(afterMs, renewedMs);
  };
  for (const other of onSatellite[s] as number[]) if (other !== window) look(endMs[other] as number);
  for (const pinnedMs of pinnedEndsMs[s] as number[]) look(pinnedMs);
  return Math.round((beforeMs + afterMs) / 2);
}
