import { computeMs, endsAt, transferMs } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";

/** What a placement asks of each layer, boundary and node. Boundary b stands before layer b; the last one behind all. */
export interface PlacementShares {
  /** Of each layer; NaN where it is not placed. */
  readonly computeMs: Float64Array;
  /** Nodes between which a transfer runs at each boundary; -1: nothing is carried. */
  readonly transferFrom: Int32Array;
  readonly transferTo: Int32Array;
  /** Of each boundary: Infinity without a link, 0 where nothing is carried. */
  readonly transferMs: Float64Array;
  /** Of that, what sending takes on the link (the rest is its latency). */
  readonly sendingMs: Float64Array;
  readonly nodeBytes: Float64Array;
  readonly nodeComputeMs: Float64Array;
  /** Time that each node sends. */
  readonly nodeSendingMs: Float64Array;
  /** Contiguous stretches of layers on each node. */
  readonly nodeRuns: Int32Array;
}

/** What each layer, transfer and node has of a placement, which may be partial. */
export function placementShares(problem: PlacementProblem, assignment: Assignment): PlacementShares {
  const { boundaryMB, layerBytes, links, nodeIds } = problem;
  const nodeCount = nodeIds.length;
  const boundaries = assignment.length + 1;
  const shares: PlacementShares = {
    computeMs: new Float64Array(assignment.length),
    transferFrom: new Int32Array(boundaries).fill(-1),
    transferTo: new Int32Array(boundaries).fill(-1),
    transferMs: new Float64Array(boundaries),
    sendingMs: new Float64Array(boundaries),
    nodeBytes: new Float64Array(nodeCount),
    nodeComputeMs: new Float64Array(nodeCount),
    nodeSendingMs: new Float64Array(nodeCount),
    nodeRuns: new Int32Array(nodeCount),
  };
  assignment.forEach((node, layer) => {
    const ms = node < 0 ? Number.NaN : computeMs(problem, layer, node);
    shares.computeMs[layer] = ms;
    if (node < 0) return;
    add(shares.nodeBytes, node, layerBytes[layer] as number);
    add(shares.nodeComputeMs, node, ms);
    if (layer === 0 || assignment[layer - 1] !== node) add(shares.nodeRuns, node, 1);
  });
  for (let boundary = 0; boundary < boundaries; boundary++) {
    const ends = endsAt(problem, assignment, boundary);
    if (ends === undefined) continue;
    const { from, to } = ends;
    const ms = transferMs(problem, boundary, from, to);
    const sendingMs = (boundaryMB[boundary] as number) * (links.msPerMB[from * nodeCount + to] as number);
    shares.transferFrom[boundary] = from;
    shares.transferTo[boundary] = to;
    shares.transferMs[boundary] = ms;
    shares.sendingMs[boundary] = sendingMs;
    add(shares.nodeSendingMs, from, sendingMs);
  }
  return shares;
}

function add(sums: Float64Array | Int32Array, at: number, amount: number): void {
  sums[at] = (sums[at] as number) + amount;
}
