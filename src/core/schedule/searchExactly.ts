import { type AntennaLine, linesOf } from "./antennaLines";
import type { BookingProblem } from "./bookingProblem";
import { type SatellitePlans, satellitePlans } from "./satellitePlans";
import { isOver, keepBetter, lowerBound, type Search, type Searching } from "./search";
import { Timetable } from "./timetable";

/** Nodes of the plans of all satellites together, above which a problem is too large to be tried. */
const mostPlans = 200_000;
/** Nodes of the search at effort 1, and between two places to stop. */
const mostNodes = 6_000_000;
const nodesASlice = 100_000;

/**
 * Whole windows, any objective, to the proven optimum where the problem is small: branch and bound over the windows by start, each left out
 * or booked. What is decided can be worth no more than the satellites' best plans that begin so, each as if the antennas were its own.
 * Without effect where the problem is too large; where the nodes run out the best bookings found stay. `fraction` is where the whole search is.
 */
export function* searchExactly(search: Search, effort: number, fraction: number): Searching {
  const tree = plansOf(search.problem);
  if (tree === undefined) return;
  const branching = new Branching(search, tree);
  const slices = Math.max(1, Math.ceil((effort * mostNodes) / nodesASlice));
  for (let slice = 0; slice < slices && !branching.isDone; slice++) {
    branching.run(nodesASlice);
    keepBetter(search, branching.best);
    if (branching.isDone) lowerBound(search, search.best.value());
    yield { fraction, label: "Schedule: exact search" };
    if (isOver(search)) return;
  }
}

interface Tree {
  readonly plans: readonly SatellitePlans[];
  /** Windows that may be booked, by start, and the lines of antennas that each may be booked on. */
  readonly windows: readonly number[];
  readonly linesOf: readonly (readonly AntennaLine[])[];
}

function plansOf(problem: BookingProblem): Tree | undefined {
  const lines: AntennaLine[][] = Array.from({ length: problem.windows.count }, () => []);
  for (const line of linesOf(problem)) for (const w of line.window) lines[w]?.push(line);
  const windows = [...lines.keys()].filter((w) => lines[w]?.length !== 0);
  const windowsOf: number[][] = problem.satelliteIds.map(() => []);
  for (const w of windows) windowsOf[problem.windows.satellite[w] as number]?.push(w);
  const plans: SatellitePlans[] = [];
  let left = mostPlans;
  for (const [s, mine] of windowsOf.entries()) {
    const found = satellitePlans(problem, s, mine, left);
    if (found === undefined) return undefined;
    left -= found.best.length;
    plans.push(found);
  }
  return { plans, windows, linesOf: windows.map((w) => lines[w] as AntennaLine[]) };
}

/** Depth first: at depth d the first d windows are decided. */
class Branching {
  /** Holds the best bookings found here. */
  readonly best: Timetable;
  private bestValue: number;
  private depth = 0;
  /** Of each depth: which choice comes next (its lines of antennas, then none), and what to put back when it is undone. */
  private readonly choice: Int32Array;
  private readonly antenna: Int32Array;
  private readonly freeBefore: Float64Array;
  private readonly nodeBefore: Int32Array;
  private readonly mostBefore: Float64Array;
  /** Of each satellite: where in its plans the decided windows lead. */
  private readonly node: Int32Array;
  /** Of each antenna: since when it is ready. */
  private readonly readyMs: Float64Array;
  /** The satellites' best plans that begin as decided, added up. */
  private most = 0;

  constructor(
    { problem, best }: Search,
    private readonly tree: Tree,
  ) {
    const depths = tree.windows.length + 1;
    this.best = new Timetable(problem);
    this.bestValue = best.value();
    this.choice = new Int32Array(depths);
    this.antenna = new Int32Array(depths).fill(-1);
    this.freeBefore = new Float64Array(depths);
    this.nodeBefore = new Int32Array(depths);
    this.mostBefore = new Float64Array(depths);
    this.node = new Int32Array(problem.satelliteIds.length);
    this.readyMs = new Float64Array(problem.antennaStation.length).fill(Number.NEGATIVE_INFINITY);
    for (const plans of tree.plans) this.most += plans.best[0] as number;
  }

  get isDone(): boolean {
    return this.depth < 0;
  }

  /** Goes on for so many nodes. */
  run(nodes: number): void {
    const last = this.tree.windows.length;
    for (let i = 0; i < nodes && this.depth >= 0; i++) {
      if (this.depth === last) {
        this.keep();
        this.goBack();
      } else if (this.take(this.choice[this.depth] as number)) {
        this.depth++;
        this.choice[this.depth] = 0;
      }
    }
  }

  /** Makes a choice for the window at this depth, or goes back where there are no more; whether it is open what follows. */
  private take(choice: number): boolean {
    const { depth, tree, node } = this;
    const lines = tree.linesOf[depth] as readonly AntennaLine[];
    if (choice > lines.length) {
      this.goBack();
      return false;
    }
    this.choice[depth] = choice + 1;
    const { windows, setupMs } = this.best.problem;
    const w = tree.windows[depth] as number;
    const s = windows.satellite[w] as number;
    const { without, withIt, best } = tree.plans[s] as SatellitePlans;
    const line = lines[choice];
    const before = node[s] as number;
    const next = (line === undefined ? without[before] : withIt[before]) as number;
    if (next === -1) return false;
    const most = this.most - (best[before] as number) + (best[next] as number);
    if (most <= this.bestValue + 1e-12 * Math.abs(this.bestValue)) return false;
    // By start any antenna of a line that is free is as good as another.
    const antenna = line?.members.find((a) => (this.readyMs[a] as number) <= (windows.startMs[w] as number)) ?? -1;
    if (line !== undefined && antenna === -1) return false;
    this.antenna[depth] = antenna;
    this.nodeBefore[depth] = before;
    this.mostBefore[depth] = this.most;
    if (line !== undefined) {
      this.freeBefore[depth] = this.readyMs[antenna] as number;
      this.readyMs[antenna] = (windows.endMs[w] as number) + (setupMs[line.station] as number);
    }
    node[s] = next;
    this.most = most;
    return true;
  }

  private goBack(): void {
    this.depth--;
    const { depth, tree, antenna } = this;
    if (depth < 0) return;
    const s = this.best.problem.windows.satellite[tree.windows[depth] as number] as number;
    this.node[s] = this.nodeBefore[depth] as number;
    this.most = this.mostBefore[depth] as number;
    const a = antenna[depth] as number;
    if (a !== -1) this.readyMs[a] = this.freeBefore[depth] as number;
  }

  private keep(): void {
    const { windows } = this.best.problem;
    const bookings = new Timetable(this.best.problem).copy();
    this.tree.windows.forEach((w, depth) => {
      bookings.antenna[w] = this.antenna[depth] as number;
      bookings.startMs[w] = windows.startMs[w] as number;
      bookings.endMs[w] = windows.endMs[w] as number;
    });
    this.best.restore(bookings);
    this.bestValue = this.best.value();
  }
}
