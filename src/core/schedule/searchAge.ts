import { Random } from "../base/random";
import { ageBound } from "./ageBound";
import { anneal } from "./anneal";
import { proposeCut, proposeWhole } from "./moves";
import {
  allWindows,
  greedyStart,
  isFinished,
  keepBetter,
  lowerBound,
  type Search,
  type Searching,
  type SearchOptions,
  timetableOf,
  typicalLoss,
} from "./search";

const annealingMoves = 2_000_000;
const movesAWindow = 4_000;

/** The youngest information: annealing on the mean age itself, against what each satellite could have had if the antennas were its own. */
export function* searchAge(search: Search, options: SearchOptions): Searching {
  const { problem } = search;
  const { effort = 1, seed = 0 } = options;
  yield* greedyStart(search, 0.1);
  lowerBound(search, ageBound(problem));
  if (isFinished(search)) return;
  const candidates = allWindows(problem);
  const propose = problem.mode === "whole" ? proposeWhole : proposeCut;
  const moves = Math.ceil(effort * Math.min(annealingMoves, movesAWindow * candidates.length)) / 2;
  const loss = typicalLoss(search.best, propose, candidates, seed);
  for (const [run, hot] of [0.1, 0.5].entries()) {
    const timetable = timetableOf(problem, search.best.copy());
    const plan = { moves, candidates, propose, hot: hot * loss, cold: 0.003 * loss };
    for (const done of anneal(timetable, new Random(seed, "anneal", run), plan)) {
      yield { fraction: 0.1 + 0.45 * (run + done), label: "Schedule: improving" };
    }
    keepBetter(search, timetable);
    lowerBound(search, search.bound);
  }
}
