import { improve } from "./improve";
import { proposeWhole } from "./moves";
import { rebook } from "./rebook";
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
import { searchExactly } from "./searchExactly";
import { tighten } from "./tighten";
import { Timetable } from "./timetable";
import { WholeBound } from "./wholeBound";
import { type WholeModel, wholeModel } from "./wholeModel";

/** Work at effort 1. */
const boundSteps = 250;
/** Windows x steps of the bound: on large days fewer steps, as level prices are then nearly right. */
const boundWork = 30_000_000;
const stretches = 500_000;
const stretchesAWindow = 200;
const annealingMoves = 4_000_000;
const movesAWindow = 4_000;
const fewestMoves = 400_000;
/** Steps of annealing, at least, from hot to cold. */
const temperatures = 100;

/** Problems of at most so many choices go to the solver. */
const solverChoices = 6_000;
/** Its branch-and-bound nodes, together for all choices. */
const solverWork = 400_000;

/** Slices of stretches after which better bookings are handed over. */
const slicesBetween = 20;
/** Windows whose regret is above this part of a booking's worth are left out of stretches. */
const regretRebooked = 0.2;
/** Windows whose regret is within this part of a typical loss are candidates of moves. */
const regretKept = 0.015;
/** Of so many windows all are. */
const fewWindows = 500;

/**
 * Whole windows: greedy schedules, prices by subgradient, then the antennas' time booked anew stretch by stretch, and the solver where the
 * problem is small enough for it.
 */
export function* searchWhole(search: Search, options: SearchOptions): Searching {
  const { problem } = search;
  const effort = options.effort ?? 1;
  yield* greedyStart(search, 0.05);
  lowerBound(search, allCapsFull(problem));
  if (isOver(search)) return;
  const bySums = problem.satelliteIds.every((_, s) => dependsOnSums(problem, s));
  if (!bySums) yield* searchExactly(search, effort, 0.05);
  if (isOver(search)) return;

  yield { fraction: 0.05, label: "Schedule: bound", isHandedOver: true };
  if (isOver(search)) return;
  const bound = new WholeBound(problem);
  const steps = Math.ceil(Math.min(effort, 2) * Math.min(boundSteps, boundWork / problem.windows.count));
  const prices = yield* tighten(search, bound, steps);
  if (isOver(search)) return;
  const regrets = bound.regrets(prices);
  if (bySums) {
    yield* rebookWhole(search, prices.slice(0, problem.caps.slope.length), regrets, options);
  } else {
    yield* moveWhole(search, regrets, options);
  }
  if (!isOver(search)) yield* solveWhole(search, options);
}

/** Stretch by stretch of the antennas' time, from nothing. */
function* rebookWhole(search: Search, prices: Float64Array, regrets: Float64Array, options: SearchOptions): Searching {
  const { problem } = search;
  const { effort = 1, seed = 0 } = options;
  const typicalWorth = meanWorth(search.best, prices);
  const timetable = new Timetable(problem);
  const plan = {
    prices,
    typicalWorth,
    isOut: Uint8Array.from(regrets, (regret) => (regret > regretRebooked * typicalWorth ? 1 : 0)),
    stretches: Math.ceil(effort * Math.min(stretches, stretchesAWindow * problem.windows.count)),
    seed,
  };
  let sinceKept = 0;
  for (const done of rebook(timetable, plan)) {
    if (++sinceKept === slicesBetween) {
      sinceKept = 0;
      keepBetter(search, timetable);
    }
    yield { fraction: 0.3 + 0.6 * done, label: "Schedule: improving" };
    if (search.isStopped) break;
  }
  keepBetter(search, timetable);
  lowerBound(search, search.bound);
}

/** Contact by contact, where a satellite's value depends on when it is served. */
function* moveWhole(search: Search, regrets: Float64Array, { effort = 1, seed = 0 }: SearchOptions): Searching {
  const { problem } = search;
  const all = allWindows(problem);
  const loss = typicalLoss(search.best, proposeWhole, all, seed);
  // Regrets know nothing of what is on board: where there is time for all windows none is left out by them.
  const candidates =
    all.length <= fewWindows
      ? all
      : all.filter((w) => (regrets[w] as number) <= regretKept * loss || search.best.antenna[w] !== -1);
  const moves = Math.ceil(
    (effort * Math.max(fewestMoves, Math.min(annealingMoves, movesAWindow * candidates.length))) / 2,
  );
  yield* improve(search, {
    propose: proposeWhole,
    candidates,
    moves,
    movesASlice: Math.min(10_000, Math.ceil(moves / temperatures)),
    hot: [0.1 * loss, 2 * loss],
    cold: 0.01 * loss,
    seed,
    from: 0.3,
    to: 0.9,
  });
}

/** What a booking is worth on average, at the prices of caps. */
function meanWorth({ problem: { caps }, downBytes, upBytes, onSatellite }: Timetable, prices: Float64Array): number {
  let sum = 0;
  let count = 0;
  onSatellite.forEach((there, s) => {
    for (const w of there) {
      count++;
      for (let c = caps.first[s] as number; c < (caps.first[s + 1] as number); c++) {
        const down = (caps.down[c] as number) * (downBytes[w] as number);
        const bytes = down + (caps.up[c] as number) * (upBytes[w] as number);
        sum += (caps.slope[c] as number) * (prices[c] as number) * Math.min(bytes, caps.bytes[c] as number);
      }
    }
  });
  return count === 0 ? 0 : sum / count;
}

function* solveWhole(search: Search, { solver, effort = 1, solverSeconds }: SearchOptions): Searching {
  const { problem, best } = search;
  if (solver === undefined || problem.windows.count > solverChoices) return;
  if (!problem.satelliteIds.every((_, s) => dependsOnSums(problem, s))) return;
  const { model, choices, counted } = wholeModel(problem);
  if (choices.length > solverChoices || choices.length === 0) return;
  yield { fraction: 0.9, label: "Schedule: exact solver", isHandedOver: true };
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
