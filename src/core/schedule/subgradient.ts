/** Part of the last direction that is kept in the next: it damps the zigzag of plain subgradients (Camerini, Fratta and Maffioli 1975). */
const keptDirection = 0.7;

/** Steps without a better bound after which the search goes back to the best prices with shorter steps. */
const patience = 20;
const shortening = 0.6;

/** A function of prices that is an upper bound wherever it is evaluated. */
export interface PricedBound {
  /** Prices, each held between 0 and its `most`. */
  readonly prices: Float64Array;
  readonly most: Float64Array;
  /** Steps of each price are taken in units of this. */
  readonly scale: Float64Array;
  /** Prices of caps come first, then so many of what comes in on board. */
  readonly storedCount: number;
  /** The bound at these prices; leaves its slope by each price in `slope`. */
  evaluate(slope: Float64Array): number;
}

/** Lowers a priced bound step by step. Every bound met is valid; the least is kept, with its prices. */
export class Subgradient {
  best = Number.POSITIVE_INFINITY;
  readonly bestPrices: Float64Array;
  private readonly slope: Float64Array;
  private readonly direction: Float64Array;
  private sinceBest = 0;

  /** `stepLength` is 1 for a start from nothing, and shorter from prices that are nearly right. */
  constructor(
    private readonly bound: PricedBound,
    private stepLength = 1,
  ) {
    this.bestPrices = bound.prices.slice();
    this.slope = new Float64Array(bound.prices.length);
    this.direction = new Float64Array(bound.prices.length);
  }

  /** Whether further steps would hardly lower the bound. */
  get isSettled(): boolean {
    return this.stepLength < 1e-7;
  }

  /** One step, as long as if `reached`, a value that some schedule has, were the least bound there is. */
  step(reached: number): void {
    const { prices, most, scale } = this.bound;
    const value = this.bound.evaluate(this.slope);
    this.note(value, reached);
    let square = 0;
    for (let i = 0; i < prices.length; i++) {
      const price = prices[i] as number;
      let steep = (this.slope[i] as number) * (scale[i] as number);
      if ((price === 0 && steep > 0) || (price === most[i] && steep < 0)) steep = 0;
      const direction = (1 - keptDirection) * steep + keptDirection * (this.direction[i] as number);
      this.direction[i] = direction;
      square += direction * direction;
    }
    if (square === 0) {
      this.stepLength = 0;
      return;
    }
    const length = (this.stepLength * (value - reached)) / square;
    for (let i = 0; i < prices.length; i++) {
      const moved = (prices[i] as number) - length * (this.direction[i] as number) * (scale[i] as number);
      prices[i] = Math.min(most[i] as number, Math.max(0, moved));
    }
  }

  private note(value: number, reached: number): void {
    if (value < this.best - 1e-4 * (this.best - reached)) this.sinceBest = 0;
    else this.sinceBest++;
    if (value < this.best) {
      this.best = value;
      this.bestPrices.set(this.bound.prices);
    }
    if (this.sinceBest <= patience) return;
    this.sinceBest = 0;
    this.stepLength *= shortening;
    this.bound.prices.set(this.bestPrices);
    this.bound.evaluate(this.slope);
    this.direction.fill(0);
  }
}
