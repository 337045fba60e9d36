import { dive } from "./dive";
import { improve } from "./improve";
import { proposeWhole } from "./moves";
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
import { Timetable } from "./timetable";
import { WholeBound } from "./wholeBound";
import { type WholeModel, wholeModel } from "./wholeModel";

/** Work at effort 1. */
const boundSteps = 250;
/** Windows x steps of the bound: on large days fewer steps, as level prices are then nearly right. */
const boundWork = 30_000_000;
const diveRounds = 40;
const stepsARound = 30;
/** Windows x steps of a dive. */
const diveWork = 50_000_000;
const annealingMoves = 4_000_000;
const movesAWindow = 4_000;

/** Problems of at most so many choices go to the solver. */
const solverChoices = 6_000;
/** Its branch-and-bound nodes, together for all choices. */
const solverWork = 400_000;

/** Windows whose regret is within this part of a typical loss are candidates of moves. */
const regretKept = 0.015;
/** The same for dives, which need more to choose from. */
const regretDived = 0.02;

/**
 * Whole windows: greedy schedules, prices by subgradient, a dive along these prices, annealing among the windows that prices do not speak
 * against, and the solver where the problem is small enough for it.
 */
export function* searchWhole(search: Search, options: SearchOptions): Searching {
  const { problem } = search;
  const effort = options.effort ?? 1;
  yield* greedyStart(search, 0.05);
  lowerBound(search, allCapsFull(problem));
  if (isOver(search)) return;

  yield { fraction: 0.05, label: "Schedule: bound", isBeforeLongStep: true };
  if (isOver(search)) return;
  const bound = new WholeBound(problem);
  const steps = Math.ceil(Math.min(effort, 2) * Math.min(boundSteps, boundWork / problem.windows.count));
  const prices = yield* tighten(search, bound, steps);
  if (isOver(search)) return;
  const regrets = bound.regrets(prices);
  const loss = typicalLoss(search.best, proposeWhole, allWindows(problem), options.seed ?? 0);

  if (problem.satelliteIds.every((_, s) => dependsOnSums(problem, s))) {
    const diving = new Timetable(problem);
    const candidates = allWindows(problem).filter((w) => (regrets[w] as number) <= regretDived * loss);
    const most = diveWork / Math.max(1, candidates.length) / stepsARound;
    const rounds = Math.ceil(Math.min(effort, 3) * Math.min(diveRounds, most));
    const plan = { prices: prices, reached: search.best.value(), rounds, stepsARound, candidates };
    for (const done of dive(diving, bound, plan)) {
      yield { fraction: 0.3 + 0.2 * done, label: "Schedule: bookings along prices" };
      if (search.isStopped) break;
    }
    keepBetter(search, diving);
  }
  if (isOver(search)) return;
  const candidates = allWindows(problem).filter(
    (w) => (regrets[w] as number) <= regretKept * loss || search.best.antenna[w] !== -1,
  );
  yield* improve(search, {
    propose: proposeWhole,
    candidates,
    moves: Math.ceil(effort * Math.min(annealingMoves, movesAWindow * candidates.length)) / 2,
    // Hotter runs forget the dive's schedule, and end behind it.
    hot: [0.03 * loss, 0.1 * loss],
    cold: 0.01 * loss,
    seed: options.seed ?? 0,
    from: 0.5,
    to: 0.9,
  });
  if (!isOver(search)) yield* solveWhole(search, options);
}

function* solveWhole(search: Search, { solver, effort = 1, solverSeconds }: SearchOptions): Searching {
  const { problem, best } = search;
  if (solver === undefined || problem.windows.count > solverChoices) return;
  if (!problem.satelliteIds.every((_, s) => dependsOnSums(problem, s))) return;
  const { model, choices, counted } = wholeModel(problem);
  if (choices.length > solverChoices || choices.length === 0) return;
  yield { fraction: 0.9, label: "Schedule: exact solver", isBeforeLongStep: true };
  if (search.isStopped) return;
  const result = solver.solve(
    { ...model, start: startOf(search, model.columnCount, { choices, counted }) },
    {
      nodes: Math.ceil((effort * solverWork) / choices.length),
      ...(solverSeconds && { seconds: solverSeconds() }),
    },
  );
  if (result.columns !== undefined) {
    const timetable = new Timetable(problem);
    choices.forEach(({ window, members }, column) => {
      if (result.columns?.[column] === 1) bookOnOneOf(timetable, window, members);
    });
    keepBetter(search, timetable);
  }
  if (result.status === "optimal" || result.status === "stopped") lowerBound(search, result.bound * 1e6);
  if (best.value() > search.bound) search.bound = best.value();
}

function startOf(
  { best }: Search,
  columnCount: number,
  { choices, counted }: Pick<WholeModel, "choices" | "counted">,
): Float64Array {
  const { caps, satelliteIds } = best.problem;
  const start = new Float64Array(columnCount);
  satelliteIds.forEach((_, s) => {
    const { down, up } = best.volumeOf(s);
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const volume = (caps.down[cap] as number) * down + (caps.up[cap] as number) * up;
      start[counted[cap] as number] = Math.min(volume, caps.bytes[cap] as number) / 1e6;
    }
  });
  choices.forEach(({ window, members }, column) => {
    if (members.includes(best.antenna[window] as number)) start[column] = 1;
  });
  return start;
}

function bookOnOneOf(timetable: Timetable, window: number, members: readonly number[]): void {
  const { windows } = timetable.problem;
  const startMs = windows.startMs[window] as number;
  const endMs = windows.endMs[window] as number;
  for (const antenna of members) {
    const inTheWay: number[] = [];
    if (!timetable.collisions(window, antenna, startMs, endMs, inTheWay) || inTheWay.length > 0) continue;
    timetable.apply([timetable.booking(window, antenna, startMs, endMs)]);
    return;
  }
}
