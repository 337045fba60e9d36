import { levelStep, setLevelPrices } from "./levelPrices";
import { isOver, lowerBound, type Search, type SearchStep } from "./search";
import { type PricedBound, Subgradient } from "./subgradient";

/** Subgradient steps between two places to stop, of a bound that is quickly evaluated. */
const stepsASlice = 10;
/** Problems above this many windows stop after each step. */
const manyWindows = 20_000;

/** Lowers the search's bound by `steps` subgradient steps from level prices; returns the best prices. */
export function* tighten(search: Search, bound: PricedBound, steps: number): Generator<SearchStep, Float64Array, void> {
  const label = "Schedule: bound";
  const { count } = search.problem.windows;
  const between = count > manyWindows ? 1 : stepsASlice;
  for (const least of setLevelPrices(bound, search.problem)) {
    lowerBound(search, least);
    if (count > manyWindows) yield { fraction: 0.05, label };
    if (search.isStopped) return bound.prices;
  }
  const descent = new Subgradient(bound, levelStep);
  for (let step = 0; step < steps && !descent.isSettled; step++) {
    descent.step(search.best.value());
    lowerBound(search, descent.best);
    if (step % between > 0) continue;
    yield { fraction: 0.05 + (0.25 * step) / steps, label };
    if (isOver(search)) break;
  }
  return descent.bestPrices;
}
