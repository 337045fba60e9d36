import type { Renewable } from "./renewableContacts";
import type { PricedBound } from "./subgradient";

/** What looking at some ends only may cost, as a part of the least area that so many contacts can leave. */
const splitLoss = 1e-3;
/** Ends looked at, about. */
const mostEnds = 1_500;

/**
 * A bound on minus the mean age of one satellite. The area under its age is a sum of squares of the times between renewals, so that the
 * shortest path over ends of contacts is the least. That a contact renews once is priced; what follows itself is left out besides.
 *
 * Of a contact that may end at any time in a range, both edges are looked at and ends between, `h` apart. This is how far off that may be: at the
 * best ends, one inside its range is half-way between its neighbours (else it would move), so that moving it by d changes the area in the
 * second order only; all moved to the nearest end looked at, d <= h / 2, add no more than the sum of (d - d')^2 / 2 over neighbours,
 * which is at most the sum of h^2 / 2 over contacts. Where two change places by that, putting them back in order lowers the sum. So much is taken off.
 */
export class RenewalBound implements PricedBound {
  /** Of each contact, in ms^2. */
  readonly prices: Float64Array;
  readonly most: Float64Array;
  readonly scale: Float64Array;
  readonly storedCount = 0;
  /** Pairs of ends looked at so far. */
  pairs = 0;
  /** Ends in order of time, the contact of each, and the latest end of the booking before it. */
  private readonly endMs: Float64Array;
  private readonly contact: Int32Array;
  private readonly readyMs: Float64Array;
  private readonly lossMs2: number;
  /** Of each end: the least area up to it, prices included, and the end before it on that path; -1: none. */
  private readonly least: Float64Array;
  private readonly before: Int32Array;

  constructor(
    contacts: readonly Renewable[],
    private readonly durationMs: number,
  ) {
    const count = contacts.length;
    this.prices = new Float64Array(count);
    this.most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.scale = new Float64Array(count).fill(1);
    const inAllMs = contacts.reduce((sum, { ends }) => ends.reduce((ms, { start, end }) => ms + end - start, sum), 0);
    const targetMs = Math.max((durationMs * Math.sqrt(splitLoss)) / (count + 1), inAllMs / mostEnds);
    const looked: { endMs: number; readyMs: number; contact: number }[] = [];
    let loss = 0;
    contacts.forEach(({ ends, startMs }, contact) => {
      let widestMs = 0;
      for (const { start, end } of ends) {
        const cells = Math.ceil((end - start) / targetMs);
        for (let k = 0; k <= cells; k++) {
          const endMs = cells === 0 ? end : start + ((end - start) * k) / cells;
          looked.push({ endMs, readyMs: startMs ?? endMs, contact });
        }
        if (cells > 0) widestMs = Math.max(widestMs, (end - start) / cells);
      }
      loss += (widestMs * widestMs) / 2;
    });
    looked.sort((a, b) => a.endMs - b.endMs || a.contact - b.contact);
    this.lossMs2 = loss;
    this.endMs = Float64Array.from(looked, ({ endMs }) => endMs);
    this.readyMs = Float64Array.from(looked, ({ readyMs }) => readyMs);
    this.contact = Int32Array.from(looked, ({ contact }) => contact);
    this.least = new Float64Array(looked.length);
    this.before = new Int32Array(looked.length);
  }

  evaluate(slope: Float64Array): number {
    const { prices, durationMs, endMs, contact, least, before } = this;
    let area = (durationMs * durationMs) / 2;
    let last = -1;
    for (let i = 0; i < endMs.length; i++) {
      this.reach(i);
      const restMs = durationMs - (endMs[i] as number);
      const whole = (least[i] as number) + (restMs * restMs) / 2;
      if (whole < area) {
        area = whole;
        last = i;
      }
    }
    slope.fill(1 / durationMs);
    for (let i = last; i !== -1; i = before[i] as number) {
      const c = contact[i] as number;
      slope[c] = (slope[c] as number) - 1 / durationMs;
    }
    for (const price of prices) area -= price;
    return -Math.max(0, area - this.lossMs2) / durationMs;
  }

  private reach(i: number): void {
    const { endMs, contact, least } = this;
    const at = endMs[i] as number;
    const ready = this.readyMs[i] as number;
    const mine = contact[i] as number;
    let area = (at * at) / 2;
    let from = -1;
    let j = i - 1;
    for (; j >= 0; j--) {
      const apart = at - (endMs[j] as number);
      const added = (apart * apart) / 2;
      if (added >= area) break;
      const sum = (least[j] as number) + added;
      if (sum < area && contact[j] !== mine && (endMs[j] as number) <= ready) {
        area = sum;
        from = j;
      }
    }
    this.pairs += i - j;
    least[i] = area + (this.prices[mine] as number);
    this.before[i] = from;
  }
}
