import { ageBound } from "./ageBound";
import { improve } from "./improve";
import { proposeCut, proposeWhole } from "./moves";
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

const annealingMoves = 2_000_000;
const movesAWindow = 4_000;

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
  const candidates = allWindows(problem);
  const propose = problem.mode === "whole" ? proposeWhole : proposeCut;
  const loss = typicalLoss(search.best, propose, candidates, seed);
  yield* improve(search, {
    propose,
    candidates,
    moves: Math.ceil(effort * Math.min(annealingMoves, movesAWindow * candidates.length)) / 2,
    hot: [0.1 * loss, 0.5 * loss],
    cold: 0.003 * loss,
    seed,
    from: 0.1,
    to: 1,
  });
}
