import { annealPlacement, movesBetweenStops, workOfMove } from "./annealPlacement";
import type { ChainSearchInput } from "./chainSearchInput";
import type { Incumbent } from "./incumbent";
import { PackingBound } from "./packingBound";

/** The work after which there is a first rally, and how often the work has grown when there is another. */
const workBeforeFirst = 1e8;
const growthBetween = 4;
/** What a walk may take: at first for each pair of layer and node, and in all; later, of the work so far. */
const walkWorkOfPair = 3.5e5;
const mostWalkWork = 1.6e9;
const walkShare = 0.5;
/** Walks of the first rally, one of them before the bound of packings. */
const walksAtFirst = 6;
/** What the bound of packings may take, the steps with which it is nearly at its best, and those without which it is not begun. */
const mostPackingWork = 8e8;
const mostPackingSteps = 1000;
const leastPackingSteps = 150;

/** What a rally has to know of the search. */
export interface RallyContext {
  readonly work: number;
  /** Of memory, at which the bound of the whole is greatest. */
  readonly prices: Float64Array;
  /** The bound of the whole. */
  proven(): number;
  /** Whether there is work left and it is of use. */
  isWanted(): boolean;
}

/** A slice of a rally: the work that it took, in steps of the innermost loop, and a bound of the whole. */
export interface RallySlice {
  readonly work: number;
  readonly bound: number;
}

/** What a search does besides its tree where the gap stays wide: it anneals placements, and raises the bound of the whole by what packings allow. */
export class Rallies {
  private dueAt: number;
  private readonly scale: number;
  private walks = 0;

  constructor(
    private readonly input: ChainSearchInput,
    private readonly incumbent: Incumbent,
  ) {
    this.scale = Math.min(1, input.effort ?? 1);
    this.dueAt = workBeforeFirst * this.scale;
  }

  isDue(work: number): boolean {
    return work >= this.dueAt;
  }

  /** The first one raises the bound and walks several times, later ones walk once, ever longer. Yields at places to stop. */
  *rally(context: RallyContext): Generator<RallySlice, void, void> {
    let done = context.work;
    const slices = this.walks === 0 ? this.first(context) : this.walk(walkShare * context.work);
    for (const slice of slices) {
      done += slice.work;
      yield slice;
    }
    this.dueAt = growthBetween * done;
  }

  private *first(context: RallyContext): Generator<RallySlice, void, void> {
    const { layerCount, nodeCount } = this.input.costs;
    const most = Math.min(mostWalkWork, walkWorkOfPair * layerCount * nodeCount) * this.scale;
    yield* this.walk(most);
    if (this.input.times === undefined) yield* this.boundPackings(context);
    while (this.walks < walksAtFirst && context.isWanted()) yield* this.walk(most);
  }

  private *walk(most: number): Generator<RallySlice, void, void> {
    const { incumbent } = this;
    const { costs, capacityBytes } = this.input;
    const { layerCount, nodeCount } = costs;
    const start =
      incumbent.assignment ??
      Int32Array.from({ length: layerCount }, (_, layer) => Math.floor((layer * nodeCount) / layerCount));
    const moves = Math.round(most / workOfMove);
    for (const found of annealPlacement(costs, capacityBytes, { start, moves, seed: this.walks++ })) {
      if (found !== undefined) incumbent.keep(found);
      yield { work: movesBetweenStops * workOfMove, bound: 0 };
    }
  }

  private *boundPackings({ prices, proven }: RallyContext): Generator<RallySlice, void, void> {
    const { incumbent } = this;
    const { costs, capacityBytes } = this.input;
    const work = PackingBound.workOfStep(costs, capacityBytes);
    const steps = Math.min(mostPackingSteps, Math.floor((mostPackingWork * this.scale) / work));
    if (steps < leastPackingSteps || incumbent.value === Number.POSITIVE_INFINITY) return;
    const packings = new PackingBound(costs, capacityBytes, prices, steps);
    for (let step = 0; step < steps; step++) {
      const goesOn = packings.step(incumbent.value);
      const isBehind = packings.best < proven();
      yield { work, bound: packings.best };
      if (!goesOn || (isBehind && 2 * step >= steps)) return;
    }
  }
}
