import type { Placement } from "./placeLayers";
import type { PlacementProblem } from "./placementProblem";

/** A placement in the shape of DESIGN's command line; null where there is no number. */
export interface PartitionRecord {
  readonly feasible: boolean | null;
  /** Node ids by layer name, in the order of the layers. */
  readonly assignments: Readonly<Record<string, string>>;
  readonly estimatedLatencyMs: number | null;
  /** null also where a node has more than one stage. */
  readonly bottleneckMs: number | null;
  /** In ms, for energy in J. */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly proven: boolean;
  readonly stopped: boolean;
  readonly reason?: string;
}

export function partitionRecord({ layerNames, nodeIds }: PlacementProblem, placement: Placement): PartitionRecord {
  const { feasible, assignment, cost, bound, gap, proven, stopped, reason } = placement;
  const pairs = assignment === undefined ? [] : Array.from(assignment, (node, i) => [layerNames[i], nodeIds[node]]);
  return {
    feasible,
    assignments: Object.fromEntries(pairs),
    estimatedLatencyMs: cost?.latencyMs ?? null,
    bottleneckMs: cost?.bottleneckMs ?? null,
    bound: feasible === false ? null : bound,
    gap: feasible === true ? gap : null,
    proven,
    stopped,
    ...(reason !== undefined && { reason }),
  };
}
