import type { ChainState, RunBound } from "./runBound";

/** A chain of which the rest is bounded. */
export interface PricedChain extends ChainState {
  readonly cost: number;
}

/** How steps shorten: after so many without a better bound, to this share; below the least length nothing is won any more. */
interface Pace {
  readonly length: number;
  readonly patience: number;
  readonly share: number;
}

/** For the bound of the whole: some hundred steps. */
export const longPace: Pace = { length: 1, patience: 20, share: 0.8 };
/** For chains on the way, whose prices are nearly right: a few steps. */
export const shortPace: Pace = { length: 0.7, patience: 2, share: 0.5 };

const leastLength = 0.01;
/** Against zigzag: see `deflect`. */
const deflection = 1.5;

/**
 * Raises the bound of a chain by its prices of memory: steps along the subgradient of Polyak's length, deflected away from the step before where the two are at
 * an obtuse angle (Camerini, Fratta and Maffioli, "On improving relaxation methods by modified gradient techniques", 1975). On tight instances that is what
 * brings hundreds of steps down to tens.
 */
export class PriceAscent {
  /** The greatest bound so far; Infinity: the chain cannot be finished. */
  best = Number.NEGATIVE_INFINITY;
  /** Whether the chain of the last step keeps all memory; it is then the bound's `trace`, and costs `cost`. */
  isFitting = false;
  cost = 0;
  private readonly trial: Float64Array;
  private readonly excess: Float64Array;
  private readonly direction: Float64Array;
  private length: number;
  private sinceBetter = 0;

  /** `prices` are where it starts, and become those of the greatest bound. */
  constructor(
    private readonly bound: RunBound,
    private readonly chain: PricedChain,
    private readonly prices: Float64Array,
    private readonly pace: Pace,
  ) {
    this.trial = Float64Array.from(prices);
    this.excess = new Float64Array(prices.length);
    this.direction = new Float64Array(prices.length);
    this.length = pace.length;
  }

  /** One step towards `value`, what the best placement known costs (Infinity: none is); from `limit` on it is of no use. False: no more is to be won. */
  step(value: number, limit: number): boolean {
    const { bound, chain, prices, trial, pace } = this;
    this.isFitting = false;
    const reached = chain.cost + bound.evaluate(chain, trial);
    if (reached === Number.POSITIVE_INFINITY || Number.isNaN(reached)) {
      this.best = Number.POSITIVE_INFINITY;
      return false;
    }
    if (reached > this.best + 1e-6 * Math.abs(reached)) this.sinceBetter = 0;
    else this.sinceBetter++;
    if (reached > this.best) {
      this.best = reached;
      prices.set(trial);
    }
    if (this.best >= limit) return false;
    this.cost = chain.cost + bound.trace(chain);
    this.isFitting = this.measure();
    const norm = this.deflect();
    if (norm === 0) return false;
    if (this.sinceBetter >= pace.patience) {
      this.length *= pace.share;
      this.sinceBetter = 0;
      if (this.length < leastLength) return false;
    }
    const target = value === Number.POSITIVE_INFINITY ? reached + 0.1 * Math.abs(reached) : value;
    const scale = (this.length * Math.max(0, target - reached)) / norm;
    for (let node = 0; node < trial.length; node++) {
      trial[node] = Math.max(0, (trial[node] as number) + scale * (this.direction[node] as number));
    }
    return true;
  }

  /** What the traced chain uses beyond what there is, of each node; true: of none. */
  private measure(): boolean {
    const { bound, chain, excess } = this;
    let isFitting = true;
    for (let node = 0; node < excess.length; node++) {
      const over = (bound.used[node] as number) - bound.credit(chain.room, node);
      excess[node] = over;
      if (over > 0) isFitting = false;
    }
    return isFitting;
  }

  /** The next direction; returns the square of its length, of what moves. */
  private deflect(): number {
    const { direction, excess, trial } = this;
    let along = 0;
    let before = 0;
    for (let node = 0; node < excess.length; node++) {
      along += (excess[node] as number) * (direction[node] as number);
      before += (direction[node] as number) * (direction[node] as number);
    }
    const share = before > 0 ? Math.max(0, (-deflection * along) / before) : 0;
    let norm = 0;
    for (let node = 0; node < excess.length; node++) {
      const next = (excess[node] as number) + share * (direction[node] as number);
      direction[node] = next;
      if (next > 0 || (trial[node] as number) > 0) norm += next * next;
    }
    return norm;
  }
}
