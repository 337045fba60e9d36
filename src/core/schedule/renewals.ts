/** An end that may move. */
export interface Renewal {
  readonly window: number;
  /** Satellite; the renewals of one follow each other, by time. */
  readonly group: number;
  readonly earliestMs: number;
  readonly latestMs: number;
  /** Renewals before and after it that cannot move, or the window's edges. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** One end is so much later than another. */
interface Order {
  readonly before: number;
  readonly after: number;
  readonly apartMs: number;
}

/** Stands for the ground in a constraint of one end alone. */
const none = -1;

/**
 * Ends of bookings under forces. Without any, those between two fixed renewals stand evenly, as on a rubber band; a force on one moves all
 * of its band in proportion to how near they are.
 */
export class Renewals {
  private readonly endMs: Float64Array;
  /** Of each renewal: the first of its band, and how many are on it. */
  private readonly first: Int32Array;
  private readonly inBand: Int32Array;
  /** Constraint c: end of after[c] - end of before[c] >= apart[c]. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  private readonly apartMs: Float64Array;
  private readonly force: Float64Array;

  constructor(
    private readonly renewals: readonly Renewal[],
    private readonly orders: readonly Order[],
  ) {
    const count = renewals.length;
    this.first = new Int32Array(count);
    this.inBand = new Int32Array(count);
    this.endMs = new Float64Array(count);
    for (let from = 0; from < count; ) {
      let to = from + 1;
      while (to < count && isOneBand(renewals[from] as Renewal, renewals[to] as Renewal)) to++;
      const { fromMs, toMs } = renewals[from] as Renewal;
      for (let i = from; i < to; i++) {
        this.first[i] = from;
        this.inBand[i] = to - from;
        this.endMs[i] = fromMs + ((toMs - fromMs) * (i - from + 1)) / (to - from + 1);
      }
      from = to;
    }
    const ranges = renewals.flatMap(({ earliestMs, latestMs }, i) => [
      { before: none, after: i, apartMs: earliestMs },
      { before: i, after: none, apartMs: -latestMs },
    ]);
    const constraints = [...ranges, ...orders];
    this.before = Int32Array.from(constraints, ({ before }) => before);
    this.after = Int32Array.from(constraints, ({ after }) => after);
    this.apartMs = Float64Array.from(constraints, ({ apartMs }) => apartMs);
    this.force = new Float64Array(constraints.length);
  }

  get count(): number {
    return this.renewals.length;
  }

  /** Ends that a sweep may move, each as often as it may. */
  get stepsASweep(): number {
    let steps = 0;
    for (const other of [this.before, this.after])
      for (const i of other) steps += i === none ? 0 : (this.inBand[i] as number);
    return steps;
  }

  /** Sets the force of each constraint so that it just holds, or to none where it holds by itself; the most that an end moved by (ms). */
  sweep(): number {
    const { before, after, apartMs, force, endMs } = this;
    let most = 0;
    for (let c = 0; c < force.length; c++) {
      const a = before[c] as number;
      const b = after[c] as number;
      const missingMs =
        (apartMs[c] as number) + (a === none ? 0 : (endMs[a] as number)) - (b === none ? 0 : (endMs[b] as number));
      if (missingMs <= 0 && force[c] === 0) continue;
      const give = this.response(a, a) + this.response(b, b) - 2 * this.response(a, b);
      const added = Math.max(-(force[c] as number), missingMs / give);
      force[c] = (force[c] as number) + added;
      this.push(b, added);
      this.push(a, -added);
      most = Math.max(most, Math.abs(added) * give);
    }
    return most;
  }

  /** The ends in whole ms, with every constraint kept exactly: first all are late enough for what is before them, then early enough. */
  wholeEnds(): { readonly window: number; readonly endMs: number }[] {
    const { renewals, orders } = this;
    const ends = renewals.map(({ earliestMs }, i) => Math.max(earliestMs, Math.round(this.endMs[i] as number)));
    untilStill(orders, ({ before, after, apartMs }) => {
      const leastMs = (ends[before] as number) + apartMs;
      if ((ends[after] as number) >= leastMs) return false;
      ends[after] = leastMs;
      return true;
    });
    renewals.forEach(({ latestMs }, i) => {
      ends[i] = Math.min(latestMs, ends[i] as number);
    });
    untilStill([...orders].reverse(), ({ before, after, apartMs }) => {
      const mostMs = (ends[after] as number) - apartMs;
      if ((ends[before] as number) <= mostMs) return false;
      ends[before] = mostMs;
      return true;
    });
    return renewals.map(({ window }, i) => ({ window, endMs: ends[i] as number }));
  }

  /** By how much a unit of force on `j` moves `i`: the inverse of the second differences on their band. */
  private response(i: number, j: number): number {
    if (i === none || j === none || this.first[i] !== this.first[j]) return 0;
    const first = (this.first[i] as number) - 1;
    const parts = (this.inBand[i] as number) + 1;
    return ((Math.min(i, j) - first) * (parts - (Math.max(i, j) - first))) / parts;
  }

  private push(j: number, force: number): void {
    if (j === none) return;
    const first = this.first[j] as number;
    const last = first + (this.inBand[j] as number);
    for (let i = first; i < last; i++) this.endMs[i] = (this.endMs[i] as number) + force * this.response(i, j);
  }
}

function isOneBand(a: Renewal, b: Renewal): boolean {
  return a.group === b.group && a.fromMs === b.fromMs && a.toMs === b.toMs;
}

/** Goes over the orders until one round moves nothing: nobody follows itself, so that it ends. */
function untilStill(orders: readonly Order[], moves: (order: Order) => boolean): void {
  for (let isMoved = true; isMoved; ) isMoved = orders.filter(moves).length > 0;
}
