import { BestFirst } from "./bestFirst";
import type { ChainSearchInput } from "./chainSearchInput";
import { improvePlacement } from "./improvePlacement";
import { Incumbent } from "./incumbent";
import type { Assignment } from "./placementProblem";
import { longPace, PriceAscent, shortPace } from "./priceAscent";
import { Rallies } from "./rallies";
import { largestWithin, reachableSums } from "./reachableSums";
import { type ChainState, RunBound, startCost } from "./runBound";
import type { RunCosts } from "./runCosts";
import { SeenChains } from "./seenChains";
import { fillInOrder } from "./startPlacements";

/** What a search has come to. */
export interface Reached {
  /** Cost of the best placement found; Infinity: none. */
  readonly value: number;
  /** No placement costs less; Infinity: there is none. */
  readonly bound: number;
  readonly assignment?: Assignment;
}

/** A chain that was looked at; its open continuations point back to it. */
interface Placed extends ChainState {
  readonly cost: number;
  readonly prices: Float64Array;
  /** At each of the times. */
  readonly costs?: Float64Array;
  readonly by?: OpenEnd;
}

/** A run put behind a chain, not yet looked at. */
interface OpenEnd {
  readonly before: Placed;
  readonly node: number;
  readonly end: number;
  readonly cost: number;
}

/** Steps of the innermost loop in about 10 s. */
const standardWork = 4e9;
const workBetweenReports = 4e6;
/** Steps for the bound of the whole, and what they may take of all work. */
const mostRootSteps = 600;
const leastRootSteps = 100;
const rootShare = 0.15;
const mostOpen = 1_000_000;

/** Where the gap stays at least so wide, more than the tree is tried. */
const wideGap = 0.03;

/**
 * Exact branch and bound over chains of runs, best first: what is open with the least bound is continued by every run that fits, as the
 * bound of `RunBound` with prices improved on the way allows. Chains that reach the same layer on the same node with the same free memory (equal
 * nodes exchanged) are continued once. Yields after each slice; the bound is valid all the time. Ends with bound = value where the optimum is
 * proven, both Infinity where there is no placement.
 */
export function* searchChains(
  input: ChainSearchInput,
): Generator<Reached & { readonly fraction: number }, Reached, void> {
  const search = new ChainSearch(input);
  const limit = standardWork * (input.effort ?? 1);
  for (const _ of search.start()) yield { ...search.reached(), fraction: 0 };
  while (!search.isDone && search.work < limit) {
    for (const _ of search.isRallyDue ? search.rally(limit) : search.step()) {
      yield { ...search.reached(), fraction: Math.min(1, search.work / limit) };
    }
    if (search.isTired()) yield { ...search.reached(), fraction: Math.min(1, search.work / limit) };
  }
  return search.reached();
}

class ChainSearch {
  private readonly costs: RunCosts;
  private readonly bound: RunBound;
  private readonly open = new BestFirst<OpenEnd>();
  private readonly sums: readonly (Float64Array | undefined)[];
  private readonly seen: SeenChains;
  private readonly incumbent: Incumbent;
  private readonly rallies: Rallies;
  private readonly classes: readonly (readonly number[])[];
  /** The least bound of what was given up for lack of memory. */
  private lost = Number.POSITIVE_INFINITY;
  private proven = 0;
  private otherWork = 0;
  private rested = 0;
  /** While one chain is out of the list and not yet continued, the list's least is no bound. */
  private isLooking = false;
  /** Whether the bound of the whole is known; before that it is 0. */
  private isRooted = false;
  private looked = 0;
  /** Of memory, at which the bound of the whole is greatest. */
  private rootPrices: Float64Array;

  constructor(private readonly input: ChainSearchInput) {
    this.costs = input.costs;
    this.bound = new RunBound(input.costs);
    this.incumbent = new Incumbent(input.costs, input.times, input.cutoff ?? Number.POSITIVE_INFINITY);
    this.rallies = new Rallies(input, this.incumbent);
    this.rootPrices = new Float64Array(input.costs.nodeCount);
    this.sums = reachableSums(
      input.costs.bytes.subarray(1).map((bytes, layer) => bytes - (input.costs.bytes[layer] as number)),
    );
    const groups = new Map<number, number[]>();
    input.equal.forEach((first, node) => {
      groups.set(first, [...(groups.get(first) ?? []), node]);
    });
    this.classes = [...groups.values()];
    this.seen = new SeenChains(input.equal, this.classes);
  }

  get work(): number {
    return this.bound.work + this.otherWork;
  }

  get isDone(): boolean {
    return this.open.size === 0 || Math.max(this.open.least, this.proven) >= this.incumbent.limit;
  }

  get isRallyDue(): boolean {
    return this.rallies.isDue(this.work) && this.isWide;
  }

  reached(): Reached {
    if (this.isRooted && !this.isLooking) this.proven = Math.max(this.proven, Math.min(this.open.least, this.lost));
    const { value, limit, assignment } = this.incumbent;
    if (assignment === undefined) return { value: Number.POSITIVE_INFINITY, bound: this.proven };
    return { value, bound: Math.min(value, this.proven >= limit ? value : this.proven), assignment };
  }

  /** First placements and the bound of the whole; each step is a place to stop. */
  *start(): Generator<void, void, void> {
    const { nodeCount, isStaged } = this.costs;
    const { start } = this.input;
    if (start !== undefined) {
      this.incumbent.keep(Int32Array.from(start));
      yield* this.keepImproved(Int32Array.from(start));
    }
    if (!isStaged) {
      for (const filled of fillInOrder(this.costs, this.input.capacityBytes)) {
        this.incumbent.keep(Int32Array.from(filled));
        yield* this.keepImproved(filled);
      }
    }
    const room = Float64Array.from(this.input.capacityBytes);
    const root = { from: 0, last: -1, room, cost: 0, prices: new Float64Array(nodeCount) };
    const { layerCount } = this.costs;
    const affordable = (rootShare * standardWork * (this.input.effort ?? 1)) / (layerCount * nodeCount * nodeCount);
    yield* this.lookAt(root, true, Math.round(Math.min(mostRootSteps, Math.max(leastRootSteps, affordable))), longPace);
    this.isRooted = true;
  }

  /** More than the tree; each step is a place to stop. */
  *rally(limit: number): Generator<void, void, void> {
    const slices = this.rallies.rally({
      work: this.work,
      prices: this.rootPrices,
      proven: () => this.proven,
      isWanted: () => this.isWide && this.work < limit,
    });
    for (const { work, bound } of slices) {
      this.otherWork += work;
      this.proven = Math.max(this.proven, bound);
      yield;
    }
  }

  /** Looks at the most promising open end. */
  *step(): Generator<void, void, void> {
    const item = this.open.pop();
    if (item === undefined) return;
    const { before, node, end, cost } = item;
    const room = Float64Array.from(before.room);
    const size = (this.costs.bytes[end] as number) - (this.costs.bytes[before.from] as number);
    room[node] = this.costs.isStaged ? -1 : (room[node] as number) - size;
    this.looked++;
    const costs = this.costsWith(before, node, end);
    const placed = { from: end, last: node, room, cost, prices: before.prices, by: item, ...(costs && { costs }) };
    this.isLooking = true;
    yield* this.lookAt(placed, this.looked % 32 === 1);
    this.isLooking = false;
    if (this.open.size > mostOpen) this.lost = Math.min(this.lost, this.open.shrink(mostOpen / 2));
  }

  private get isWide(): boolean {
    return !this.costs.isStaged && (1 - wideGap) * this.incumbent.value >= Math.max(this.open.least, this.proven);
  }

  private *lookAt(given: Placed, isDived: boolean, steps = 6, pace = shortPace): Generator<void, void, void> {
    if (!this.tighten(given) || this.isKnown(given)) return;
    const prices = Float64Array.from(given.prices);
    if ((yield* this.improvePrices(given, prices, steps, pace)) >= this.incumbent.limit) return;
    const placed = { ...given, prices };
    if (placed.last < 0) this.rootPrices = prices;
    if (isDived) yield* this.dive(placed);
    this.bound.evaluate(placed, prices);
    yield* this.branch(placed);
  }

  /** Cuts free memory down to what the layers to come can fill; false: they do not fit together. */
  private tighten({ from, room }: ChainState): boolean {
    const { bytes, layerCount } = this.costs;
    const needed = (bytes[layerCount] as number) - (bytes[from] as number);
    const sums = this.sums[from];
    let total = 0;
    for (let node = 0; node < room.length; node++) {
      const free = room[node] as number;
      if (free < 0) continue;
      const useful = sums === undefined ? Math.min(free, needed) : largestWithin(sums, free);
      room[node] = useful;
      total += useful;
    }
    return total >= needed;
  }

  private isKnown(chain: Placed): boolean {
    return chain.last >= 0 && this.seen.isKnown(chain, chain.costs ?? Float64Array.of(chain.cost));
  }

  /** Raises the bound of a chain; placements met on the way are kept. Returns the bound. */
  private *improvePrices(
    placed: Placed,
    prices: Float64Array,
    steps: number,
    pace = shortPace,
  ): Generator<void, number, void> {
    const ascent = new PriceAscent(this.bound, placed, prices, pace);
    for (let step = 0; step < steps; step++) {
      const goesOn = ascent.step(this.incumbent.value, this.incumbent.limit);
      if (ascent.isFitting) yield* this.keepTraced(placed, ascent.cost);
      if (placed.last < 0) this.proven = Math.max(this.proven, ascent.best);
      if (!goesOn || ascent.best >= this.incumbent.limit) break;
      if (this.isTired()) yield;
    }
    return ascent.best;
  }

  /** Follows the cheapest priced chain run by run, each time with the memory that is left. */
  private *dive(placed: Placed): Generator<void, void, void> {
    const { costs, bound } = this;
    let at = placed;
    for (let depth = 0; depth < 4 * costs.nodeCount + costs.layerCount; depth++) {
      const prices = Float64Array.from(at.prices);
      const reached = yield* this.improvePrices(at, prices, 3);
      if (reached >= this.incumbent.limit) return;
      bound.evaluate(at, prices);
      bound.trace(at);
      const node = bound.runNodes[0];
      const end = bound.runEnds[0];
      if (node === undefined || end === undefined) return;
      const room = Float64Array.from(at.room);
      const size = (costs.bytes[end] as number) - (costs.bytes[at.from] as number);
      room[node] = costs.isStaged ? -1 : (room[node] as number) - size;
      const item = { before: at, node, end, cost: at.cost + runCost(costs, at.from, at.last, node, end) };
      at = { from: end, last: node, room, cost: item.cost, prices, by: item };
      if (end === costs.layerCount || !this.tighten(at)) return;
    }
  }

  /** Whether it is time for a place to stop. */
  isTired(): boolean {
    if (this.work - this.rested < workBetweenReports) return false;
    this.rested = this.work;
    return true;
  }

  private costsWith(
    { from, last, costs = new Float64Array(this.input.times?.length ?? 0) }: Placed,
    node: number,
    end: number,
  ) {
    return this.input.times?.reduce((sums, time, i) => {
      sums[i] = (costs[i] as number) + runCost(time, from, last, node, end);
      return sums;
    }, new Float64Array(costs.length));
  }

  /** Opens every run behind a chain that the bound does not rule out. The bound's last evaluation is that chain's. */
  private *branch(placed: Placed): Generator<void, void, void> {
    const { costs, bound } = this;
    const { from, last, room, prices } = placed;
    const { layerCount, nodeCount, bytes, lastEnd, isStaged } = costs;
    if (from === layerCount) return;
    let credit = 0;
    for (let node = 0; node < nodeCount; node++) credit += (prices[node] as number) * bound.credit(room, node);
    const start = bytes[from] as number;
    const limit = this.incumbent.limit;
    for (const nodes of this.classes) {
      const triedRooms = new Set<number>();
      for (const node of nodes) {
        const free = room[node] as number;
        if (node === last || free < 0 || triedRooms.has(free)) continue;
        triedRooms.add(free);
        const mostEnd = lastEnd[from * nodeCount + node] as number;
        for (let end = from + 1; end <= mostEnd; end++) {
          const size = (bytes[end] as number) - start;
          if (size > free) break;
          const cost = placed.cost + runCost(costs, from, last, node, end);
          const priced = (prices[node] as number) * (isStaged ? 1 : size);
          const least = cost + priced + (bound.after[end * nodeCount + node] as number) - credit;
          if (least >= limit || Number.isNaN(least)) continue;
          if (end === layerCount) yield* this.keepFinished(placed, node, least + credit - priced);
          else this.open.push(least, { before: placed, node, end, cost });
        }
      }
    }
  }

  private *keepFinished(placed: Placed, node: number, cost: number): Generator<void, void, void> {
    if (cost >= this.incumbent.limit) return;
    const assignment = this.assignmentOf(placed);
    assignment.fill(node, placed.from);
    yield* this.keepImproved(assignment);
  }

  private *keepTraced(placed: Placed, cost: number): Generator<void, void, void> {
    if (cost >= this.incumbent.limit) return;
    const assignment = this.assignmentOf(placed);
    let from = placed.from;
    this.bound.runNodes.forEach((node, run) => {
      const end = this.bound.runEnds[run] as number;
      assignment.fill(node, from, end);
      from = end;
    });
    yield* this.keepImproved(assignment);
  }

  private assignmentOf(placed: Placed): Assignment {
    const assignment = new Int32Array(this.costs.layerCount);
    for (let item = placed.by; item !== undefined; item = item.before.by) {
      assignment.fill(item.node, item.before.from, item.end);
    }
    return assignment;
  }

  private *keepImproved(assignment: Assignment): Generator<void, void, void> {
    // What is better on the mean may be worse at the worst of the times.
    if (this.input.times !== undefined) this.incumbent.keep(Int32Array.from(assignment));
    if (!this.costs.isStaged) {
      this.otherWork += yield* improvePlacement(this.costs, this.input.capacityBytes, assignment);
    }
    this.incumbent.keep(assignment);
  }
}

/** Cost of a run behind a chain whose last one was on `last` (-1: there is none): what is carried to it, and its layers. */
function runCost(costs: RunCosts, from: number, last: number, node: number, end: number): number {
  const { prefix, nodeCount } = costs;
  const own = (prefix[end * nodeCount + node] as number) - (prefix[from * nodeCount + node] as number);
  return startCost(costs, from, last, node) + own;
}
