import { computeMs } from "./placementCost";
import { hasFailed, type PlacementProblem } from "./placementProblem";
import { type Held, reloadCost } from "./reloadCost";

/**
 * Costs that add up over layers and transfers, in the form in which the search reads them: a placement is a chain of runs (contiguous layers on one
 * node), and costs what its runs and the transfers between them cost.
 */
export interface RunCosts {
  readonly layerCount: number;
  readonly nodeCount: number;
  /** Cost of layers 0..i - 1 on node n, at i * nodeCount + n. */
  readonly prefix: Float64Array;
  /** Bytes of layers 0..i - 1. */
  readonly bytes: Float64Array;
  /** Matrix of transfer costs at each boundary, by row from; boundaries at which the same size crosses share one. */
  readonly transfer: readonly Float64Array[];
  readonly source: number;
  readonly sink: number;
  /** Where a run on node n that starts at layer i must end, at i * nodeCount + n: i where that layer may not be there. */
  readonly lastEnd: Int32Array;
  /** Whether each node has at most one run (stages), in place of any number that its memory holds. */
  readonly isStaged: boolean;
  /** A price of starting a run on node n at layer i, at i * nodeCount + n: part of a bound, never of what a placement costs. Default: 0. */
  readonly runStart?: Float64Array;
}

export interface RunCostOptions {
  /** `reload`: nothing but what moving from `held` costs, in ms and for one inference. */
  readonly objective: "latency" | "energy" | "reload";
  /** A placement that holds: moving from it costs what reloading does, spread over the inferences. */
  readonly held?: Held;
  readonly isStaged?: boolean;
  /** No stage and no transfer takes longer; only for stages. Default: no limit. */
  readonly bottleneckMs?: number;
}

/** The costs of a problem under one objective: ms, or J. */
export function runCosts(problem: PlacementProblem, options: RunCostOptions): RunCosts {
  const { objective, held, isStaged = false, bottleneckMs = Number.POSITIVE_INFINITY } = options;
  const { flops, layerBytes, nodeIds, watts, source, sink } = problem;
  const layerCount = flops.length;
  const nodeCount = nodeIds.length;
  const prefix = new Float64Array((layerCount + 1) * nodeCount);
  const timeMs = new Float64Array((layerCount + 1) * nodeCount);
  const bytes = new Float64Array(layerCount + 1);
  const reload = held && reloadCost(problem, held);
  const costOf = (layer: number, node: number, ms: number): number => {
    if (objective === "reload") return reload?.("latency", layer, node) ?? 0;
    const own = objective === "latency" ? ms : (ms * (watts[node] as number)) / 1000;
    return held && reload ? own + reload(objective, layer, node) / held.inferences : own;
  };
  for (let layer = 0; layer < layerCount; layer++) {
    bytes[layer + 1] = (bytes[layer] as number) + (layerBytes[layer] as number);
    for (let node = 0; node < nodeCount; node++) {
      const at = layer * nodeCount + node;
      const ms = computeMs(problem, layer, node);
      timeMs[at + nodeCount] = (timeMs[at] as number) + ms;
      prefix[at + nodeCount] = (prefix[at] as number) + costOf(layer, node, ms);
    }
  }
  return {
    layerCount,
    nodeCount,
    prefix,
    bytes,
    transfer: transferTables(problem, objective, bottleneckMs),
    source,
    sink,
    lastEnd: lastEnds(problem, timeMs, bottleneckMs),
    isStaged,
  };
}

function transferTables(
  { boundaryMB, links, nodeIds, watts }: PlacementProblem,
  objective: RunCostOptions["objective"],
  bottleneckMs: number,
): Float64Array[] {
  const nodeCount = nodeIds.length;
  const bySize = new Map<number, Float64Array>();
  return Array.from(boundaryMB, (megabytes) => {
    const known = bySize.get(megabytes);
    if (known) return known;
    const table = links.latencyMs.map((latencyMs, pair) => {
      const sendingMs = megabytes * (links.msPerMB[pair] as number);
      const ms = latencyMs + sendingMs;
      if (ms === Number.POSITIVE_INFINITY || ms > bottleneckMs) return Number.POSITIVE_INFINITY;
      if (objective === "reload") return 0;
      return objective === "latency" ? ms : (sendingMs * (watts[Math.floor(pair / nodeCount)] as number)) / 1000;
    });
    bySize.set(megabytes, table);
    return table;
  });
}

function lastEnds(problem: PlacementProblem, timeMs: Float64Array, bottleneckMs: number): Int32Array {
  const { pinned, nodeIds } = problem;
  const nodeCount = nodeIds.length;
  const layerCount = pinned.length;
  const ends = new Int32Array(layerCount * nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const isUp = !hasFailed(problem, node);
    let end = layerCount;
    for (let layer = layerCount - 1; layer >= 0; layer--) {
      const pin = pinned[layer] as number;
      if (!isUp || (pin >= 0 && pin !== node)) end = layer;
      const before = timeMs[layer * nodeCount + node] as number;
      while (end > layer && (timeMs[end * nodeCount + node] as number) - before > bottleneckMs) end--;
      ends[layer * nodeCount + node] = end;
    }
  }
  return ends;
}

/** The mean of the costs of one problem at different times, by weights that add up to 1. */
export function meanCosts(times: readonly RunCosts[], weights: readonly number[]): RunCosts {
  const [first] = times;
  if (first === undefined) throw new RangeError("no times to take the mean of");
  const mean = (tables: readonly Float64Array[]): Float64Array => {
    const sums = new Float64Array(tables[0]?.length ?? 0);
    tables.forEach((table, time) => {
      const weight = weights[time] as number;
      // Without weight a missing link is none of the mean's.
      if (weight === 0) return;
      table.forEach((cost, i) => {
        sums[i] = (sums[i] as number) + weight * cost;
      });
    });
    return sums;
  };
  const known = new Map<Float64Array, Float64Array>();
  return {
    ...first,
    prefix: mean(times.map(({ prefix }) => prefix)),
    transfer: first.transfer.map((table, boundary) => {
      const done = known.get(table) ?? mean(times.map(({ transfer }) => transfer[boundary] as Float64Array));
      known.set(table, done);
      return done;
    }),
  };
}
