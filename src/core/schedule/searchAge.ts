import { ageBound } from "./ageBound";
import { improve } from "./improve";
import { proposeRenewal } from "./moveRenewal";
import { proposeWhole } from "./moves";
import {
  allWindows,
  greedyStart,
  isOver,
  lowerBound,
  type Search,
  type Searching,
  type SearchOptions,
  typicalLoss,
} from "./search";
import { searchExactly } from "./searchExactly";
import { spreadRenewals } from "./spreadRenewals";

/** Moves at effort 1. */
const fewestMoves = 400_000;
const mostMoves = { whole: 2_000_000, cut: 600_000 };
const movesAWindow = 4_000;
/** Above so many, moves are too few a window for a second, hotter run to come as far as the first. */
const manyWindows = 20_000;
/** Steps, at least, from hot to cold. */
const temperatures = 100;

/** The youngest information: annealing on the mean age itself, against what each satellite could have had if the antennas were its own. */
export function* searchAge(search: Search, options: SearchOptions): Searching {
  const { problem } = search;
  const { effort = 1, seed = 0 } = options;
  yield* greedyStart(search, 0.1);
  if (search.isStopped) return;
  yield { fraction: 0.1, label: "Schedule: bound", isHandedOver: true };
  if (search.isStopped) return;
  // No age is below 0.
  lowerBound(search, 0);
  for (const bound of ageBound(problem, search.best, effort)) {
    lowerBound(search, bound);
    yield { fraction: 0.1, label: "Schedule: bound" };
    if (search.isStopped) return;
  }
  if (isOver(search)) return;
  if (problem.mode === "whole") yield* searchExactly(search, effort, 0.1);
  if (isOver(search)) return;
  const candidates = allWindows(problem);
  const propose = problem.mode === "whole" ? proposeWhole : proposeRenewal;
  const moves = Math.ceil(effort * between(fewestMoves, movesAWindow * candidates.length, mostMoves[problem.mode])) / 2;
  const isLarge = candidates.length > manyWindows;
  const loss = typicalLoss(search.best, propose, candidates, seed);
  yield* improve(search, {
    propose,
    candidates,
    moves: isLarge ? 2 * moves : moves,
    movesASlice: between(1, Math.ceil(moves / temperatures), 10_000),
    hot: isLarge ? [0.1 * loss] : [0.1 * loss, 0.5 * loss, 3 * loss],
    cold: 0.003 * loss,
    seed,
    from: 0.1,
    to: 1,
    ...(problem.mode === "cut" && { polish: spreadRenewals }),
  });
}

function between(least: number, wanted: number, most: number): number {
  return Math.min(most, Math.max(least, wanted));
}
