import type { PlacementProblem } from "../../../core/partition/placementProblem";

/** Node of each layer; -1: not placed yet. */
export type DraftAssignment = Int32Array;

/** A rule that a placement breaks, with the number. */
export type BoardFault =
  | { readonly kind: "failed"; readonly node: number; readonly atMs: number }
  | { readonly kind: "memory"; readonly node: number; readonly excessBytes: number }
  | { readonly kind: "no link"; readonly from: number; readonly to: number; readonly boundary: number }
  | { readonly kind: "pin"; readonly layer: number; readonly node: number };

/** What a placement costs at once, on the main thread: core's cost model over plain arrays, for layers that may not be placed yet. */
export interface BoardCost {
  /** Of one inference, over the layers that are placed; Infinity where a link is missing or a node has failed. */
  readonly latencyMs: number;
  /** The slowest stage or transfer; undefined where a node has more than one stage. */
  readonly bottleneckMs?: number;
  /** NaN where a node's power is not told. */
  readonly energyJ: number;
  readonly unplaced: number;
  /** By node. */
  readonly usedBytes: Float64Array;
  readonly computeMs: Float64Array;
  readonly layerCount: Uint32Array;
  /** By boundary: before layer 0, between layers, after the last; 0 where nothing is carried. */
  readonly transferMs: Float64Array;
  readonly faults: readonly BoardFault[];
  /** Everything is placed and no rule is broken. */
  readonly isFeasible: boolean;
}

/** The cost of a placement in one pass over the layers, by the definitions of docs/methods/partition.md. */
export function boardCost(problem: PlacementProblem, assignment: DraftAssignment): BoardCost {
  const { boundaryMB, flops, flopsPerMs, layerBytes, capacityBytes, failedAtMs, links, nodeIds, watts, source, sink } =
    problem;
  const nodes = nodeIds.length;
  const layers = assignment.length;
  const usedBytes = new Float64Array(nodes);
  const computeMs = new Float64Array(nodes);
  const layerCount = new Uint32Array(nodes);
  const transferMs = new Float64Array(layers + 1);
  const faults: BoardFault[] = [];
  const hadStage = new Uint8Array(nodes);
  let isStaged = true;
  let latencyMs = 0;
  let energyJ = 0;
  let slowestMs = 0;
  let stageMs = 0;
  let unplaced = 0;
  for (let boundary = 0; boundary <= layers; boundary++) {
    const from = boundary === 0 ? source : (assignment[boundary - 1] as number);
    const to = boundary === layers ? sink : (assignment[boundary] as number);
    if (from >= 0 && to >= 0 && from !== to) {
      const pair = from * nodes + to;
      const sendingMs = (boundaryMB[boundary] as number) * (links.msPerMB[pair] as number);
      const carriedMs = (links.latencyMs[pair] as number) + sendingMs;
      transferMs[boundary] = carriedMs;
      latencyMs += carriedMs;
      energyJ += ((watts[from] as number) * sendingMs) / 1000;
      slowestMs = Math.max(slowestMs, carriedMs);
      if (carriedMs === Number.POSITIVE_INFINITY) faults.push({ kind: "no link", from, to, boundary });
    }
    if (boundary === layers) break;
    if (to < 0) {
      unplaced++;
      continue;
    }
    if (boundary === 0 || to !== from) {
      if (hadStage[to] === 1) isStaged = false;
      hadStage[to] = 1;
      stageMs = 0;
    }
    const ownMs = (flops[boundary] as number) / (flopsPerMs[to] as number);
    stageMs += ownMs;
    latencyMs += ownMs;
    if (!Number.isNaN(failedAtMs[to])) latencyMs = stageMs = Number.POSITIVE_INFINITY;
    energyJ += ((watts[to] as number) * ownMs) / 1000;
    slowestMs = Math.max(slowestMs, stageMs);
    usedBytes[to] = (usedBytes[to] as number) + (layerBytes[boundary] as number);
    computeMs[to] = (computeMs[to] as number) + ownMs;
    layerCount[to] = (layerCount[to] as number) + 1;
    const pin = problem.pinned[boundary] as number;
    if (pin >= 0 && pin !== to) faults.push({ kind: "pin", layer: boundary, node: pin });
  }
  for (let node = 0; node < nodes; node++) {
    const atMs = failedAtMs[node] as number;
    if (!Number.isNaN(atMs) && layerCount[node] !== 0) faults.unshift({ kind: "failed", node, atMs });
    const excessBytes = (usedBytes[node] as number) - (capacityBytes[node] as number);
    if (excessBytes > 0) faults.push({ kind: "memory", node, excessBytes });
  }
  return {
    latencyMs,
    ...(isStaged && { bottleneckMs: slowestMs }),
    energyJ,
    unplaced,
    usedBytes,
    computeMs,
    layerCount,
    transferMs,
    faults,
    isFeasible: unplaced === 0 && faults.length === 0,
  };
}

/** A placement with some layers on another node (-1: on none). */
export function withLayersOn(assignment: DraftAssignment, layers: Iterable<number>, node: number): DraftAssignment {
  const moved = assignment.slice();
  for (const layer of layers) moved[layer] = node;
  return moved;
}
