import { exp, log } from "../base/elementary";
import { NodePacking, packingParts } from "./nodePacking";
import { RunBound } from "./runBound";
import type { RunCosts } from "./runCosts";

/** Lengths of the first and the last step, of Polyak's; those between shorten by the same share each. */
const firstLength = 1.5;
const lastLength = 0.03;
/** Against zigzag, as in `PriceAscent`. */
const deflection = 1.5;
/** The way to what is aimed at counts up to so many times that from the greatest bound so far. */
const mostDrop = 2;
/** How many times as far prices of starts go as those of layers: with as many steps it brings the bound further. */
const startStride = 2;

/** Steps of the searches' innermost loops that a cell of a packing takes: measured. */
const cellWork = 1;

/**
 * A bound by Lagrangian decomposition (Guignard and Kim, "Lagrangean decomposition: a model yielding stronger Lagrangean bounds", 1987): which layers are on
 * which node, and where runs start there, is held twice. One copy is a chain of runs that visits all layers, each run within its node's memory, as in `RunBound`; the
 * other is for each node by itself a set of runs that fit its memory together (`NodePacking`). A price for each layer and each start of a run on each node, of
 * either sign, is what the chain pays and the packings earn: the least of the one less the most of the others is a bound at any prices. Where a price of
 * memory lets a node be overfull in one of two chains and empty in the other, no packing does.
 */
export class PackingBound {
  /** The greatest bound so far. */
  best = Number.NEGATIVE_INFINITY;
  /** Nodes of the chain of the last step, a run each, and the runs' ends: true to all but memory. */
  readonly runNodes: readonly number[];
  readonly runEnds: readonly number[];
  private readonly priced: RunCosts & { readonly runStart: Float64Array };
  private readonly chain: RunBound;
  private readonly packing: NodePacking;
  private readonly noPrices: Float64Array;
  /** Of layers, then of starts: each layer by layer, node by node. */
  private readonly prices: Float64Array;
  private readonly direction: Float64Array;
  private readonly surplus: Int8Array;
  private length = firstLength;
  private readonly shortening: number;

  /** `bytePrices` of memory, as `PriceAscent` leaves them, are where it starts, and `steps` are how many it is given: the fewer, the faster they shorten. Not for stages. */
  constructor(
    private readonly costs: RunCosts,
    private readonly capacityBytes: Float64Array,
    bytePrices: Float64Array,
    steps: number,
  ) {
    const { layerCount, nodeCount, bytes } = costs;
    const count = layerCount * nodeCount;
    this.prices = new Float64Array(2 * count);
    for (let layer = 0; layer < layerCount; layer++) {
      const size = (bytes[layer + 1] as number) - (bytes[layer] as number);
      for (let node = 0; node < nodeCount; node++) {
        this.prices[layer * nodeCount + node] = size * (bytePrices[node] as number);
      }
    }
    this.direction = new Float64Array(2 * count);
    this.surplus = new Int8Array(2 * count);
    this.priced = { ...costs, prefix: Float64Array.from(costs.prefix), runStart: this.prices.subarray(count) };
    this.chain = new RunBound(this.priced);
    this.runNodes = this.chain.runNodes;
    this.runEnds = this.chain.runEnds;
    this.packing = new NodePacking(costs, capacityBytes);
    this.noPrices = new Float64Array(nodeCount);
    this.shortening = exp(log(lastLength / firstLength) / Math.max(1, steps));
  }

  /** Work of a step, in steps of the searches' innermost loops. */
  static workOfStep({ layerCount, nodeCount }: RunCosts, capacityBytes: Float64Array): number {
    const parts = packingParts(capacityBytes).reduce((sum, count) => sum + count, 0);
    return layerCount * (nodeCount * nodeCount + cellWork * parts);
  }

  /** One step towards `value`, what the best placement known costs. False: no more is to be won. */
  step(value: number): boolean {
    const reached = this.evaluate();
    if (reached === Number.POSITIVE_INFINITY) {
      this.best = reached;
      return false;
    }
    this.best = Math.max(this.best, reached);
    const norm = this.deflect();
    if (norm === 0 || this.best >= value) return false;
    // Steps too long go down, whence the next would be longer still.
    const aim = Math.min(value - reached, mostDrop * (value - this.best));
    const scale = (this.length * aim) / norm;
    this.length *= this.shortening;
    const { prices, direction } = this;
    for (let i = 0; i < prices.length; i++) {
      prices[i] = (prices[i] as number) + scale * this.strideAt(i) * (direction[i] as number);
    }
    return true;
  }

  /** The bound at the prices as they are; leaves in `surplus` where the chain has more than the packings. */
  private evaluate(): number {
    const { costs, priced, chain, packing, prices, surplus } = this;
    const { layerCount, nodeCount } = costs;
    for (let i = 0; i < layerCount * nodeCount; i++) {
      const own = (costs.prefix[i + nodeCount] as number) - (costs.prefix[i] as number);
      priced.prefix[i + nodeCount] = (priced.prefix[i] as number) + own + (prices[i] as number);
    }
    const state = { from: 0, last: -1, room: this.capacityBytes };
    let bound = chain.evaluate(state, this.noPrices);
    if (!(bound < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    surplus.fill(0);
    chain.trace(state);
    let from = 0;
    chain.runNodes.forEach((node, run) => {
      const end = chain.runEnds[run] as number;
      surplus[layerCount * nodeCount + from * nodeCount + node] = 1;
      for (let layer = from; layer < end; layer++) surplus[layer * nodeCount + node] = 1;
      from = end;
    });
    for (let node = 0; node < nodeCount; node++) bound -= packing.most(node, prices, surplus);
    return bound;
  }

  private strideAt(i: number): number {
    return 2 * i < this.prices.length ? 1 : startStride;
  }

  /** The next direction; returns the square of its length, measured by the strides. */
  private deflect(): number {
    const { surplus, direction } = this;
    let along = 0;
    let before = 0;
    for (let i = 0; i < direction.length; i++) {
      const last = direction[i] as number;
      const stride = this.strideAt(i);
      along += stride * (surplus[i] as number) * last;
      before += stride * last * last;
    }
    const back = before > 0 ? Math.max(0, (-deflection * along) / before) : 0;
    let norm = 0;
    for (let i = 0; i < direction.length; i++) {
      const next = (surplus[i] as number) + back * (direction[i] as number);
      direction[i] = next;
      norm += this.strideAt(i) * next * next;
    }
    return norm;
  }
}
