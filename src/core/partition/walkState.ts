import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";
import type { WalkCosts } from "./walkCosts";

/** What each overfull node counts besides, of a mean node's memory: else small excesses stay to the end. */
const fixedExcess = 0.05;

/** A placement whose nodes may be overfull, with what it costs and by how much it is too large, both kept up as it changes. */
export class WalkState {
  /** Node of layer i at i + 1, between those of source and sink; `nodeCount`: not given. */
  protected readonly at: Int32Array;
  protected readonly used: Float64Array;
  protected readonly layerCount: number;
  protected readonly nodeCount: number;
  protected readonly bytes: Float64Array;
  protected readonly tableOf: Int32Array;
  protected cost = 0;
  /** Bytes beyond the memory of all nodes, and a fixed amount for each that is overfull; 0: all fits. */
  protected excess = 0;
  private readonly prefix: Float64Array;
  private readonly transfer: Float64Array;
  private readonly width: number;
  private readonly fixed: number;

  constructor(
    { layerCount, nodeCount, bytes, source, sink }: RunCosts,
    { prefix, transfer, tableOf }: WalkCosts,
    private readonly capacityBytes: Float64Array,
    start: Assignment,
  ) {
    this.layerCount = layerCount;
    this.nodeCount = nodeCount;
    this.bytes = bytes;
    this.prefix = prefix;
    this.transfer = transfer;
    this.tableOf = tableOf;
    this.width = nodeCount + 1;
    // Whole, so that sums of what is in excess are exact.
    this.fixed = Math.max(
      1,
      Math.round((fixedExcess * capacityBytes.reduce((sum, room) => sum + room, 0)) / nodeCount),
    );
    this.at = new Int32Array(layerCount + 2);
    this.at[0] = source < 0 ? nodeCount : source;
    this.at.set(start, 1);
    this.at[layerCount + 1] = sink < 0 ? nodeCount : sink;
    this.used = new Float64Array(nodeCount);
    this.count();
  }

  /** Adds up cost, memory and excess anew: sums of differences drift. */
  protected count(): void {
    const { at, used, bytes, layerCount } = this;
    used.fill(0);
    for (let layer = 0; layer < layerCount; layer++) {
      const node = at[layer + 1] as number;
      used[node] = (used[node] as number) + (bytes[layer + 1] as number) - (bytes[layer] as number);
    }
    this.excess = used.reduce((sum, bytes, node) => sum + this.excessAt(node, bytes), 0);
    this.cost = this.around(0, layerCount);
  }

  /** 0 exactly where it fits, so that sums of it are 0 where all do. */
  private excessAt(node: number, used: number): number {
    const over = used - (this.capacityBytes[node] as number);
    return over > 0 ? over + this.fixed : 0;
  }

  /** What putting more bytes on a node changes of the excess. */
  protected excessBy(node: number, bytes: number): number {
    const used = this.used[node] as number;
    return this.excessAt(node, used + bytes) - this.excessAt(node, used);
  }

  protected put(from: number, to: number, node: number): void {
    for (let layer = from; layer < to; layer++) this.at[layer + 1] = node;
  }

  protected carry(from: number, to: number, bytes: number): void {
    const { used } = this;
    used[from] = (used[from] as number) - bytes;
    used[to] = (used[to] as number) + bytes;
  }

  /** What layers from..to - 1 cost more on one node than on another. */
  protected runChange(from: number, to: number, old: number, node: number): number {
    const { prefix, nodeCount } = this;
    const start = from * nodeCount;
    const end = to * nodeCount;
    const before = (prefix[end + old] as number) - (prefix[start + old] as number);
    return (prefix[end + node] as number) - (prefix[start + node] as number) - before;
  }

  /** Cost of layers from..to - 1 and of the transfers at both ends and between. */
  protected around(from: number, to: number): number {
    const { at, nodeCount, prefix } = this;
    let sender = at[from] as number;
    let cost = 0;
    for (let layer = from; layer < to; layer++) {
      const node = at[layer + 1] as number;
      const i = layer * nodeCount + node;
      cost += (prefix[i + nodeCount] as number) - (prefix[i] as number);
      if (sender !== node) cost += this.carried(layer, sender, node);
      sender = node;
    }
    return cost + this.carried(to, sender, at[to + 1] as number);
  }

  protected carried(boundary: number, from: number, to: number): number {
    const { tableOf, transfer, width } = this;
    return transfer[((tableOf[boundary] as number) * width + from) * width + to] as number;
  }
}
