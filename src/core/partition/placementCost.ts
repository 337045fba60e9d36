import { type Assignment, hasFailed, type PlacementProblem } from "./placementProblem";

export type PlacementObjective = "latency" | "throughput" | "energy";

/** What a placement costs, whether or not it keeps the rules. */
export interface PlacementCost {
  /** Of one inference; Infinity where a link is missing or a node has failed. */
  readonly latencyMs: number;
  /** The slowest stage or transfer; undefined where a node has more than one stage. */
  readonly bottleneckMs?: number;
  /** Of one inference: power of each node over the time that it computes and sends; NaN where a power is not told. */
  readonly energyJ: number;
}

/** A rule that a placement breaks. */
export type PlacementFault =
  | { readonly kind: "failed"; readonly node: number; readonly atMs: number }
  | { readonly kind: "memory"; readonly node: number; readonly usedBytes: number; readonly capacityBytes: number }
  | { readonly kind: "no link"; readonly from: number; readonly to: number; readonly boundary: number }
  | { readonly kind: "pin"; readonly layer: number; readonly node: number }
  | { readonly kind: "unplaced"; readonly layer: number };

/** Time that a layer computes on a node, ms. */
export function computeMs({ flops, flopsPerMs }: PlacementProblem, layer: number, node: number): number {
  return (flops[layer] as number) / (flopsPerMs[node] as number);
}

/** Time to carry what crosses a boundary from one node to another, ms; 0 where they are the same, Infinity without a link. */
export function transferMs(
  { links, boundaryMB, nodeIds }: PlacementProblem,
  boundary: number,
  from: number,
  to: number,
) {
  const pair = from * nodeIds.length + to;
  return (links.latencyMs[pair] as number) + (boundaryMB[boundary] as number) * (links.msPerMB[pair] as number);
}

/** Ends of the transfer at a boundary; undefined: nothing is carried there. */
export function endsAt({ source, sink }: PlacementProblem, assignment: Assignment, boundary: number) {
  const from = boundary === 0 ? source : (assignment[boundary - 1] as number);
  const to = boundary === assignment.length ? sink : (assignment[boundary] as number);
  return from < 0 || to < 0 || from === to ? undefined : { from, to };
}

/** The cost of a placement of all layers by the definitions of DESIGN's "Partition": every search is judged by this. */
export function placementCost(problem: PlacementProblem, assignment: Assignment): PlacementCost {
  const { boundaryMB, links, nodeIds, watts } = problem;
  let latencyMs = 0;
  let energyJ = 0;
  let slowestMs = 0;
  let stageMs = 0;
  let isStaged = true;
  const stages = new Set<number>();
  for (let boundary = 0; boundary <= assignment.length; boundary++) {
    const ends = endsAt(problem, assignment, boundary);
    if (ends !== undefined) {
      const carriedMs = transferMs(problem, boundary, ends.from, ends.to);
      const sendingMs =
        (boundaryMB[boundary] as number) * (links.msPerMB[ends.from * nodeIds.length + ends.to] as number);
      latencyMs += carriedMs;
      energyJ += ((watts[ends.from] as number) * sendingMs) / 1000;
      slowestMs = Math.max(slowestMs, carriedMs);
    }
    if (boundary === assignment.length) break;
    const node = assignment[boundary] as number;
    if (boundary === 0 || node !== assignment[boundary - 1]) {
      if (stages.has(node)) isStaged = false;
      stages.add(node);
      stageMs = 0;
    }
    const ownMs = computeMs(problem, boundary, node);
    stageMs += ownMs;
    latencyMs += ownMs;
    if (hasFailed(problem, node)) latencyMs = stageMs = Number.POSITIVE_INFINITY;
    energyJ += ((watts[node] as number) * ownMs) / 1000;
    slowestMs = Math.max(slowestMs, stageMs);
  }
  return { latencyMs, energyJ, ...(isStaged && { bottleneckMs: slowestMs }) };
}

/** The rules that a placement breaks: nodes that have failed, memory, links, pins, layers without a node. */
export function placementFaults(problem: PlacementProblem, assignment: Assignment): PlacementFault[] {
  const faults: PlacementFault[] = [];
  const { failedAtMs } = problem;
  const usedBytes = new Float64Array(problem.nodeIds.length);
  failedAtMs.forEach((atMs, node) => {
    if (!Number.isNaN(atMs) && assignment.includes(node)) faults.push({ kind: "failed", node, atMs });
  });
  assignment.forEach((node, layer) => {
    if (node < 0) {
      faults.push({ kind: "unplaced", layer });
      return;
    }
    usedBytes[node] = (usedBytes[node] as number) + (problem.layerBytes[layer] as number);
    const pin = problem.pinned[layer] as number;
    if (pin >= 0 && pin !== node) faults.push({ kind: "pin", layer, node: pin });
  });
  usedBytes.forEach((used, node) => {
    const capacityBytes = problem.capacityBytes[node] as number;
    if (used > capacityBytes) faults.push({ kind: "memory", node, usedBytes: used, capacityBytes });
  });
  for (let boundary = 0; boundary <= assignment.length; boundary++) {
    const ends = endsAt(problem, assignment, boundary);
    if (ends === undefined) continue;
    if (transferMs(problem, boundary, ends.from, ends.to) === Number.POSITIVE_INFINITY) {
      faults.push({ kind: "no link", ...ends, boundary });
    }
  }
  return faults;
}

/** A cost by one objective; undefined: a node has more than one stage. */
export function valueBy(cost: PlacementCost, objective: PlacementObjective): number | undefined {
  if (objective === "throughput") return cost.bottleneckMs;
  return objective === "latency" ? cost.latencyMs : cost.energyJ;
}
