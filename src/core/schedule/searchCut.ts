import { Random } from "../base/random";
import { anneal } from "./anneal";
import { CutBound } from "./cutBound";
import { cutModel, cutModelSize } from "./cutModel";
import { levelStep, setLevelPrices } from "./levelPrices";
import { proposeCut, proposeGrowth } from "./moves";
import { dependsOnSums } from "./satelliteValue";
import {
  allCapsFull,
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
import { Subgradient } from "./subgradient";
import { type Change, Timetable } from "./timetable";

/** Work at effort 1. */
const boundSteps = 300;
const annealingMoves = 4_000_000;
const movesAWindow = 6_000;

/** Problems of at most so many parts of windows and orders to decide go to the solver. */
const solverOptions = 300;
const solverPairs = 3_000;
const solverNodes = 50_000;

/** Windows of which a part may be booked: greedy schedules, a fluid bound, annealing, and the solver where the problem is small. */
export function* searchCut(search: Search, options: SearchOptions): Searching {
  const { problem } = search;
  const { effort = 1, seed = 0 } = options;
  yield* greedyStart(search, 0.05);
  lowerBound(search, allCapsFull(problem));
  if (isFinished(search)) return;

  const bound = new CutBound(problem);
  lowerBound(search, setLevelPrices(bound, problem));
  const descent = new Subgradient(bound, levelStep);
  const steps = Math.ceil(boundSteps * effort);
  for (let step = 0; step < steps && !descent.isSettled; step++) {
    descent.step(search.best.value());
    if (step % 10 > 0) continue;
    lowerBound(search, descent.best);
    yield { fraction: 0.05 + (0.25 * step) / steps, label: "Schedule: bound" };
  }
  lowerBound(search, descent.best);
  if (isFinished(search)) return;

  const candidates = allWindows(problem);
  const moves = Math.ceil(effort * Math.min(annealingMoves, movesAWindow * candidates.length)) / 2;
  const loss = typicalLoss(search.best, proposeCut, candidates, seed);
  for (const [run, hot] of [0.1, 0.5].entries()) {
    const timetable = timetableOf(problem, search.best.copy());
    const plan = { moves, candidates, propose: proposeCut, hot: hot * loss, cold: 0.003 * loss };
    for (const done of anneal(timetable, new Random(seed, "anneal", run), plan)) {
      yield { fraction: 0.3 + 0.3 * (run + done), label: "Schedule: improving" };
    }
    grow(timetable);
    keepBetter(search, timetable);
    lowerBound(search, search.bound);
  }
  if (!isFinished(search)) yield* solveCut(search, options);
}

/** Lets every booking take the room around it where that gains. */
function grow(timetable: Timetable): void {
  const changes: Change[] = [];
  for (let window = 0; window < timetable.antenna.length; window++) {
    if (timetable.antenna[window] === -1) continue;
    changes.length = 0;
    proposeGrowth(timetable, window, changes);
    if (changes.length > 0 && timetable.gain(changes) > 0) timetable.apply(changes);
  }
}

function* solveCut(search: Search, { solver, effort = 1, solverSeconds }: SearchOptions): Searching {
  const { problem } = search;
  if (solver === undefined || problem.windows.count > solverOptions) return;
  if (!problem.satelliteIds.every((_, s) => dependsOnSums(problem, s))) return;
  const size = cutModelSize(problem);
  if (size.options > solverOptions || size.options === 0 || size.pairs > solverPairs) return;
  yield { fraction: 0.9, label: "Schedule: exact solver", isBeforeSolver: true };
  const { model, options } = cutModel(problem);
  const result = solver.solve(model, {
    nodes: Math.ceil(effort * solverNodes),
    relativeGap: 1e-9,
    ...(solverSeconds && { seconds: solverSeconds() }),
  });
  const { columns } = result;
  if (columns !== undefined) {
    const timetable = new Timetable(problem);
    const chosen = options.filter((option) => columns[option.chosen] === 1);
    chosen.sort((a, b) => (columns[a.from] as number) - (columns[b.from] as number));
    for (const option of chosen) bookWithin(timetable, option, columns);
    grow(timetable);
    keepBetter(search, timetable);
  }
  if (result.status === "optimal" || result.status === "stopped") lowerBound(search, result.bound * 1e6);
}

/** How far a solver's times may be off, in ms. */
const solverSlackMs = 0.5;

/** Books what the solver chose, to whole ms; what is in the way by its rounding pushes the start back. */
function bookWithin(
  timetable: Timetable,
  { window, antenna, from, to }: { window: number; antenna: number; from: number; to: number },
  columns: Float64Array,
): void {
  const fromMs = Math.round((columns[from] as number) * 1000);
  const toMs = Math.round((columns[to] as number) * 1000);
  const part = timetable
    .freeParts(window, antenna)
    .find(({ start, end }) => start <= toMs - solverSlackMs && end >= fromMs + solverSlackMs);
  if (part === undefined) return;
  const startMs = Math.max(part.start, fromMs);
  const endMs = Math.min(part.end, Math.max(toMs, startMs + timetable.problem.minMs));
  if (endMs - startMs < timetable.problem.minMs) return;
  timetable.apply([timetable.booking(window, antenna, startMs, endMs)]);
}
