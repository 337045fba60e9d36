import { type AntennaLine, linesOf, type WindowChain } from "./antennaLines";
import type { BookingProblem } from "./bookingProblem";
import { satelliteCliques, type WindowLists } from "./cliques";
import { pinnedTowardsCaps, StoredPrices } from "./storedPrices";
import type { PricedBound } from "./subgradient";
import { type CapEntries, capEntries, fullCaps, windowBytes } from "./windowValues";

/**
 * An upper bound on what whole windows can be worth, by Lagrangian relaxation. What couples the antennas is priced: a satellite's demand
 * (the price says how much of a byte's worth still counts), what comes in on board, and its being in one place at a time (a price a set of
 * overlapping windows). What is left falls apart into antennas, each a weighted interval problem that is solved exactly; so the bound is valid at any prices.
 */
export class WholeBound implements PricedBound {
  readonly prices: Float64Array;
  readonly most: Float64Array;
  readonly scale: Float64Array;
  readonly storedCount: number;
  private readonly lines: readonly AntennaLine[];
  private readonly cliques: WindowLists;
  private readonly entries: CapEntries;
  private readonly capValue: Float64Array;
  private readonly capCount: number;
  private readonly pinnedValue: Float64Array;
  private readonly stored: StoredPrices;
  private readonly cliqueFirst: number;
  private readonly satellite: Int32Array;
  /** Of each window; empty where nothing that comes in has a price. */
  private readonly downBytes: Float64Array;
  /** Of each window at the present prices. */
  private readonly weight: Float64Array;
  /** How many antennas would take each window at the prices of the last evaluation. */
  private readonly uses: Float64Array;

  constructor(problem: BookingProblem) {
    this.lines = linesOf(problem);
    this.cliques = satelliteCliques(problem);
    this.entries = capEntries(problem);
    this.capValue = fullCaps(problem);
    this.capCount = this.capValue.length;
    this.pinnedValue = pinnedTowardsCaps(problem);
    this.stored = new StoredPrices(problem);
    this.storedCount = this.stored.satellites.length;
    this.cliqueFirst = this.capCount + this.storedCount;
    this.satellite = problem.windows.satellite;
    const { count } = problem.windows;
    this.downBytes = new Float64Array(this.storedCount === 0 ? 0 : count).map((_, w) =>
      windowBytes(problem, w, true, false),
    );
    const cliqueCount = this.cliques.first.length - 1;
    this.weight = new Float64Array(problem.windows.count);
    this.uses = new Float64Array(problem.windows.count);
    this.prices = new Float64Array(this.cliqueFirst + cliqueCount).fill(1, 0, this.capCount);
    this.most = new Float64Array(this.prices.length).fill(Number.POSITIVE_INFINITY).fill(1, 0, this.capCount);
    // A price that does not move: a cap that is never full keeps its bytes' full worth.
    this.scale = new Float64Array(this.prices.length);
    this.capValue.forEach((value, cap) => {
      this.scale[cap] = value > 0 ? 1 : 0;
    });
    this.most.set(this.stored.most, this.capCount);
    this.scale.set(this.stored.most, this.capCount);
    for (let c = 0; c < cliqueCount; c++) this.scale[this.cliqueFirst + c] = this.greatestValue(c);
  }

  evaluate(slope: Float64Array): number {
    const { prices, capValue, pinnedValue, capCount, stored, cliqueFirst, cliques, uses } = this;
    let bound = 0;
    this.weigh();
    for (let cap = 0; cap < capCount; cap++) {
      const price = prices[cap] as number;
      bound += (1 - price) * (capValue[cap] as number) + price * (pinnedValue[cap] as number);
    }
    stored.roomBytes.forEach((room, k) => {
      bound += (prices[capCount + k] as number) * room;
    });
    for (let c = cliqueFirst; c < prices.length; c++) bound += prices[c] as number;
    uses.fill(0);
    for (const line of this.lines) bound += line.antennas * bestOnLine(line, this.weight, uses);

    for (let cap = 0; cap < capCount; cap++) slope[cap] = (pinnedValue[cap] as number) - (capValue[cap] as number);
    slope.set(stored.roomBytes, capCount);
    const { first, cap, value } = this.entries;
    for (let w = 0; w < uses.length; w++) {
      const times = uses[w] as number;
      if (times === 0) continue;
      for (let e = first[w] as number; e < (first[w + 1] as number); e++) {
        const c = cap[e] as number;
        slope[c] = (slope[c] as number) + times * (value[e] as number);
      }
      const place = this.storedPlace(w);
      if (place !== -1) slope[place] = (slope[place] as number) - times * (this.downBytes[w] as number);
    }
    for (let c = 0; cliqueFirst + c < prices.length; c++) {
      let left = 1;
      for (let i = cliques.first[c] as number; i < (cliques.first[c + 1] as number); i++) {
        left -= uses[cliques.window[i] as number] as number;
      }
      slope[cliqueFirst + c] = left;
    }
    return bound;
  }

  /**
   * By how much the bound at these prices would fall were a window booked for sure: near 0 for windows of good schedules, large for those
   * that stand in the way of better ones.
   */
  regrets(prices: Float64Array): Float64Array {
    this.prices.set(prices);
    this.weigh();
    const regrets = new Float64Array(this.weight.length).fill(Number.POSITIVE_INFINITY);
    for (const line of this.lines) noteRegrets(line, this.weight, regrets);
    return regrets;
  }

  private weigh(): void {
    const { prices, weight, cliqueFirst, cliques } = this;
    this.stored.hold(prices);
    const { first, cap, value } = this.entries;
    for (let w = 0; w < weight.length; w++) {
      let sum = 0;
      for (let e = first[w] as number; e < (first[w + 1] as number); e++) {
        sum += (prices[cap[e] as number] as number) * (value[e] as number);
      }
      const place = this.storedPlace(w);
      weight[w] = place === -1 ? sum : sum - (prices[place] as number) * (this.downBytes[w] as number);
    }
    for (let c = 0; cliqueFirst + c < prices.length; c++) {
      const price = prices[cliqueFirst + c] as number;
      if (price === 0) continue;
      for (let i = cliques.first[c] as number; i < (cliques.first[c + 1] as number); i++) {
        const w = cliques.window[i] as number;
        weight[w] = (weight[w] as number) - price;
      }
    }
  }

  private storedPlace(w: number): number {
    return this.stored.placeOf[this.satellite[w] as number] as number;
  }

  private greatestValue(clique: number): number {
    let most = 0;
    for (let i = this.cliques.first[clique] as number; i < (this.cliques.first[clique + 1] as number); i++) {
      const w = this.cliques.window[i] as number;
      let value = 0;
      for (let e = this.entries.first[w] as number; e < (this.entries.first[w + 1] as number); e++) {
        value += this.entries.value[e] as number;
      }
      most = Math.max(most, value);
    }
    return most;
  }
}

/** Greatest weight of the first i windows of a line that one antenna can serve. */
function weightsUpTo(line: WindowChain, weight: Float64Array): Float64Array {
  const best = new Float64Array(line.window.length + 1);
  line.window.forEach((w, i) => {
    best[i + 1] = Math.max(best[i] as number, (weight[w] as number) + (best[line.before[i] as number] as number));
  });
  return best;
}

/** The greatest weight of windows that one antenna can serve; notes in `uses` where they are, once an antenna of the line. */
function bestOnLine(line: AntennaLine, weight: Float64Array, uses: Float64Array): number {
  const best = weightsUpTo(line, weight);
  let i = line.window.length;
  const greatest = best[i] as number;
  while (i > 0) {
    if (best[i] === best[i - 1]) {
      i--;
      continue;
    }
    const w = line.window[i - 1] as number;
    uses[w] = (uses[w] as number) + line.antennas;
    i = line.before[i - 1] as number;
  }
  return greatest;
}

function noteRegrets(line: AntennaLine, weight: Float64Array, regrets: Float64Array): void {
  const before = weightsUpTo(line, weight);
  const after = weightsUpTo(line.reversed, weight);
  const greatest = before[line.window.length] as number;
  line.window.forEach((w, i) => {
    const back = line.backward[i] as number;
    const withIt =
      (weight[w] as number) +
      (before[line.before[i] as number] as number) +
      (after[line.reversed.before[back] as number] as number);
    regrets[w] = Math.min(regrets[w] as number, greatest - withIt);
  });
}
