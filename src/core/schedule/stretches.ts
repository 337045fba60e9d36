import { log } from "../base/elementary";
import { Random } from "../base/random";
import { BusyBins } from "./busyBins";
import type { SoftCaps } from "./softCaps";
import type { StretchLine } from "./stretchLine";
import { type Change, removal, type Timetable } from "./timetable";

/** A stretch has at most so many bookings: few enough that a satellite seldom passes twice. */
const longestStretch = 12;

/** Draws of noise; a power of two. */
const noiseCount = 4096;
/** Odd, so that neighbours in a line draw far apart. */
const noiseStride = 40503;
/** Keeps the logarithm of a draw finite. */
const tiniest = 1e-300;

/** Whether a booking stands outside the stretch, was taken out of it, or is chosen for it again. */
const outside = 0;
const takenOut = 1;
const chosenAgain = 2;

/**
 * Books stretches of an antenna's time anew, each as well as possible while all else stands: what lies between two bookings is taken out,
 * and the interval problem of that time is solved exactly, each window at what it adds to its satellite less what it costs to take out the
 * satellite's bookings elsewhere that are in its way. For satellites whose value depends on sums alone.
 *
 * Values are shaken by Gumbel noise: the best of shaken choices is a draw from all choices by Boltzmann's law (perturb and MAP, Papandreou
 * and Yuille 2011), so that the bookings are annealed a stretch at a time.
 */
export class Stretches {
  private readonly state: Uint8Array;
  private readonly best: Float64Array;
  private readonly noise: Float64Array;
  /** Place of each booked window in its line. */
  private readonly place: Int32Array;
  private readonly busy: BusyBins;
  private readonly random: Random;
  private readonly changes: Change[] = [];

  /** `timetable` is empty, and changed by these stretches alone. */
  constructor(
    private readonly timetable: Timetable,
    private readonly lines: readonly StretchLine[],
    private readonly soft: SoftCaps,
    seed: number,
  ) {
    const { windows, satelliteIds, durationMs } = timetable.problem;
    this.random = new Random(seed, "stretches");
    this.noise = Float64Array.from({ length: noiseCount }, () => -log(-log(this.random.double() + tiniest)));
    this.state = new Uint8Array(windows.count);
    this.best = new Float64Array(lines.reduce((most, line) => Math.max(most, line.window.length), 0) + 1);
    this.place = new Int32Array(windows.count);
    this.busy = new BusyBins(satelliteIds.length, durationMs);
  }

  /** Books one stretch anew, at random. At temperature 0 no value is lost. */
  rebook(temperature: number): void {
    const { random, timetable, state, changes } = this;
    const line = this.lines[random.below(this.lines.length)] as StretchLine;
    const antenna = line.members[line.antennas === 1 ? 0 : random.below(line.antennas)] as number;
    const there = timetable.onAntenna[antenna] as number[];
    const length = 1 + random.below(longestStretch);
    const first = Math.max(0, random.below(there.length + 1) - (length >> 1));
    const stretch = there.slice(first, first + length);
    const before = there[first - 1];
    const after = there[first + stretch.length];
    const setup = timetable.problem.setupMs[line.station] as number;
    const fromMs = before === undefined ? 0 : (timetable.endMs[before] as number) + setup;
    const from = before === undefined ? 0 : (this.place[before] as number) + 1;
    const last = after === undefined ? line.window.length : (line.before[this.place[after] as number] as number);
    const to = Math.max(from, last);
    for (const w of stretch) {
      this.hold(w, -1);
      state[w] = takenOut;
    }
    this.fillFrom(line, from, to, fromMs, temperature);

    changes.length = 0;
    this.addChosen(line, from, to, antenna);
    for (const w of stretch) {
      this.hold(w, 1);
      if (state[w] === takenOut) changes.push(removal(w));
      state[w] = outside;
    }
    // Windows of one satellite in one stretch were each valued alone; together they may be worth less than what stood.
    if (changes.length === 0 || (temperature === 0 && timetable.gain(changes) < 0)) return;
    for (const { window } of changes) if (timetable.antenna[window] !== -1) this.hold(window, -1);
    timetable.apply(changes);
    for (const { window } of changes) {
      if (timetable.antenna[window] !== -1) this.hold(window, 1);
      this.markBusy(timetable.problem.windows.satellite[window] as number);
    }
  }

  /** The interval problem of windows from..to - 1 that start at `fromMs` or later: what the first of them are worth at best. */
  private fillFrom(line: StretchLine, from: number, to: number, fromMs: number, temperature: number): void {
    const { best, noise } = this;
    const { startMs, before } = line;
    const offset = this.random.below(noiseCount);
    let most = 0;
    best[from] = 0;
    for (let i = from; i < to; i++) {
      if ((startMs[i] as number) >= fromMs) {
        const gain = this.gainOf(line, i);
        if (gain > 0) {
          const shaken =
            gain + temperature * (noise[(offset + Math.imul(i, noiseStride)) & (noiseCount - 1)] as number);
          const earlier = before[i] as number;
          let worth = shaken + (earlier > from ? (best[earlier] as number) : 0);
          // Looked up last, and only where it can matter: most windows lose already.
          if (worth > most) worth -= this.lossElsewhere(line, i);
          if (worth > most) most = worth;
        }
      }
      best[i + 1] = most;
    }
  }

  private gainOf({ first, cap, bytes }: StretchLine, i: number): number {
    let gain = 0;
    const last = first[i + 1] as number;
    for (let e = first[i] as number; e < last; e++) {
      gain += this.soft.gain(cap[e] as number, bytes[e] as number);
    }
    return gain;
  }

  /** What it costs to take out the bookings of its satellite that are in the way of window i, on other antennas. */
  private lossElsewhere(line: StretchLine, i: number): number {
    const { timetable, state } = this;
    const startMs = line.startMs[i] as number;
    const endMs = line.endMs[i] as number;
    const satellite = line.satellite[i] as number;
    if (!this.busy.mayMeet(satellite, startMs, endMs)) return 0;
    let loss = 0;
    for (const other of timetable.onSatellite[satellite] as number[]) {
      if ((timetable.startMs[other] as number) >= endMs) break;
      if ((timetable.endMs[other] as number) <= startMs || state[other] !== outside) continue;
      // The window itself, on another antenna of its station.
      if (other === line.window[i]) return Number.POSITIVE_INFINITY;
      loss += this.lossOf(other);
    }
    return loss;
  }

  private lossOf(w: number): number {
    const { caps, windows } = this.timetable.problem;
    const s = windows.satellite[w] as number;
    let loss = 0;
    for (let c = caps.first[s] as number; c < (caps.first[s + 1] as number); c++) {
      loss += this.soft.loss(c, this.countedBytes(w, c));
    }
    return loss;
  }

  /** Adds to the changes the bookings that fillFrom found best, and what has to go for them elsewhere; marks those that were there before. */
  private addChosen(line: StretchLine, from: number, to: number, antenna: number): void {
    const { best, state, timetable, changes } = this;
    for (let i = to; i > from; ) {
      if (best[i] === best[i - 1]) {
        i--;
        continue;
      }
      const w = line.window[i - 1] as number;
      if (state[w] === takenOut) state[w] = chosenAgain;
      else {
        this.place[w] = i - 1;
        changes.push(timetable.booking(w, antenna, line.startMs[i - 1] as number, line.endMs[i - 1] as number));
        this.addRemovals(line, i - 1);
      }
      i = Math.max(from, line.before[i - 1] as number);
    }
  }

  private addRemovals(line: StretchLine, i: number): void {
    const { timetable, state, changes } = this;
    for (const other of timetable.onSatellite[line.satellite[i] as number] as number[]) {
      if ((timetable.startMs[other] as number) >= (line.endMs[i] as number)) break;
      if ((timetable.endMs[other] as number) <= (line.startMs[i] as number) || state[other] !== outside) continue;
      // Two windows of the stretch may be in the way of one booking.
      if (!changes.some(({ window }) => window === other)) changes.push(removal(other));
    }
  }

  private markBusy(s: number): void {
    const { onSatellite, startMs, endMs } = this.timetable;
    this.busy.clear(s);
    for (const w of onSatellite[s] as number[]) this.busy.mark(s, startMs[w] as number, endMs[w] as number);
  }

  private hold(w: number, times: 1 | -1): void {
    const { caps, windows } = this.timetable.problem;
    const s = windows.satellite[w] as number;
    for (let c = caps.first[s] as number; c < (caps.first[s + 1] as number); c++) {
      this.soft.hold(c, times * this.countedBytes(w, c));
    }
  }

  private countedBytes(w: number, cap: number): number {
    const { caps } = this.timetable.problem;
    const down = (caps.down[cap] as number) * (this.timetable.downBytes[w] as number);
    return down + (caps.up[cap] as number) * (this.timetable.upBytes[w] as number);
  }
}
