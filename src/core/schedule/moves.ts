import type { Random } from "../base/random";
import { type Change, removal, type Timetable } from "./timetable";

/**
 * Fills `changes` with one move around a window, or leaves it empty where there is none, or where it is plain at once that the move would
 * not gain `leastGain`.
 */
export type Proposal = (
  timetable: Timetable,
  random: Random,
  window: number,
  changes: Change[],
  leastGain: number,
) => void;

const inTheWay: number[] = [];

/** Books a whole window, takes out what is in its way, and half the time another booking of its satellite in exchange. */
export const proposeWhole: Proposal = (timetable, random, window, changes, leastGain) => {
  if (timetable.antenna[window] !== -1) return;
  let hoped = timetable.mostGain(window);
  if (hoped < leastGain) return;
  const { windows } = timetable.problem;
  const satellite = windows.satellite[window] as number;
  const antenna = randomAntenna(timetable, random, window);
  const startMs = windows.startMs[window] as number;
  const endMs = windows.endMs[window] as number;
  inTheWay.length = 0;
  if (!timetable.collisions(window, antenna, startMs, endMs, inTheWay)) return;
  for (const other of inTheWay) if (windows.satellite[other] !== satellite) hoped -= timetable.leastLoss(other);
  if (hoped < leastGain) return;
  changes.push(timetable.booking(window, antenna, startMs, endMs));
  for (const other of inTheWay) changes.push(removal(other));
  addExchange(timetable, random, window, changes);
};

/**
 * Books as much of a window as is free, or all of it, pushing back what is in its way where enough of that remains, or lets a booking grow
 * into the room around it.
 */
export const proposeCut: Proposal = (timetable, random, window, changes) => {
  const booked = timetable.antenna[window] as number;
  if (booked !== -1 && random.below(2) === 0) {
    if (random.below(2) === 0) proposeGrowth(timetable, window, changes);
    else proposeHandOver(timetable, random, window, changes);
    return;
  }
  const { windows, minMs, maxMs } = timetable.problem;
  const antenna = booked !== -1 && random.below(2) === 0 ? booked : randomAntenna(timetable, random, window);
  let startMs = windows.startMs[window] as number;
  let endMs = windows.endMs[window] as number;
  const kind = random.below(9);
  if (kind < 3) {
    const parts = timetable.freeParts(window, antenna).filter(({ start, end }) => end - start >= minMs);
    const part = parts[parts.length === 0 ? 0 : random.below(parts.length)];
    if (part === undefined) return;
    startMs = part.start;
    endMs = part.end;
  } else if (kind < 5 && endMs - startMs > minMs) {
    const lengthMs = minMs + Math.floor(random.double() * (endMs - startMs - minMs));
    startMs += Math.floor(random.double() * (endMs - startMs - lengthMs));
    endMs = startMs + lengthMs;
  }
  if (endMs - startMs > maxMs) {
    if (random.below(2) === 0) startMs = endMs - maxMs;
    else endMs = startMs + maxMs;
  }
  inTheWay.length = 0;
  if (!timetable.collisions(window, antenna, startMs, endMs, inTheWay)) return;
  changes.push(timetable.booking(window, antenna, startMs, endMs));
  for (const other of inTheWay) changes.push(pushedBack(timetable, other, antenna, startMs, endMs));
  addExchange(timetable, random, window, changes);
};

/** Lets the booking of a window take all the room around it. */
export function proposeGrowth(timetable: Timetable, window: number, changes: Change[]): void {
  const antenna = timetable.antenna[window] as number;
  const startMs = timetable.startMs[window] as number;
  const endMs = timetable.endMs[window] as number;
  for (const part of timetable.freeParts(window, antenna)) {
    if (part.end < endMs || part.start > startMs) continue;
    if (part.end === endMs && part.start === startMs) return;
    const reachMs = part.start + timetable.problem.maxMs;
    changes.push(timetable.booking(window, antenna, part.start, Math.max(endMs, Math.min(part.end, reachMs))));
    const grown = changes.at(-1);
    if (grown !== undefined && grown.endMs - grown.startMs > timetable.problem.maxMs) changes.pop();
    return;
  }
}

/** Cuts a booking down to what its satellite still needs, and gives the time to the neighbour on the antenna where it can use it. */
function proposeHandOver(timetable: Timetable, random: Random, window: number, changes: Change[]): void {
  const { windows, setupMs, antennaStation, minMs, maxMs } = timetable.problem;
  const antenna = timetable.antenna[window] as number;
  const startMs = timetable.startMs[window] as number;
  const endMs = timetable.endMs[window] as number;
  const spareMs = Math.min(endMs - startMs - minMs, spareTime(timetable, random, window));
  if (spareMs <= 0) return;
  const isEndCut = random.below(2) === 0;
  const from = isEndCut ? startMs : startMs + spareMs;
  const to = isEndCut ? endMs - spareMs : endMs;
  changes.push(timetable.booking(window, antenna, from, to));
  const there = timetable.onAntenna[antenna] as number[];
  const neighbour = there[there.indexOf(window) + (isEndCut ? 1 : -1)];
  if (neighbour === undefined) return;
  const setup = setupMs[antennaStation[antenna] as number] as number;
  const first = isEndCut
    ? Math.max(windows.startMs[neighbour] as number, to + setup)
    : (timetable.startMs[neighbour] as number);
  const last = isEndCut
    ? (timetable.endMs[neighbour] as number)
    : Math.min(windows.endMs[neighbour] as number, from - setup);
  if (last - first > maxMs || last - first < minMs) return;
  inTheWay.length = 0;
  if (!timetable.collisions(neighbour, antenna, first, last, inTheWay)) return;
  for (const other of inTheWay) if (other !== window) return;
  changes.push(timetable.booking(neighbour, antenna, first, last));
}

/** Time of a booking that one of its satellite's caps, chosen at random, does not need; 0 where it needs all or none of it. */
function spareTime(timetable: Timetable, random: Random, window: number): number {
  const { windows, caps } = timetable.problem;
  const s = windows.satellite[window] as number;
  const first = caps.first[s] as number;
  const cap = first + random.below((caps.first[s + 1] as number) - first);
  const down = caps.down[cap] as number;
  const up = caps.up[cap] as number;
  const own = down * (timetable.downBytes[window] as number) + up * (timetable.upBytes[window] as number);
  const all = down * (timetable.satelliteDown[s] as number) + up * (timetable.satelliteUp[s] as number);
  const spare = all - (caps.bytes[cap] as number);
  if (!(spare > 0 && spare < own)) return 0;
  const lengthMs = (timetable.endMs[window] as number) - (timetable.startMs[window] as number);
  return Math.floor((lengthMs * spare) / own);
}

/** One of the antennas of a window's station. */
export function randomAntenna({ problem }: Timetable, random: Random, window: number): number {
  const station = problem.windows.station[window] as number;
  const first = problem.stationAntenna[station] as number;
  const count = (problem.stationAntenna[station + 1] as number) - first;
  return count === 1 ? first : first + random.below(count);
}

function addExchange(timetable: Timetable, random: Random, window: number, changes: Change[]): void {
  const mine = timetable.onSatellite[timetable.problem.windows.satellite[window] as number] as number[];
  if (mine.length === 0 || random.below(2) === 0) return;
  const other = mine[random.below(mine.length)] as number;
  for (const change of changes) if (change.window === other) return;
  changes.push(removal(other));
}

/** What remains of a booking beside [startMs, endMs): the longer part where it is long enough, else nothing. */
export function pushedBack(
  timetable: Timetable,
  other: number,
  antenna: number,
  startMs: number,
  endMs: number,
): Change {
  const { setupMs, antennaStation, minMs } = timetable.problem;
  const where = timetable.antenna[other] as number;
  const setup = where === antenna ? (setupMs[antennaStation[antenna] as number] as number) : 0;
  const from = timetable.startMs[other] as number;
  const to = timetable.endMs[other] as number;
  const before = startMs - setup - from;
  const after = to - (endMs + setup);
  if (Math.max(before, after) < minMs) return removal(other);
  return before >= after
    ? timetable.booking(other, where, from, startMs - setup)
    : timetable.booking(other, where, endMs + setup, to);
}
