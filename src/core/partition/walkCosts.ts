import type { RunCosts } from "./runCosts";

/** Near nodes kept for each node: a few more or less gave the same. */
const mostNear = 6;

/** The costs of a search as a walk reads them: flat, and finite where a layer may not be or a link is missing, so that it can be crossed. */
export interface WalkCosts {
  /** About what a placement costs: all layers on a mean node. */
  readonly scale: number;
  /** Cost of layers 0..i - 1 on node n, at i * nodeCount + n. */
  readonly prefix: Float64Array;
  /** Transfers by row from, rows as wide as there are nodes and one more: from and to `nodeCount` nothing is carried. */
  readonly transfer: Float64Array;
  /** Of each boundary, which of the tables of `transfer` and `near` is its. */
  readonly tableOf: Int32Array;
  /** The `nearCount` nodes to which a transfer from node n costs least, at (table * nodeCount + n) * nearCount. */
  readonly near: Int32Array;
  readonly nearCount: number;
}

export function walkCosts(costs: RunCosts): WalkCosts {
  const { nodeCount } = costs;
  const scale = scaleOf(costs);
  const distinct = [...new Set(costs.transfer)];
  const indexOf = new Map(distinct.map((table, i) => [table, i]));
  const nearCount = Math.min(mostNear, nodeCount - 1);
  const near = new Int32Array(distinct.length * nodeCount * nearCount);
  distinct.forEach((table, i) => {
    for (let node = 0; node < nodeCount; node++) {
      const from = (i * nodeCount + node) * nearCount;
      fillNearest(near.subarray(from, from + nearCount), table, node, nodeCount);
    }
  });
  return {
    scale,
    prefix: finitePrefix(costs, scale),
    transfer: finiteTransfers(distinct, nodeCount, scale),
    tableOf: Int32Array.from(costs.transfer, (table) => indexOf.get(table) as number),
    near,
    nearCount,
  };
}

function scaleOf({ prefix, layerCount, nodeCount, transfer }: RunCosts): number {
  let sum = 0;
  for (let node = 0; node < nodeCount; node++) sum += prefix[layerCount * nodeCount + node] as number;
  const carried = (transfer[0] as Float64Array).find((cost) => cost > 0 && cost < Number.POSITIVE_INFINITY) ?? 0;
  const scale = sum / nodeCount + carried;
  return scale > 0 ? scale : 1;
}

function finitePrefix({ prefix, lastEnd, layerCount, nodeCount }: RunCosts, scale: number): Float64Array {
  const sums = new Float64Array((layerCount + 1) * nodeCount);
  for (let i = 0; i < layerCount * nodeCount; i++) {
    const isAllowed = (lastEnd[i] as number) > Math.floor(i / nodeCount);
    const own = isAllowed ? (prefix[i + nodeCount] as number) - (prefix[i] as number) : scale;
    sums[i + nodeCount] = (sums[i] as number) + own;
  }
  return sums;
}

function finiteTransfers(tables: readonly Float64Array[], nodeCount: number, scale: number): Float64Array {
  const width = nodeCount + 1;
  const all = new Float64Array(tables.length * width * width);
  tables.forEach((table, i) => {
    for (let from = 0; from < nodeCount; from++) {
      for (let to = 0; to < nodeCount; to++) {
        const cost = from === to ? 0 : (table[from * nodeCount + to] as number);
        all[(i * width + from) * width + to] = cost === Number.POSITIVE_INFINITY ? scale : cost;
      }
    }
  });
  return all;
}

/** Fills `nearest` with the nodes to which a transfer costs least, the cheapest first. */
function fillNearest(nearest: Int32Array, table: Float64Array, node: number, nodeCount: number): void {
  const costTo = (to: number): number => table[node * nodeCount + to] as number;
  let count = 0;
  for (let to = 0; to < nodeCount; to++) {
    if (to === node) continue;
    const isFull = count === nearest.length;
    if (isFull && (count === 0 || costTo(to) >= costTo(nearest[count - 1] as number))) continue;
    let at = isFull ? count - 1 : count++;
    for (; at > 0 && costTo(nearest[at - 1] as number) > costTo(to); at--) nearest[at] = nearest[at - 1] as number;
    nearest[at] = to;
  }
}
