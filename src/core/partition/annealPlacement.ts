import { log } from "../base/elementary";
import { Random } from "../base/random";
import { costOf } from "./improvePlacement";
import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";
import { walkCosts } from "./walkCosts";
import { WalkState } from "./walkState";

/** Blocks of moves, and what is done after each: cooler, and memory dearer. */
const blocks = 200;
const cooling = 0.9885;
const dearer = 1.0064;
/** The temperature at first, of the cost of a mean layer where it starts. */
const firstHeat = 0.5;
/** What all nodes' memory would cost at first at the price of what is used beyond it, of the cost where it starts. */
const firstWeight = 35;
/** Two nodes exchange what they have of at most one layer more than these. */
const mostWithin = 20;

/** Steps of the searches' innermost loops that a move takes: measured. */
export const workOfMove = 100;

/** A slice ends after so many moves. */
export const movesBetweenStops = 4096;

/** -ln of evenly spread shares: what a move may cost, in temperatures. */
const tolerances = Float64Array.from({ length: 4096 }, (_, i) => -log((i + 0.5) / 4096));

/**
 * Simulated annealing of a placement whose nodes may be overfull on the way, at a price that rises as it cools: where memory is tight, the way from one packing
 * to a better one leads through what does not fit. Moves: a stretch of a run goes to another node, often that before or behind it or one near to these; two stretches
 * exchange their nodes; two nodes exchange all of theirs, or all within a stretch. Yields cheaper and cheaper placements that keep memory, links and pins, and nothing at places to
 * stop (Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing", 1983). Not for stages.
 */
export function* annealPlacement(
  costs: RunCosts,
  capacityBytes: Float64Array,
  { start, moves, seed }: { readonly start: Assignment; readonly moves: number; readonly seed: number },
): Generator<Assignment | undefined, void, void> {
  const walk = new Walk(costs, capacityBytes, start, seed);
  yield walk.takeFound();
  if (costs.nodeCount === 1) return;
  const perBlock = Math.ceil(moves / blocks);
  for (let block = 0; block < blocks; block++) {
    for (let done = 0; done < perBlock; done += movesBetweenStops) {
      const count = Math.min(movesBetweenStops, perBlock - done);
      for (let move = 0; move < count; move++) walk.move();
      yield walk.takeFound();
    }
    walk.cool();
  }
}

class Walk extends WalkState {
  private readonly random: Random;
  private readonly near: Int32Array;
  private readonly nearCount: number;
  private readonly before: Int32Array;
  private heat: number;
  private weight: number;
  private least = Number.POSITIVE_INFINITY;
  private found: Assignment | undefined;

  constructor(
    private readonly costs: RunCosts,
    capacityBytes: Float64Array,
    start: Assignment,
    seed: number,
  ) {
    const priced = walkCosts(costs);
    super(costs, priced, capacityBytes, start);
    this.random = new Random(seed, "annealing");
    this.near = priced.near;
    this.nearCount = priced.nearCount;
    this.before = Int32Array.from(this.at);
    this.look();
    const typical = Math.min(this.cost, priced.scale);
    this.heat = (firstHeat * typical) / this.layerCount;
    this.weight = (firstWeight * typical) / capacityBytes.reduce((sum, room) => sum + room, 1);
  }

  /** The cheapest placement that keeps all rules since the last call. */
  takeFound(): Assignment | undefined {
    const { found } = this;
    this.found = undefined;
    return found;
  }

  cool(): void {
    this.heat *= cooling;
    this.weight *= dearer;
    this.count();
  }

  move(): void {
    const kind = this.draw(100);
    const limit = this.heat * (tolerances[this.draw(tolerances.length)] as number);
    const isMoved =
      kind < 45
        ? this.moveStretch(limit)
        : kind < 90
          ? this.exchangeStretches(limit)
          : kind < 98
            ? this.exchangeWithin(limit)
            : this.exchangeNodes(limit);
    if (isMoved) this.look();
  }

  private look(): void {
    if (this.excess !== 0 || this.cost >= this.least) return;
    const placement = this.at.slice(1, this.layerCount + 1);
    if (costOf(this.costs, placement) === Number.POSITIVE_INFINITY) return;
    this.least = this.cost;
    this.found = placement;
  }

  private moveStretch(limit: number): boolean {
    const { at, bytes, layerCount } = this;
    let from = this.draw(layerCount);
    const old = at[from + 1] as number;
    const way = this.draw(20);
    let to = from + 1;
    let node: number;
    if (way < 6) {
      // The run before grows.
      while (from > 0 && at[from] === old) from--;
      node = from === 0 ? this.nodeCount : (at[from] as number);
      to = this.endOfStretch(from);
    } else if (way < 12) {
      // The run behind grows.
      while (to < layerCount && at[to + 1] === old) to++;
      node = to === layerCount ? this.nodeCount : (at[to + 1] as number);
      from = this.startOfStretch(to);
    } else {
      to = this.endOfStretch(from);
      node = way < 16 ? this.nodeNear(from, to) : this.draw(this.nodeCount);
    }
    if (node === old || node === this.nodeCount) return false;
    const size = (bytes[to] as number) - (bytes[from] as number);
    const excess = this.excessBy(old, -size) + this.excessBy(node, size);
    const before = at[from] as number;
    const behind = at[to + 1] as number;
    let change = this.runChange(from, to, old, node);
    change += this.carried(from, before, node) - this.carried(from, before, old);
    change += this.carried(to, node, behind) - this.carried(to, old, behind);
    if (change + this.weight * excess >= limit) return false;
    this.put(from, to, node);
    this.carry(old, node, size);
    this.excess += excess;
    this.cost += change;
    return true;
  }

  private exchangeStretches(limit: number): boolean {
    const { at, bytes } = this;
    const drawn = this.draw(this.layerCount);
    const other = this.draw(4) === 0 ? this.draw(this.layerCount) : this.layerOn(this.nodeNear(drawn, drawn + 1));
    if (other < 0) return false;
    const a = Math.min(drawn, other);
    const b = Math.max(drawn, other);
    const nodeA = at[a + 1] as number;
    const nodeB = at[b + 1] as number;
    if (nodeA === nodeB) return false;
    const endA = this.endOfStretch(a);
    const endB = this.endOfStretch(b);
    const grows = (bytes[endB] as number) - (bytes[b] as number) - (bytes[endA] as number) + (bytes[a] as number);
    const excess = this.excessBy(nodeA, grows) + this.excessBy(nodeB, -grows);
    const before = at[a] as number;
    const behind = at[endB + 1] as number;
    let change = this.runChange(a, endA, nodeA, nodeB) + this.runChange(b, endB, nodeB, nodeA);
    change += this.carried(a, before, nodeB) - this.carried(a, before, nodeA);
    change += this.carried(endB, nodeA, behind) - this.carried(endB, nodeB, behind);
    if (endA === b) change += this.carried(b, nodeB, nodeA) - this.carried(b, nodeA, nodeB);
    else {
      const next = at[endA + 1] as number;
      const last = at[b] as number;
      change += this.carried(endA, nodeB, next) - this.carried(endA, nodeA, next);
      change += this.carried(b, last, nodeA) - this.carried(b, last, nodeB);
    }
    if (change + this.weight * excess >= limit) return false;
    this.put(a, endA, nodeB);
    this.put(b, endB, nodeA);
    this.carry(nodeB, nodeA, grows);
    this.excess += excess;
    this.cost += change;
    return true;
  }

  private exchangeWithin(limit: number): boolean {
    const { at, before, bytes, layerCount } = this;
    const from = this.draw(layerCount);
    const to = Math.min(layerCount, from + 2 + this.draw(mostWithin));
    const a = at[from + 1] as number;
    const b = this.draw(2) === 0 ? (at[from + this.draw(to - from) + 1] as number) : this.draw(this.nodeCount);
    if (a === b) return false;
    const costBefore = this.around(from, to);
    let grows = 0;
    for (let layer = from; layer < to; layer++) {
      const node = at[layer + 1] as number;
      before[layer + 1] = node;
      if (node !== a && node !== b) continue;
      const size = (bytes[layer + 1] as number) - (bytes[layer] as number);
      grows += node === a ? -size : size;
      at[layer + 1] = node === a ? b : a;
    }
    const excess = this.excessBy(a, grows) + this.excessBy(b, -grows);
    const change = this.around(from, to) - costBefore;
    if (change + this.weight * excess >= limit) {
      for (let layer = from; layer < to; layer++) at[layer + 1] = before[layer + 1] as number;
      return false;
    }
    this.carry(b, a, grows);
    this.excess += excess;
    this.cost += change;
    return true;
  }

  private exchangeNodes(limit: number): boolean {
    const { used } = this;
    const a = this.at[this.draw(this.layerCount) + 1] as number;
    const b = this.draw(this.nodeCount);
    if (a === b) return false;
    const grows = (used[b] as number) - (used[a] as number);
    const excess = this.excessBy(a, grows) + this.excessBy(b, -grows);
    this.exchange(a, b);
    const change = this.around(0, this.layerCount) - this.cost;
    if (change + this.weight * excess >= limit) {
      this.exchange(a, b);
      return false;
    }
    this.carry(b, a, grows);
    this.excess += excess;
    this.cost += change;
    return true;
  }

  private exchange(a: number, b: number): void {
    const { at, layerCount } = this;
    for (let i = 1; i <= layerCount; i++) {
      if (at[i] === a) at[i] = b;
      else if (at[i] === b) at[i] = a;
    }
  }

  /** A whole number in 0..count - 1, all but equally likely: draws are most of a move, and `Random.below` takes several times as long. */
  private draw(count: number): number {
    return Math.floor((this.random.uint32() * count) / 4294967296);
  }

  /** The rest of a run, or a few of its layers: each further one by the toss of a coin. */
  private endOfStretch(from: number): number {
    const { at, layerCount } = this;
    const node = at[from + 1];
    const isRest = this.draw(4) === 0;
    let to = from + 1;
    while (to < layerCount && at[to + 1] === node && (isRest || this.draw(2) === 0)) to++;
    return to;
  }

  private startOfStretch(to: number): number {
    const { at } = this;
    const node = at[to];
    const isRest = this.draw(4) === 0;
    let from = to - 1;
    while (from > 0 && at[from] === node && (isRest || this.draw(2) === 0)) from--;
    return from;
  }

  /** A node near to the one before or behind a stretch. */
  private nodeNear(from: number, to: number): number {
    const { at, nodeCount, tableOf, near, nearCount } = this;
    const isBefore = this.draw(2) === 0;
    const neighbour = (isBefore ? at[from] : at[to + 1]) as number;
    if (neighbour === nodeCount) return this.draw(nodeCount);
    const table = tableOf[isBefore ? from : to] as number;
    return near[(table * nodeCount + neighbour) * nearCount + this.draw(nearCount)] as number;
  }

  /** A layer on a node, from anywhere on; -1: there is none. */
  private layerOn(node: number): number {
    const { at, layerCount } = this;
    const start = this.draw(layerCount);
    for (let layer = start; layer < layerCount; layer++) if (at[layer + 1] === node) return layer;
    for (let layer = 0; layer < start; layer++) if (at[layer + 1] === node) return layer;
    return -1;
  }
}
