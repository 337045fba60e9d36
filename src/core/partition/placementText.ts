import { csvFormatRow } from "d3-dsv";
import type { PlacementCost } from "./placementCost";
import type { Assignment, PlacementProblem } from "./placementProblem";
import type { PlacementShares } from "./placementShares";

const columns = ["layer", "node_id", "memory_MB", "gflop", "compute_ms", "sent_to", "sent_MB", "transfer_ms"] as const;

/** A placement as it stands, partial or not. */
export interface WrittenPlacement {
  readonly problem: PlacementProblem;
  readonly assignment: Assignment;
  readonly shares: PlacementShares;
  readonly cost?: PlacementCost;
}

/** One line a layer: where it is, what it takes, and what is sent on to the next; RFC 4180. Empty cells: not placed, or nothing carried. */
export function placementCsv({ problem, assignment, shares }: WrittenPlacement): string {
  const { boundaryMB, flops, layerBytes, layerNames, nodeIds } = problem;
  const lines = layerNames.map((name, layer) => {
    const boundary = layer + 1;
    const to = shares.transferTo[boundary] as number;
    const isSent = to >= 0;
    return [
      name,
      nodeIds[assignment[layer] as number] ?? "",
      (layerBytes[layer] as number) / 1e6,
      (flops[layer] as number) / 1e9,
      numberCell(shares.computeMs[layer] as number),
      nodeIds[to] ?? "",
      isSent ? (boundaryMB[boundary] as number) : "",
      isSent ? numberCell(shares.transferMs[boundary] as number) : "",
    ];
  });
  const rows = [columns, ...lines.map((line) => line.map(String))];
  return `${rows.map((row) => csvFormatRow([...row])).join("\r\n")}\r\n`;
}

/** The placement by layer name, and its figures; null where there is none. */
export function placementJson({ problem, assignment, shares, cost }: WrittenPlacement): string {
  const { capacityBytes, layerNames, nodeIds } = problem;
  const finite = (value: number | undefined): number | null =>
    value === undefined || !Number.isFinite(value) ? null : value;
  const record = {
    assignments: Object.fromEntries(
      Array.from(assignment, (node, layer) => [layerNames[layer], nodeIds[node]]).filter(
        ([, node]) => node !== undefined,
      ),
    ),
    estimatedLatencyMs: finite(cost?.latencyMs),
    bottleneckMs: finite(cost?.bottleneckMs),
    energyJ: finite(cost?.energyJ),
    nodes: nodeIds.map((nodeId, node) => ({
      nodeId,
      usedMB: (shares.nodeBytes[node] as number) / 1e6,
      memoryMB: (capacityBytes[node] as number) / 1e6,
      computeMs: shares.nodeComputeMs[node],
    })),
  };
  return `${JSON.stringify(record, undefined, 1)}\n`;
}

function numberCell(value: number): string {
  return Number.isFinite(value) ? String(value) : "";
}
