import type { PlacementProblem } from "./placementProblem";
import { type RunCosts, runCosts } from "./runCosts";

/** Sums taken in different orders differ by less. */
const rounding = 1e-12;

/**
 * Which stages and transfers a limit on their time allows: the table that decides whether contiguous stages can finish within it, for
 * stages on nodes of which each may be used again (a relaxation, exact but for that).
 */
export class StageLimits {
  /** 1 where the layers from i on can follow a stage on node n that ended before i, at i * nodeCount + n. */
  readonly canFinish: Uint8Array;
  /** Greatest end of a stage on node n that starts at layer i, at i * nodeCount + n; i: none. */
  readonly farthest: Int32Array;
  private readonly costs: RunCosts;
  private readonly sizes: readonly { readonly table: Float64Array; readonly boundary: number }[];
  private limitMs = 0;

  constructor(private readonly problem: PlacementProblem) {
    this.costs = runCosts(problem, { objective: "latency" });
    const { layerCount, nodeCount, transfer } = this.costs;
    this.canFinish = new Uint8Array((layerCount + 1) * nodeCount);
    this.farthest = new Int32Array(layerCount * nodeCount);
    this.sizes = [...new Set(transfer)].map((table) => ({ table, boundary: transfer.indexOf(table) }));
  }

  /** Fills the tables for a limit; false: not even with nodes used again can it be kept. */
  allow(limitMs: number): boolean {
    this.limitMs = limitMs * (1 + rounding);
    const { canFinish, farthest } = this;
    const { layerCount, nodeCount, sink } = this.costs;
    const startable = new Uint8Array(nodeCount);
    this.fillFarthest();
    for (let node = 0; node < nodeCount; node++) {
      canFinish[layerCount * nodeCount + node] = sink < 0 || this.isCarried(layerCount, node, sink) ? 1 : 0;
    }
    // The nearest finishing end within reach decides: ends further on are seen as the layers go down.
    for (let layer = layerCount - 1; layer >= 0; layer--) {
      const at = layer * nodeCount;
      for (let node = 0; node < nodeCount; node++) {
        startable[node] = 0;
        for (let end = farthest[at + node] as number; end > layer; end--) {
          if (canFinish[end * nodeCount + node] === 0) continue;
          startable[node] = 1;
          break;
        }
      }
      if (layer === 0) break;
      for (let node = 0; node < nodeCount; node++) {
        let can = 0;
        for (let to = 0; to < nodeCount && can === 0; to++) {
          if (startable[to] === 1 && to !== node && this.isCarried(layer, node, to)) can = 1;
        }
        canFinish[at + node] = can;
      }
    }
    return startable.some((can, node) => can === 1 && this.canStart(node));
  }

  canStart(node: number): boolean {
    const { source } = this.costs;
    return source < 0 || source === node || this.isCarried(0, source, node);
  }

  isCarried(boundary: number, from: number, to: number): boolean {
    const cost = (this.costs.transfer[boundary] as Float64Array)[from * this.costs.nodeCount + to] as number;
    return cost <= this.limitMs && cost !== Number.POSITIVE_INFINITY;
  }

  /** The least time of a stage or transfer above a limit; Infinity: there is none. */
  nextAbove(limitMs: number): number {
    const { layerCount, nodeCount, prefix } = this.costs;
    const above = limitMs * (1 + rounding);
    let least = Number.POSITIVE_INFINITY;
    for (const { table } of this.sizes) for (const cost of table) if (cost > above && cost < least) least = cost;
    for (let node = 0; node < nodeCount; node++) {
      let end = 1;
      for (let layer = 0; layer < layerCount; layer++) {
        const before = prefix[layer * nodeCount + node] as number;
        end = Math.max(end, layer + 1);
        while (end < layerCount && (prefix[end * nodeCount + node] as number) - before <= above) end++;
        const time = (prefix[end * nodeCount + node] as number) - before;
        if (time > above && time < least) least = time;
      }
    }
    return least;
  }

  private fillFarthest(): void {
    const { farthest, limitMs, problem } = this;
    const { layerCount, nodeCount, prefix, bytes, lastEnd } = this.costs;
    for (let node = 0; node < nodeCount; node++) {
      const capacity = problem.capacityBytes[node] as number;
      let end = layerCount;
      for (let layer = layerCount - 1; layer >= 0; layer--) {
        const at = layer * nodeCount + node;
        end = Math.min(end, lastEnd[at] as number);
        const before = prefix[at] as number;
        const free = (bytes[layer] as number) + capacity;
        while (
          end > layer &&
          ((bytes[end] as number) > free || (prefix[end * nodeCount + node] as number) - before > limitMs)
        )
          end--;
        farthest[at] = end;
      }
    }
  }
}
