import { log } from "../base/elementary";
import { Random } from "../base/random";
import { costOf } from "./improvePlacement";
import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";

/** Blocks of moves, and what is done after each: cooler, and memory dearer. */
const blocks = 100;
const cooling = 0.965;
const dearer = 1.014;
/** The temperature at first, of the cost of a mean layer where it starts. */
const firstHeat = 0.8;
/** What all nodes' memory would cost at first at the price of what is used beyond it, of the cost where it starts. */
const firstWeight = 14;
/** What each overfull node counts besides, of a mean node's memory: else small excesses stay to the end. */
const fixedExcess = 0.05;

/** Two nodes exchange what they have of at most one layer more than these. */
const mostWithin = 20;

/** Steps of the searches' innermost loops that a move takes: measured. */
export const workOfMove = 200;

/** A slice ends after so many moves. */
export const movesBetweenStops = 4096;

/** -ln of evenly spread shares: what a move may cost, in temperatures. */
const tolerances = Float64Array.from({ length: 4096 }, (_, i) => -log((i + 0.5) / 4096));

/**
 * Simulated annealing of a placement whose nodes may be overfull on the way, at a price that rises as it cools: where memory is tight, the way from one packing
 * to a better one leads through what does not fit. Moves: a stretch of layers goes to another node, often that before or behind it; two stretches exchange
 * their nodes; two nodes exchange all of theirs, or all within a stretch. Yields cheaper and cheaper placements that keep memory, links and pins, and nothing at places to stop
 * (Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing", 1983). Not for stages.
 */
export function* annealPlacement(
  costs: RunCosts,
  capacityBytes: Float64Array,
  { start, moves, seed }: { readonly start: Assignment; readonly moves: number; readonly seed: number },
): Generator<Assignment | undefined, void, void> {
  const walk = new Walk(costs, capacityBytes, start, seed);
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

class Walk {
  private readonly random: Random;
  private readonly own: Float64Array;
  private readonly transfer: readonly Float64Array[];
  private readonly size: Float64Array;
  private readonly used: Float64Array;
  private readonly at: Assignment;
  private readonly before: Assignment;
  private readonly unit: number;
  private heat: number;
  private weight: number;
  private cost = 0;
  private excess = 0;
  private least = Number.POSITIVE_INFINITY;
  private found: Assignment | undefined;

  constructor(
    private readonly costs: RunCosts,
    private readonly capacityBytes: Float64Array,
    start: Assignment,
    seed: number,
  ) {
    const { layerCount, nodeCount, bytes } = costs;
    this.random = new Random(seed, "annealing");
    this.size = Float64Array.from({ length: layerCount }, (_, i) => (bytes[i + 1] as number) - (bytes[i] as number));
    this.unit = Math.max(1, capacityBytes.reduce((sum, room) => sum + room, 0) / nodeCount);
    this.at = Int32Array.from(start);
    this.before = Int32Array.from(start);
    this.used = new Float64Array(nodeCount);
    const scale = scaleOf(costs);
    this.own = ownCosts(costs, scale);
    this.transfer = finiteTransfers(costs, scale);
    this.count();
    const typical = Math.min(this.cost, scale);
    this.heat = (firstHeat * typical) / layerCount;
    this.weight = (firstWeight * typical) / (this.unit * nodeCount);
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
    // Sums of differences drift.
    this.count();
  }

  move(): void {
    const kind = this.draw(100);
    if (kind < 50) this.moveStretch();
    else if (kind < 89) this.exchangeStretches();
    else if (kind < 99) this.exchangeWithin();
    else this.exchangeNodes();
    if (this.excess !== 0 || this.cost >= this.least) return;
    const cost = costOf(this.costs, this.at);
    if (cost === Number.POSITIVE_INFINITY) return;
    this.least = this.cost;
    this.found = Int32Array.from(this.at);
  }

  private count(): void {
    const { at, used, size } = this;
    used.fill(0);
    at.forEach((node, layer) => {
      used[node] = (used[node] as number) + (size[layer] as number);
    });
    this.excess = used.reduce((sum, _, node) => sum + this.excessOf(node), 0);
    this.cost = this.around(0, at.length);
  }

  /** 0 exactly where it fits, so that sums of it are 0 where all do. */
  private excessOf(node: number): number {
    const over = (this.used[node] as number) - (this.capacityBytes[node] as number);
    return over > 0 ? Math.round(over + fixedExcess * this.unit) : 0;
  }

  private moveStretch(): void {
    const { at } = this;
    const count = at.length;
    const from = this.draw(count);
    const to = this.endOfStretch(from, this.draw(5) === 0);
    const way = this.draw(20);
    let node: number;
    if (way < 7 && from > 0) node = at[from - 1] as number;
    else if (way < 14 && to < count) node = at[to] as number;
    else node = this.draw(this.costs.nodeCount);
    const { excess } = this;
    const costBefore = this.around(from, to);
    this.put(from, to, node);
    const change = this.around(from, to) - costBefore;
    if (this.isTaken(change, excess)) this.cost += change;
    else this.takeBack(from, to);
  }

  /** The rest of a run, or a few layers: each further one by the toss of a coin. */
  private endOfStretch(from: number, isRun: boolean): number {
    const { at } = this;
    let to = from + 1;
    if (isRun) while (to < at.length && at[to] === at[from]) to++;
    else while (to < at.length && this.draw(2) === 0) to++;
    return to;
  }

  private exchangeStretches(): void {
    const { at } = this;
    const a = this.draw(at.length);
    const b = this.draw(at.length);
    const nodeA = at[a] as number;
    const nodeB = at[b] as number;
    const endA = this.endOfStretch(a, false);
    const endB = this.endOfStretch(b, false);
    if (nodeA === nodeB || (endA > b && endB > a)) return;
    const { excess } = this;
    const costBefore = this.aroundBoth(a, endA, b, endB);
    this.put(a, endA, nodeB);
    this.put(b, endB, nodeA);
    const change = this.aroundBoth(a, endA, b, endB) - costBefore;
    if (this.isTaken(change, excess)) this.cost += change;
    else {
      this.takeBack(a, endA);
      this.takeBack(b, endB);
    }
  }

  private exchangeWithin(): void {
    const { at } = this;
    const from = this.draw(at.length);
    const to = Math.min(at.length, from + 2 + this.draw(mostWithin));
    const a = at[from] as number;
    const b = this.draw(2) === 0 ? (at[from + this.draw(to - from)] as number) : this.draw(this.costs.nodeCount);
    if (a === b) return;
    const { excess } = this;
    const costBefore = this.around(from, to);
    for (let layer = from; layer < to; layer++) {
      const node = at[layer] as number;
      this.before[layer] = node;
      if (node === a) this.putLayer(layer, b);
      else if (node === b) this.putLayer(layer, a);
    }
    const change = this.around(from, to) - costBefore;
    if (this.isTaken(change, excess)) this.cost += change;
    else this.takeBack(from, to);
  }

  /** A whole number in 0..count - 1, all but equally likely: draws are most of a move, and `Random.below` takes several times as long. */
  private draw(count: number): number {
    return Math.floor((this.random.uint32() * count) / 4294967296);
  }

  private exchangeNodes(): void {
    const { at } = this;
    const a = at[this.draw(at.length)] as number;
    const b = this.draw(this.costs.nodeCount);
    if (a === b) return;
    const { excess } = this;
    this.exchange(a, b);
    const change = this.around(0, at.length) - this.cost;
    if (this.isTaken(change, excess)) this.cost += change;
    else this.exchange(a, b);
  }

  private exchange(a: number, b: number): void {
    const { at, used } = this;
    this.excess -= this.excessOf(a) + this.excessOf(b);
    const usedByA = used[a] as number;
    used[a] = used[b] as number;
    used[b] = usedByA;
    this.excess += this.excessOf(a) + this.excessOf(b);
    for (let layer = 0; layer < at.length; layer++) {
      if (at[layer] === a) at[layer] = b;
      else if (at[layer] === b) at[layer] = a;
    }
  }

  private isTaken(change: number, excessBefore: number): boolean {
    const dearer = change + this.weight * (this.excess - excessBefore);
    return dearer <= 0 || dearer < this.heat * (tolerances[this.draw(tolerances.length)] as number);
  }

  private put(from: number, to: number, node: number): void {
    for (let layer = from; layer < to; layer++) {
      this.before[layer] = this.at[layer] as number;
      this.putLayer(layer, node);
    }
  }

  private takeBack(from: number, to: number): void {
    for (let layer = from; layer < to; layer++) this.putLayer(layer, this.before[layer] as number);
  }

  private putLayer(layer: number, node: number): void {
    const { at, used } = this;
    const old = at[layer] as number;
    if (old === node) return;
    const size = this.size[layer] as number;
    this.excess -= this.excessOf(old) + this.excessOf(node);
    used[old] = (used[old] as number) - size;
    used[node] = (used[node] as number) + size;
    this.excess += this.excessOf(old) + this.excessOf(node);
    at[layer] = node;
  }

  private aroundBoth(a: number, endA: number, b: number, endB: number): number {
    // Neighbours share a boundary, which must not count twice.
    if (endA === b) return this.around(a, endB);
    if (endB === a) return this.around(b, endA);
    return this.around(a, endA) + this.around(b, endB);
  }

  /** Cost of layers from..to - 1 and of the transfers at both ends and between. */
  private around(from: number, to: number): number {
    const { at, own, transfer, costs } = this;
    const { nodeCount, layerCount, source, sink } = costs;
    let sender = from === 0 ? source : (at[from - 1] as number);
    let cost = 0;
    for (let layer = from; layer < to; layer++) {
      const node = at[layer] as number;
      cost += own[layer * nodeCount + node] as number;
      if (sender !== node && sender >= 0)
        cost += (transfer[layer] as Float64Array)[sender * nodeCount + node] as number;
      sender = node;
    }
    const next = to === layerCount ? sink : (at[to] as number);
    if (next < 0 || next === sender) return cost;
    return cost + ((transfer[to] as Float64Array)[sender * nodeCount + next] as number);
  }
}

/** About what a placement costs: all layers on a mean node. */
function scaleOf({ prefix, layerCount, nodeCount, transfer }: RunCosts): number {
  let sum = 0;
  for (let node = 0; node < nodeCount; node++) sum += prefix[layerCount * nodeCount + node] as number;
  const carried = (transfer[0] as Float64Array).find((cost) => cost > 0 && cost < Number.POSITIVE_INFINITY) ?? 0;
  const scale = sum / nodeCount + carried;
  return scale > 0 ? scale : 1;
}

/** Where a layer may not be it costs much, but not without end: the walk can cross it. */
function ownCosts({ prefix, lastEnd, layerCount, nodeCount }: RunCosts, scale: number): Float64Array {
  return Float64Array.from({ length: layerCount * nodeCount }, (_, i) =>
    (lastEnd[i] as number) <= Math.floor(i / nodeCount)
      ? scale
      : (prefix[i + nodeCount] as number) - (prefix[i] as number),
  );
}

/** The same for links that are missing. */
function finiteTransfers({ transfer }: RunCosts, scale: number): Float64Array[] {
  const known = new Map<Float64Array, Float64Array>();
  return transfer.map((table) => {
    const done = known.get(table) ?? table.map((cost) => (cost === Number.POSITIVE_INFINITY ? scale : cost));
    known.set(table, done);
    return done;
  });
}
