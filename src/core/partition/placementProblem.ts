/**
 * Layers to be placed on nodes, in numbers. Memory is in whole bytes, so that sums are exact in whatever order they are taken; time in ms, sizes
 * of transfers in MB. Matrices of nodes are by row from, column to.
 */
export interface PlacementProblem {
  readonly layerNames: readonly string[];
  readonly nodeIds: readonly string[];
  /** Of each layer, one forward pass. */
  readonly flops: Float64Array;
  /** What each layer takes up: parameters and state. */
  readonly layerBytes: Float64Array;
  /** Of that the parameters, which have to be carried when a layer moves. */
  readonly paramBytes: Float64Array;
  readonly flopsPerMs: Float64Array;
  readonly capacityBytes: Float64Array;
  /** When each node has failed, where it has; NaN: it has not. One that has takes no layer. */
  readonly failedAtMs: Float64Array;
  /** Power of each node; NaN where it is not told. */
  readonly watts: Float64Array;
  /** What crosses before layer 0, between layers i - 1 and i, and after the last: one more than there are layers. */
  readonly boundaryMB: Float64Array;
  readonly links: LinkTable;
  /** Nodes of input and output; -1: not given. */
  readonly source: number;
  readonly sink: number;
  /** Node of each layer placed by hand; -1: free. */
  readonly pinned: Int32Array;
}

export function hasFailed({ failedAtMs }: PlacementProblem, node: number): boolean {
  return !Number.isNaN(failedAtMs[node]);
}

/** The same problem to those who count on memory: what has failed has none. */
export function withoutFailed(problem: PlacementProblem): PlacementProblem {
  return {
    ...problem,
    capacityBytes: problem.capacityBytes.map((bytes, node) => (hasFailed(problem, node) ? 0 : bytes)),
  };
}

/** Links between all nodes; latency Infinity and 0 ms for each MB where there is none, both 0 from a node to itself. */
export interface LinkTable {
  readonly latencyMs: Float64Array;
  readonly msPerMB: Float64Array;
}

/** Node of each layer; where a placement may be partial, -1: not placed yet. */
export type Assignment = Int32Array;
