import type { Sliced } from "../base/progress";
import { placeLayers } from "./placeLayers";
import { type PlacementObjective, placementCost, valueBy } from "./placementCost";
import type { Assignment, LinkTable, PlacementProblem } from "./placementProblem";
import { placementShares } from "./placementShares";

/** One limit made wider, and the best placement then. Nodes and layers are indices. */
export type Relaxation = RelaxedLimit & {
  /** Of the best placement found with it, ms or J. */
  readonly value: number;
  /** No placement has less with it. */
  readonly bound: number;
  /** `value` less than that of the placement asked about. */
  readonly gain: number;
  readonly assignment: Assignment;
};

export type RelaxedLimit =
  /** As much memory as it takes; `moreBytes` is what the placement then uses beyond what there is. */
  | { readonly kind: "memory"; readonly node: number; readonly moreBytes: number }
  /** The link between two nodes, both ways, at twice the bandwidth and half the latency. */
  | { readonly kind: "link"; readonly from: number; readonly to: number }
  /** Twice the compute. */
  | { readonly kind: "compute"; readonly node: number }
  /** A layer that may go anywhere. */
  | { readonly kind: "pin"; readonly layer: number; readonly node: number };

export interface WhyOptions {
  readonly objective?: PlacementObjective;
  /** Multiplies the work of each limit, 1 (default) being at most about 1 s. */
  readonly effort?: number;
}

const effortOfOne = 0.1;
/** Of each kind, those that the placement spends the most on. */
const mostOfKind = 12;
/** Gains below this are rounding. */
const leastGain = 1e-9;

/**
 * What keeps a placement (of all layers, the best or not) from being better: each memory, link, compute and pin that it feels is made wider alone, and the best
 * placement sought again. By falling gain; limits that would give nothing are left out. A slower node's memory may well gain more than the fastest one's compute.
 */
export function* whyNotBetter(
  problem: PlacementProblem,
  assignment: Assignment,
  { objective = "latency", effort = 1 }: WhyOptions = {},
): Sliced<Relaxation[], readonly Relaxation[]> {
  const before = valueBy(placementCost(problem, assignment), objective) ?? Number.POSITIVE_INFINITY;
  const limits = felt(problem, assignment);
  const found: Relaxation[] = [];
  for (const [i, limit] of limits.entries()) {
    const wider = relaxed(problem, limit);
    const start = { assignment, inferences: Number.POSITIVE_INFINITY };
    const search = placeLayers(wider, { objective, effort: effort * effortOfOne, held: start });
    let step = search.next();
    while (!step.done) {
      yield { fraction: i / limits.length, label: "Partition: wider limits", partial: byGain(found) };
      step = search.next();
    }
    const { assignment: best, value, bound } = step.value;
    if (best === undefined || value === undefined || before - value <= leastGain * before) continue;
    const moreBytes = limit.kind === "memory" ? extraBytes(problem, best, limit.node) : 0;
    const told = limit.kind === "memory" ? { ...limit, moreBytes } : limit;
    found.push({ ...told, value, bound, gain: before - value, assignment: best });
    yield { fraction: (i + 1) / limits.length, label: "Partition: wider limits", partial: byGain(found) };
  }
  return byGain(found);
}

function byGain(found: readonly Relaxation[]): Relaxation[] {
  return [...found].sort((a, b) => b.gain - a.gain);
}

/** The limits that may hold a placement back: pins, compute of nodes and links that it uses, memory of all nodes that not all layers fit. */
function felt(problem: PlacementProblem, assignment: Assignment): RelaxedLimit[] {
  const { capacityBytes, flopsPerMs, layerBytes, nodeIds, pinned } = problem;
  const shares = placementShares(problem, assignment);
  const nodes = nodeIds.map((_, node) => node);
  const needed = layerBytes.reduce((sum, bytes) => sum + bytes, 0);
  const memory = nodes
    .filter((node) => (capacityBytes[node] as number) < needed)
    .sort((a, b) => (flopsPerMs[b] as number) - (flopsPerMs[a] as number) || a - b)
    .slice(0, mostOfKind)
    .map((node) => ({ kind: "memory", node, moreBytes: 0 }) as const);
  const compute = nodes
    .filter((node) => (shares.nodeComputeMs[node] as number) > 0)
    .sort((a, b) => (shares.nodeComputeMs[b] as number) - (shares.nodeComputeMs[a] as number) || a - b)
    .slice(0, mostOfKind)
    .map((node) => ({ kind: "compute", node }) as const);
  const spentOn = new Map<number, number>();
  shares.transferMs.forEach((ms, boundary) => {
    const from = shares.transferFrom[boundary] as number;
    const to = shares.transferTo[boundary] as number;
    if (from < 0) return;
    const pair = Math.min(from, to) * nodeIds.length + Math.max(from, to);
    spentOn.set(pair, (spentOn.get(pair) ?? 0) + ms);
  });
  const links = [...spentOn]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostOfKind)
    .map(([pair]) => ({ kind: "link", from: Math.floor(pair / nodeIds.length), to: pair % nodeIds.length }) as const);
  const pins = Array.from(pinned, (node, layer) => ({ kind: "pin", layer, node }) as const)
    .filter(({ node }) => node >= 0)
    .slice(0, mostOfKind);
  return [...memory, ...links, ...compute, ...pins];
}

function relaxed(problem: PlacementProblem, limit: RelaxedLimit): PlacementProblem {
  const { capacityBytes, flopsPerMs, layerBytes, links, nodeIds, pinned } = problem;
  if (limit.kind === "memory") {
    const needed = layerBytes.reduce((sum, bytes) => sum + bytes, 0);
    return { ...problem, capacityBytes: replaced(capacityBytes, limit.node, needed) };
  }
  if (limit.kind === "compute") {
    return { ...problem, flopsPerMs: replaced(flopsPerMs, limit.node, 2 * (flopsPerMs[limit.node] as number)) };
  }
  if (limit.kind === "link") return { ...problem, links: wider(links, nodeIds.length, limit.from, limit.to) };
  const freed = Int32Array.from(pinned);
  freed[limit.layer] = -1;
  return { ...problem, pinned: freed };
}

function replaced(values: Float64Array, at: number, value: number): Float64Array {
  const copy = Float64Array.from(values);
  copy[at] = value;
  return copy;
}

function wider(links: LinkTable, nodeCount: number, a: number, b: number): LinkTable {
  const latencyMs = Float64Array.from(links.latencyMs);
  const msPerMB = Float64Array.from(links.msPerMB);
  for (const pair of [a * nodeCount + b, b * nodeCount + a]) {
    latencyMs[pair] = (latencyMs[pair] as number) / 2;
    msPerMB[pair] = (msPerMB[pair] as number) / 2;
  }
  return { latencyMs, msPerMB };
}

function extraBytes({ capacityBytes, layerBytes }: PlacementProblem, assignment: Assignment, node: number): number {
  const used = assignment.reduce((sum, at, layer) => (at === node ? sum + (layerBytes[layer] as number) : sum), 0);
  return Math.max(0, used - (capacityBytes[node] as number));
}
