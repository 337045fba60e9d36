import type { RunCosts } from "./runCosts";

/** Where a chain of runs stands: layers before `from` are placed, the last of them on `last` (-1: none are). */
export interface ChainState {
  readonly from: number;
  readonly last: number;
  /** Bytes still free on each node; for stages, below 0: has had its stage. */
  readonly room: Float64Array;
}

/**
 * The least that the layers not yet placed can cost, where each run by itself fits what is free on its node, and memory beyond that (a node visited
 * twice) is priced: by weak duality a bound at any prices. A backward dynamic programme over layer and node; the end of a run is a minimum over
 * a window that only slides, so that a layer costs nodes squared for the transfers and nodes for the runs. For stages the price is that of a second
 * stage on the same node in place of memory.
 */
export class RunBound {
  /** Least priced cost once a run on node n has ended before layer i, at i * nodeCount + n. */
  readonly after: Float64Array;
  /** Bytes (stages: stages) of each node on the best chain, after `trace`. */
  readonly used: Float64Array;
  /** Runs of the best chain, after `trace`: nodes and ends. */
  readonly runNodes: number[] = [];
  readonly runEnds: number[] = [];
  /** Work done, in steps of the innermost loop. */
  work = 0;
  private readonly next: Int32Array;
  private readonly runEnd: Int32Array;
  private readonly queue: Int32Array;
  private readonly keys: Float64Array;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly reach: Int32Array;
  private readonly run: Float64Array;

  constructor(readonly costs: RunCosts) {
    const { layerCount, nodeCount } = costs;
    const size = (layerCount + 1) * nodeCount;
    this.after = new Float64Array(size);
    this.used = new Float64Array(nodeCount);
    this.next = new Int32Array(size);
    this.runEnd = new Int32Array(size);
    this.queue = new Int32Array(size);
    this.keys = new Float64Array(size);
    this.head = new Int32Array(nodeCount);
    this.tail = new Int32Array(nodeCount);
    this.reach = new Int32Array(nodeCount);
    this.run = new Float64Array(nodeCount);
  }

  /** The priced cost of what is left, prices of free memory taken off: a bound on its true cost. Infinity: it cannot be placed. */
  evaluate({ from, last, room }: ChainState, prices: Float64Array): number {
    const { costs, after, run } = this;
    const { layerCount, nodeCount, sink, transfer } = costs;
    this.head.fill(0);
    this.tail.fill(0);
    this.reach.fill(layerCount);
    const toSink = transfer[layerCount] as Float64Array;
    for (let node = 0; node < nodeCount; node++) {
      after[layerCount * nodeCount + node] = sink < 0 ? 0 : (toSink[node * nodeCount + sink] as number);
    }
    for (let layer = layerCount - 1; layer >= from; layer--) {
      this.startRuns(layer, room, prices);
      if (layer > from) this.joinRuns(layer);
    }
    this.work += (layerCount - from) * nodeCount * nodeCount;
    let best = from === layerCount ? (after[from * nodeCount + last] as number) : Number.POSITIVE_INFINITY;
    for (let node = 0; node < nodeCount && from < layerCount; node++) {
      if (node === last) continue;
      const cost = startCost(costs, from, last, node) + (run[node] as number);
      if (cost < best) {
        best = cost;
        this.next[0] = node;
      }
    }
    for (let node = 0; node < nodeCount; node++) best -= (prices[node] as number) * this.credit(room, node);
    return best;
  }

  /** The amount that a node's price is paid back for. */
  credit(room: Float64Array, node: number): number {
    const free = room[node] as number;
    return this.costs.isStaged ? (free < 0 ? 0 : 1) : free;
  }

  /** Reads off the best chain of the last evaluation, which must not have been Infinity; returns its true cost. */
  trace({ from, last }: ChainState): number {
    const { costs, used, runNodes, runEnds } = this;
    const { layerCount, nodeCount, prefix, bytes, transfer, sink, isStaged } = costs;
    used.fill(0);
    runNodes.length = 0;
    runEnds.length = 0;
    let layer = from;
    let node = last;
    let cost = 0;
    while (layer < layerCount) {
      const to = layer === from ? (this.next[0] as number) : (this.next[layer * nodeCount + node] as number);
      const end = this.runEnd[layer * nodeCount + to] as number;
      cost += layer === from ? startCost(costs, from, last, to) : this.carried(layer, node, to);
      cost += (prefix[end * nodeCount + to] as number) - (prefix[layer * nodeCount + to] as number);
      used[to] = (used[to] as number) + (isStaged ? 1 : (bytes[end] as number) - (bytes[layer] as number));
      runNodes.push(to);
      runEnds.push(end);
      layer = end;
      node = to;
    }
    return cost + (sink < 0 ? 0 : ((transfer[layerCount] as Float64Array)[node * nodeCount + sink] as number));
  }

  private carried(layer: number, from: number, to: number): number {
    return (this.costs.transfer[layer] as Float64Array)[from * this.costs.nodeCount + to] as number;
  }

  /** For each node, the best end of a run that starts at `layer`: the least key in a window of ends, kept as a queue of rising keys. */
  private startRuns(layer: number, room: Float64Array, prices: Float64Array): void {
    const { costs, after, queue, keys, head, tail, reach, run, runEnd } = this;
    const { layerCount, nodeCount, prefix, bytes, lastEnd, isStaged, runStart } = costs;
    const width = layerCount + 1;
    const before = bytes[layer] as number;
    const upTo = bytes[layer + 1] as number;
    const at = layer * nodeCount;
    for (let node = 0; node < nodeCount; node++) {
      const price = prices[node] as number;
      const priceOfBytes = isStaged ? 0 : price;
      const row = node * width;
      let last = tail[node] as number;
      let first = head[node] as number;
      const key =
        (prefix[at + nodeCount + node] as number) + priceOfBytes * upTo + (after[at + nodeCount + node] as number);
      while (last > first && (keys[row + last - 1] as number) >= key) last--;
      keys[row + last] = key;
      queue[row + last] = layer + 1;
      last++;
      const free = room[node] as number;
      let end = Math.min(reach[node] as number, lastEnd[at + node] as number);
      while (end > layer && (bytes[end] as number) - before > free) end--;
      reach[node] = end;
      if (free < 0) end = layer;
      while (first < last && (queue[row + first] as number) > end) first++;
      if (first === last) {
        // Nothing is within reach, and what is further on never will be again.
        first = 0;
        last = 0;
        run[node] = Number.POSITIVE_INFINITY;
      } else {
        const own = (prefix[at + node] as number) + priceOfBytes * before;
        const started = runStart === undefined ? 0 : (runStart[at + node] as number);
        run[node] = (keys[row + first] as number) - own + (isStaged ? price : 0) + started;
        runEnd[at + node] = queue[row + first] as number;
      }
      head[node] = first;
      tail[node] = last;
    }
  }

  private joinRuns(layer: number): void {
    const { costs, after, next, run } = this;
    const { nodeCount } = costs;
    const table = costs.transfer[layer] as Float64Array;
    const at = layer * nodeCount;
    for (let node = 0; node < nodeCount; node++) {
      const row = node * nodeCount;
      let best = Number.POSITIVE_INFINITY;
      let choice = -1;
      for (let to = 0; to < nodeCount; to++) {
        const cost = (table[row + to] as number) + (run[to] as number);
        if (cost < best && to !== node) {
          best = cost;
          choice = to;
        }
      }
      after[at + node] = best;
      next[at + node] = choice;
    }
  }
}

/** What carrying to the first node of a chain to come costs: from the last one, or from the source. */
export function startCost({ nodeCount, source, transfer }: RunCosts, from: number, last: number, node: number): number {
  const sender = last < 0 ? source : last;
  return sender < 0 ? 0 : ((transfer[from] as Float64Array)[sender * nodeCount + node] as number);
}
