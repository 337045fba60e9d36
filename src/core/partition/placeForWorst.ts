import type { Sliced } from "../base/progress";
import { searchChains } from "./chainSearch";
import { equalNodes } from "./equalNodes";
import { costOf } from "./improvePlacement";
import type { Placement, PlacementProgress } from "./placeLayers";
import { placementCost } from "./placementCost";
import { type Assignment, type LinkTable, type PlacementProblem, withoutFailed } from "./placementProblem";
import { meanCosts, runCosts } from "./runCosts";
import { whyInfeasible } from "./whyInfeasible";

export interface WorstCaseOptions {
  readonly objective?: "latency" | "energy";
  /** Multiplies the work, 1 (default) being about 10 s where the optimum is not proven before. */
  readonly effort?: number;
  /** Asked after every report; once it says true the search ends with the best so far. */
  readonly shouldStop?: () => boolean;
}

/** A placement, and the moment (index) at which it is worst: value, bound and cost are of that. */
export interface WorstCase {
  readonly worst: number;
  readonly placement: Placement;
}

const weightSteps = 12;
const mostRounds = 40;

/**
 * The placement that is best at its worst among moments with different links. The worst over few moments bounds the worst over all: the search runs over a few
 * (exactly: `searchChains` with `times`, bounded by the mean with the weights found best), the moment at which its result is worst is added, and so on until
 * none is worse. Links that are missing at one moment are not used at any: in `moments` they are struck out.
 */
export function* placeForWorst(
  problem: PlacementProblem,
  moments: readonly LinkTable[],
  { objective = "latency", effort = 1, shouldStop }: WorstCaseOptions = {},
): Sliced<WorstCase, PlacementProgress> {
  forbidMissing(moments);
  const search = new WorstCaseSearch(withoutFailed(problem), moments, objective, effort);
  let stopped = false;
  for (const { fraction } of search.run()) {
    yield { fraction, label: "Partition: worst case", partial: search.progress() };
    if (shouldStop?.() !== true) continue;
    stopped = true;
    break;
  }
  return search.result(stopped);
}

class WorstCaseSearch {
  private value = Number.POSITIVE_INFINITY;
  private bound = 0;
  private best: Assignment | undefined;
  private worst = 0;
  /** Costs at the moments that the search looks at. */
  private readonly times: ReturnType<typeof runCosts>[] = [];
  private readonly chosen = new Set<number>();
  private weights: number[] = [];
  private readonly equal: Int32Array;

  constructor(
    private readonly base: PlacementProblem,
    private readonly moments: readonly LinkTable[],
    private readonly objective: "latency" | "energy",
    private readonly effort: number,
  ) {
    this.equal = equalAtAll(base, moments);
  }

  /** Ends when the worst case is proven or the effort is spent. */
  *run(): Generator<{ readonly fraction: number }, void, void> {
    this.look(0);
    for (let round = 0; round < mostRounds && this.bound < this.value * (1 - 1e-9); round++) {
      const share = Math.max(0.1, 1 / (round + 2));
      yield* this.findWeights(share, round / mostRounds);
      const found = yield* this.search(share, round / mostRounds);
      if (this.bound === Number.POSITIVE_INFINITY || found === undefined) return;
      const moment = this.offer(found);
      // Its worst moment is looked at already: what is left is the search's own gap.
      if (this.chosen.has(moment)) return;
      this.look(moment);
    }
  }

  progress(): PlacementProgress {
    const { best, value } = this;
    if (best === undefined) return { bound: this.bound, gap: 1 };
    const bound = Math.min(this.bound, value);
    const gap = value === 0 ? 0 : (value - bound) / value;
    return gap <= 1e-9 ? { value, bound: value, gap: 0, assignment: best } : { value, bound, gap, assignment: best };
  }

  result(stopped: boolean): WorstCase {
    const { best, worst } = this;
    const problem = this.problemAt(worst);
    const progress = this.progress();
    if (best !== undefined) {
      const cost = placementCost(problem, best);
      return { worst, placement: { ...progress, feasible: true, cost, proven: progress.gap === 0, stopped } };
    }
    if (this.bound === Number.POSITIVE_INFINITY) {
      const reason = `over links that are there at all times: ${whyInfeasible(problem, this.objective)}`;
      return { worst, placement: { ...progress, gap: 0, feasible: false, proven: true, stopped, reason } };
    }
    const reason = "no placement was found, and none is proven impossible";
    return { worst, placement: { ...progress, feasible: null, proven: false, stopped, reason } };
  }

  private problemAt(moment: number): PlacementProblem {
    return { ...this.base, links: this.moments[moment] ?? this.base.links };
  }

  private look(moment: number): void {
    this.chosen.add(moment);
    this.times.push(runCosts(this.problemAt(moment), { objective: this.objective }));
    this.weights = this.times.map(() => 1 / this.times.length);
  }

  /** Moves weight to the times at which the best placements for the mean are dearest; any weights give a bound. */
  private *findWeights(share: number, fraction: number): Generator<{ readonly fraction: number }, void, void> {
    if (this.times.length === 1) return;
    let best = { bound: Number.NEGATIVE_INFINITY, weights: this.weights };
    let weights = this.weights;
    for (let step = 0; step < weightSteps; step++) {
      const costs = meanCosts(this.times, weights);
      const search = searchChains({ ...this.input(), costs, effort: (share * this.effort) / (2 * weightSteps) });
      let reached = search.next();
      while (!reached.done) {
        yield { fraction };
        reached = search.next();
      }
      const { assignment, bound } = reached.value;
      if (bound > best.bound) best = { bound, weights };
      if (assignment === undefined) break;
      this.offer(assignment);
      const each = this.times.map((time) => costOf(time, assignment));
      const mean = each.reduce((sum, cost, i) => sum + cost * (weights[i] as number), 0);
      const spread = Math.max(...each) - Math.min(...each);
      if (spread <= 1e-9 * mean) break;
      const length = 1 / (step + 2);
      const moved = weights.map((weight, i) => Math.max(0, weight + (length * ((each[i] as number) - mean)) / spread));
      const sum = moved.reduce((total, weight) => total + weight, 0);
      weights = moved.map((weight) => weight / sum);
    }
    this.bound = Math.max(this.bound, best.bound);
    this.weights = best.weights;
  }

  private *search(
    share: number,
    fraction: number,
  ): Generator<{ readonly fraction: number }, Assignment | undefined, void> {
    const costs = meanCosts(this.times, this.weights);
    const search = searchChains({ ...this.input(), costs, times: this.times, effort: share * this.effort });
    let reached = search.next();
    while (!reached.done) {
      yield { fraction };
      this.bound = Math.max(this.bound, reached.value.bound);
      reached = search.next();
    }
    this.bound = Math.max(this.bound, reached.value.bound);
    return reached.value.assignment;
  }

  private input() {
    return { capacityBytes: this.base.capacityBytes, equal: this.equal };
  }

  /** Keeps a placement whose worst moment is better; returns that moment. */
  private offer(assignment: Assignment): number {
    let worst = 0;
    let value = -1;
    this.moments.forEach((links, i) => {
      const cost = placementCost({ ...this.base, links }, assignment);
      const own = this.objective === "latency" ? cost.latencyMs : cost.energyJ;
      if (own <= value) return;
      value = own;
      worst = i;
    });
    if (value < this.value) {
      this.value = value;
      this.best = Int32Array.from(assignment);
      this.worst = worst;
    }
    return worst;
  }
}

/** Nodes that are equal at every moment. */
function equalAtAll(base: PlacementProblem, moments: readonly LinkTable[]): Int32Array {
  const each = moments.map((links) => equalNodes({ ...base, links }));
  return Int32Array.from(base.nodeIds, (_, node) => {
    const first = each[0]?.[node] ?? node;
    return each.every((equal) => equal[node] === first) ? first : node;
  });
}

/** A link that is missing at one moment is missing at all. */
function forbidMissing(tables: readonly LinkTable[]): void {
  const isMissing = new Uint8Array(tables[0]?.latencyMs.length ?? 0);
  for (const { latencyMs } of tables) {
    latencyMs.forEach((ms, pair) => {
      if (ms === Number.POSITIVE_INFINITY) isMissing[pair] = 1;
    });
  }
  for (const { latencyMs, msPerMB } of tables) {
    isMissing.forEach((missing, pair) => {
      if (missing === 0) return;
      latencyMs[pair] = Number.POSITIVE_INFINITY;
      msPerMB[pair] = 0;
    });
  }
}
