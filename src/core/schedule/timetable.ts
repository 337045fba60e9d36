import { type Interval, partsLeft } from "../base/interval";
import { ageGain } from "./ageGain";
import { type BookingProblem, volumeIn } from "./bookingProblem";
import {
  dependsOnSums,
  sentBytes,
  type ValuedBooking,
  valueOfBookings,
  valueOfVolume,
  withPinned,
} from "./satelliteValue";
import { windowBytes } from "./windowValues";

/** A change of one window's booking; antenna -1 takes it out. */
export interface Change {
  readonly window: number;
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly downBytes: number;
  readonly upBytes: number;
}

/** A copy of all bookings that can be put back. */
export interface Bookings {
  readonly antenna: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/**
 * The bookings found so far, with what a search asks at each move: who is on an antenna or with a satellite, in order of time, and what
 * the satellites' bookings are worth. Changes are the caller's: that they collide with nothing is not checked here.
 */
export class Timetable {
  /** Antenna of each window's booking; -1: not booked. */
  readonly antenna: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly downBytes: Float64Array;
  readonly upBytes: Float64Array;
  /** Booked windows of each antenna and of each satellite, by start of the booking. */
  readonly onAntenna: readonly number[][];
  readonly onSatellite: readonly number[][];
  readonly satelliteValue: Float64Array;
  readonly satelliteDown: Float64Array;
  readonly satelliteUp: Float64Array;
  /** Ends of the pinned bookings of each satellite. */
  readonly pinnedEndsMs: readonly number[][];
  /** Bytes of each whole window. */
  private readonly wholeDown: Float64Array;
  private readonly wholeUp: Float64Array;
  private readonly bySums: Uint8Array;
  /** Looks at changes so far, and of each satellite the last that came by it: changes may be as many as bookings. */
  private round = 0;
  private readonly lastRound: Float64Array;
  /** Changes of one satellite. */
  private readonly mine: Change[] = [];

  constructor(readonly problem: BookingProblem) {
    const { count } = problem.windows;
    const satellites = problem.satelliteIds.length;
    this.antenna = new Int32Array(count).fill(-1);
    this.startMs = new Float64Array(count);
    this.endMs = new Float64Array(count);
    this.downBytes = new Float64Array(count);
    this.upBytes = new Float64Array(count);
    this.onAntenna = Array.from({ length: problem.antennaStation.length }, () => []);
    this.onSatellite = Array.from({ length: satellites }, () => []);
    this.satelliteDown = new Float64Array(satellites);
    this.lastRound = new Float64Array(satellites);
    this.satelliteUp = new Float64Array(satellites);
    this.wholeDown = Float64Array.from({ length: count }, (_, w) => windowBytes(problem, w, true, false));
    this.wholeUp = Float64Array.from({ length: count }, (_, w) => windowBytes(problem, w, false, true));
    this.bySums = Uint8Array.from({ length: satellites }, (_, s) => (dependsOnSums(problem, s) ? 1 : 0));
    this.pinnedEndsMs = problem.satelliteIds.map(() => []);
    for (const { satellite, endMs } of problem.pinned) this.pinnedEndsMs[satellite]?.push(endMs);
    this.satelliteValue = new Float64Array(satellites);
    for (let s = 0; s < satellites; s++) this.revalue(s);
  }

  /** Value of all bookings, added up anew; of pinned ones what their satellites' value holds of them. */
  value(): number {
    let sum = 0;
    for (const value of this.satelliteValue) sum += value;
    return sum;
  }

  /** What it would be to book [startMs, endMs) of a window on an antenna. */
  booking(window: number, antenna: number, startMs: number, endMs: number): Change {
    const { windows } = this.problem;
    if (startMs === windows.startMs[window] && endMs === windows.endMs[window]) {
      const downBytes = this.wholeDown[window] as number;
      return { window, antenna, startMs, endMs, downBytes, upBytes: this.wholeUp[window] as number };
    }
    return {
      window,
      antenna,
      startMs,
      endMs,
      downBytes: volumeIn(windows, window, startMs, endMs, windows.downBytesPerMs),
      upBytes: volumeIn(windows, window, startMs, endMs, windows.upBytesPerMs),
    };
  }

  /** By how much the value would grow with these changes together. */
  gain(changes: readonly Change[]): number {
    let gain = 0;
    this.round++;
    for (const change of changes) {
      const s = this.satelliteOf(change);
      if (!this.isFirstInRound(s)) continue;
      gain +=
        this.problem.objective === "age"
          ? this.gainInAge(s, changes)
          : this.valueAfter(s, changes) - (this.satelliteValue[s] as number);
    }
    return gain;
  }

  /** What a whole window could gain at most, whatever is taken out for it. */
  mostGain(window: number): number {
    const s = this.problem.windows.satellite[window] as number;
    if (this.bySums[s] !== 1) return Number.POSITIVE_INFINITY;
    const down = (this.satelliteDown[s] as number) + (this.wholeDown[window] as number);
    const up = (this.satelliteUp[s] as number) + (this.wholeUp[window] as number);
    return valueOfVolume(this.problem.caps, s, down, up) - (this.satelliteValue[s] as number);
  }

  /** What taking out a booking loses at least, whatever else goes. */
  leastLoss(window: number): number {
    const s = this.problem.windows.satellite[window] as number;
    if (this.bySums[s] !== 1) return Number.NEGATIVE_INFINITY;
    const down = (this.satelliteDown[s] as number) - (this.downBytes[window] as number);
    const up = (this.satelliteUp[s] as number) - (this.upBytes[window] as number);
    return (this.satelliteValue[s] as number) - valueOfVolume(this.problem.caps, s, down, up);
  }

  /** Makes the changes: first all that go, then all that come. */
  apply(changes: readonly Change[]): void {
    for (const { window } of changes) if (this.antenna[window] !== -1) this.take(window);
    for (const change of changes) if (change.antenna !== -1) this.put(change);
    this.round++;
    for (const change of changes) {
      const s = this.satelliteOf(change);
      if (this.isFirstInRound(s)) this.revalue(s);
    }
  }

  copy(): Bookings {
    return { antenna: this.antenna.slice(), startMs: this.startMs.slice(), endMs: this.endMs.slice() };
  }

  /** Puts a copy in place of what stands. */
  restore(bookings: Bookings): void {
    const changes: Change[] = [];
    for (let window = 0; window < bookings.antenna.length; window++) {
      const antenna = bookings.antenna[window] as number;
      const startMs = bookings.startMs[window] as number;
      const endMs = bookings.endMs[window] as number;
      const stands = antenna === this.antenna[window];
      if (stands && (antenna === -1 || (startMs === this.startMs[window] && endMs === this.endMs[window]))) continue;
      changes.push(antenna === -1 ? removal(window) : this.booking(window, antenna, startMs, endMs));
    }
    this.apply(changes);
  }

  /**
   * Adds to `found` the windows whose bookings stand in the way of [startMs, endMs) of a window on an antenna: there, with set-up, and with
   * its satellite. False where something that cannot go away is in the way.
   */
  collisions(window: number, antenna: number, startMs: number, endMs: number, found: number[]): boolean {
    const { windows, setupMs, antennaStation, antennaBlocked, satelliteBlocked } = this.problem;
    const s = windows.satellite[window] as number;
    if (isBlocked(antennaBlocked[antenna], startMs, endMs)) return false;
    if (isBlocked(satelliteBlocked[s], startMs, endMs)) return false;
    const setup = setupMs[antennaStation[antenna] as number] as number;
    const there = this.onAntenna[antenna] as number[];
    for (let i = this.firstEndingAfter(there, startMs - setup); i < there.length; i++) {
      const other = there[i] as number;
      if ((this.startMs[other] as number) >= endMs + setup) break;
      if (other !== window) found.push(other);
    }
    for (const other of this.onSatellite[s] as number[]) {
      if ((this.startMs[other] as number) >= endMs) break;
      if ((this.endMs[other] as number) <= startMs || other === window || found.includes(other)) continue;
      found.push(other);
    }
    return true;
  }

  /** The parts of a window that are free on an antenna and with its satellite, its own booking apart; ascending. */
  freeParts(window: number, antenna: number): Interval[] {
    const { windows, setupMs, antennaStation, antennaBlocked, satelliteBlocked } = this.problem;
    const s = windows.satellite[window] as number;
    const startMs = windows.startMs[window] as number;
    const endMs = windows.endMs[window] as number;
    const setup = setupMs[antennaStation[antenna] as number] as number;
    const taken: Interval[] = [];
    const add = (start: number, end: number) => {
      if (end > startMs && start < endMs) taken.push({ start, end });
    };
    for (const { start, end } of antennaBlocked[antenna] ?? []) add(start, end);
    for (const { start, end } of satelliteBlocked[s] ?? []) add(start, end);
    const there = this.onAntenna[antenna] as number[];
    for (let i = this.firstEndingAfter(there, startMs - setup); i < there.length; i++) {
      const other = there[i] as number;
      if ((this.startMs[other] as number) >= endMs + setup) break;
      if (other !== window) add((this.startMs[other] as number) - setup, (this.endMs[other] as number) + setup);
    }
    for (const other of this.onSatellite[s] as number[]) {
      if (other !== window) add(this.startMs[other] as number, this.endMs[other] as number);
    }
    return partsLeft({ start: startMs, end: endMs }, taken);
  }

  /** Bytes of satellite `s` that count: what is sent down, storage allowing, and up; pinned bookings only where storage is limited. */
  volumeOf(s: number): { down: number; up: number } {
    const down = this.satelliteDown[s] as number;
    const up = this.satelliteUp[s] as number;
    if (this.problem.storage[s] === undefined) return { down, up };
    const all = withPinned(this.problem, s, this.bookingsOf(s));
    const sent = sentBytes(this.problem, s, all).reduce((sum, bytes) => sum + bytes, 0);
    return { down: sent, up: all.reduce((sum, { upBytes }) => sum + upBytes, 0) };
  }

  /** What stands with satellite `s`, by start. */
  bookingsOf(s: number): ValuedBooking[] {
    return (this.onSatellite[s] as number[]).map((window) => this.bookingAt(window));
  }

  private bookingAt(window: number): Change {
    return {
      window,
      antenna: this.antenna[window] as number,
      startMs: this.startMs[window] as number,
      endMs: this.endMs[window] as number,
      downBytes: this.downBytes[window] as number,
      upBytes: this.upBytes[window] as number,
    };
  }

  private satelliteOf({ window }: Change): number {
    return this.problem.windows.satellite[window] as number;
  }

  private isFirstInRound(s: number): boolean {
    if (this.lastRound[s] === this.round) return false;
    this.lastRound[s] = this.round;
    return true;
  }

  private valueAfter(s: number, changes: readonly Change[]): number {
    if (this.bySums[s] !== 1) return valueOfBookings(this.problem, s, this.bookingsAfter(s, changes));
    let down = this.satelliteDown[s] as number;
    let up = this.satelliteUp[s] as number;
    for (const change of changes) {
      const { window } = change;
      if (this.satelliteOf(change) !== s) continue;
      if (this.antenna[window] !== -1) {
        down -= this.downBytes[window] as number;
        up -= this.upBytes[window] as number;
      }
      if (change.antenna === -1) continue;
      down += change.downBytes;
      up += change.upBytes;
    }
    return valueOfVolume(this.problem.caps, s, down, up);
  }

  private gainInAge(s: number, changes: readonly Change[]): number {
    const { mine, antenna, endMs } = this;
    mine.length = 0;
    for (const change of changes) if (this.satelliteOf(change) === s) mine.push(change);
    const there = this.onSatellite[s] as number[];
    const pinnedEndsMs = this.pinnedEndsMs[s] as number[];
    return ageGain({ there, antenna, endMs, pinnedEndsMs, durationMs: this.problem.durationMs }, mine);
  }

  private bookingsAfter(s: number, changes: readonly Change[]): ValuedBooking[] {
    const mine = changes.filter((change) => this.satelliteOf(change) === s);
    const kept = (this.onSatellite[s] as number[]).filter((window) => !mine.some((change) => change.window === window));
    const come = mine.filter((change) => change.antenna !== -1);
    return [...kept.map((window) => this.bookingAt(window)), ...come].sort((a, b) => a.startMs - b.startMs);
  }

  private revalue(s: number): void {
    this.satelliteValue[s] =
      this.bySums[s] === 1
        ? valueOfVolume(this.problem.caps, s, this.satelliteDown[s] as number, this.satelliteUp[s] as number)
        : valueOfBookings(this.problem, s, this.bookingsOf(s));
  }

  private take(window: number): void {
    const s = this.problem.windows.satellite[window] as number;
    drop(this.onAntenna[this.antenna[window] as number] as number[], window);
    drop(this.onSatellite[s] as number[], window);
    this.satelliteDown[s] = (this.satelliteDown[s] as number) - (this.downBytes[window] as number);
    this.satelliteUp[s] = (this.satelliteUp[s] as number) - (this.upBytes[window] as number);
    this.antenna[window] = -1;
  }

  private put({ window, antenna, startMs, endMs, downBytes, upBytes }: Change): void {
    const s = this.problem.windows.satellite[window] as number;
    this.antenna[window] = antenna;
    this.startMs[window] = startMs;
    this.endMs[window] = endMs;
    this.downBytes[window] = downBytes;
    this.upBytes[window] = upBytes;
    this.insert(this.onAntenna[antenna] as number[], window);
    this.insert(this.onSatellite[s] as number[], window);
    this.satelliteDown[s] = (this.satelliteDown[s] as number) + downBytes;
    this.satelliteUp[s] = (this.satelliteUp[s] as number) + upBytes;
  }

  private insert(list: number[], window: number): void {
    list.splice(this.firstEndingAfter(list, this.startMs[window] as number), 0, window);
  }

  /** Position of the first booking of a list that ends after `atMs`. */
  private firstEndingAfter(list: readonly number[], atMs: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.endMs[list[middle] as number] as number) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The change that takes a window's booking out. */
export function removal(window: number): Change {
  return { window, antenna: -1, startMs: 0, endMs: 0, downBytes: 0, upBytes: 0 };
}

function isBlocked(blocked: readonly Interval[] | undefined, startMs: number, endMs: number): boolean {
  if (blocked === undefined) return false;
  for (const { start, end } of blocked) if (start < endMs && end > startMs) return true;
  return false;
}

function drop(list: number[], item: number): void {
  list.splice(list.indexOf(item), 1);
}
