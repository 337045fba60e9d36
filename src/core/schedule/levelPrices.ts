import type { BookingProblem } from "./bookingProblem";
import type { PricedBound } from "./subgradient";

/** Levels tried between the least and the greatest slope, and below the least. */
const levelsTried = 12;

/** Shares of a byte's worth that are tried as the price of what comes in. */
const storedShares = [0, 0.5, 1];

/** Steps of the subgradient from level prices are short: little is left to do. */
export const levelStep = 0.03;

/**
 * Sets the prices of caps to min(1, level / slope), the level being the one among some that gives the least bound: on a contested day time
 * costs about the same everywhere, and a byte counts for no more than what it displaces. What comes in on board costs a share of a byte's
 * worth, the same for all. Yields and returns the least bound so far.
 */
export function* setLevelPrices(bound: PricedBound, { caps }: BookingProblem): Generator<number, number, void> {
  const slopes = [...new Set(caps.slope)].filter((slope) => slope > 0).sort((a, b) => a - b);
  const least = slopes[0] ?? 1;
  const greatest = slopes.at(-1) ?? 1;
  const levels = [0, ...slopes.slice(0, levelsTried)];
  for (let i = 0; i <= levelsTried; i++) levels.push(least / 4 + ((greatest - least / 4) * i) / levelsTried);
  const slope = new Float64Array(bound.prices.length);
  let best = Number.POSITIVE_INFINITY;
  let bestLevel = greatest;
  let bestShare = 0;
  for (const share of bound.storedCount === 0 ? [0] : storedShares) {
    for (const level of levels) {
      priceAt(bound, caps.slope, level, share);
      const value = bound.evaluate(slope);
      if (value < best) {
        best = value;
        bestLevel = level;
        bestShare = share;
      }
      yield best;
    }
  }
  priceAt(bound, caps.slope, bestLevel, bestShare);
  return best;
}

function priceAt(
  { prices, scale, most, storedCount }: PricedBound,
  slopes: Float64Array,
  level: number,
  share: number,
): void {
  slopes.forEach((slope, cap) => {
    // A cap that is never full keeps its whole price.
    if (scale[cap] !== 0) prices[cap] = slope > level ? level / slope : 1;
  });
  for (let i = slopes.length; i < slopes.length + storedCount; i++) prices[i] = share * (most[i] as number);
}
