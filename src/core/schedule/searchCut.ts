import { CutBound } from "./cutBound";
import { cutModel, cutModelSize } from "./cutModel";
import { improve } from "./improve";
import { proposeCut, proposeGrowth } from "./moves";
import { dependsOnSums } from "./satelliteValue";
import {
  allCapsFull,
  allWindows,
  greedyStart,
  isOver,
  keepBetter,
  lowerBound,
  type Search,
  type Searching,
  type SearchOptions,
  typicalLoss,
} from "./search";
import { tighten } from "./tighten";
import { type Change, Timetable } from "./timetable";

/** Work at effort 1. */
const boundSteps = 300;
/** Windows x steps of the bound. */
const boundWork = 6_000_000;
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
  if (isOver(search)) return;

  yield { fraction: 0.05, label: "Schedule: bound", isHandedOver: true };
  if (isOver(search)) return;
  const steps = Math.ceil(effort * Math.min(boundSteps, boundWork / problem.windows.count));
  yield* tighten(search, new CutBound(problem), steps);
  if (isOver(search)) return;

  const candidates = allWindows(problem);
  const loss = typicalLoss(search.best, proposeCut, candidates, seed);
  yield* improve(search, {
    propose: proposeCut,
    candidates,
    moves: Math.ceil(effort * Math.min(annealingMoves, movesAWindow * candidates.length)) / 2,
    hot: [0.1 * loss, 0.5 * loss],
    cold: 0.003 * loss,
    seed,
    from: 0.3,
    to: 0.9,
    polish: grow,
  });
  if (!isOver(search)) yield* solveCut(search, options);
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
  yield { fraction: 0.9, label: "Schedule: exact solver", isHandedOver: true };
  if (search.isStopped) return;
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
