import type { Assignment, PlacementProblem } from "./placementProblem";

/** What a placement serves where a scenario does not say: at one inference a second, nearly three hours. */
export const defaultInferences = 10_000;

/** A placement that holds while another is sought. */
export interface Held {
  /** -1: not placed; such a layer is loaded for nothing wherever it goes. */
  readonly assignment: Assignment;
  /** How many inferences the next placement serves. */
  readonly inferences: number;
}

/** What it takes to get from one placement to another. */
export interface Reload {
  /** One after the other. */
  readonly ms: number;
  readonly bytes: number;
  /** Layers that change their node. */
  readonly layers: readonly number[];
  readonly inferences: number;
  /** By the objective, of each inference; undefined where the placement that holds breaks a rule. */
  readonly savedEach?: number;
  /** Inferences after which the saving has made up for reloading; undefined where nothing is saved. */
  readonly paysAfter?: number;
}

/** What carrying a layer's parameters from where it is to a node costs. */
export type ReloadCost = (objective: "latency" | "energy", layer: number, node: number) => number;

/**
 * What reloading costs: ms, or J of the sender. Parameters take the link between the two nodes; where there is none, they are taken to come over one as
 * slow as the slowest that there is.
 */
export function reloadCost(problem: PlacementProblem, { assignment }: Held): ReloadCost {
  const { links, nodeIds, paramBytes, watts } = problem;
  const slowestMsPerMB = greatest(links.msPerMB);
  const longestMs = greatest(links.latencyMs);
  return (objective, layer, node) => {
    const from = assignment[layer] as number;
    const bytes = paramBytes[layer] as number;
    if (from < 0 || from === node || bytes === 0) return 0;
    const pair = from * nodeIds.length + node;
    const isLinked = links.latencyMs[pair] !== Number.POSITIVE_INFINITY;
    const sendingMs = (bytes / 1e6) * (isLinked ? (links.msPerMB[pair] as number) : slowestMsPerMB);
    if (objective === "energy") return ((watts[from] as number) * sendingMs) / 1000;
    return sendingMs + (isLinked ? (links.latencyMs[pair] as number) : longestMs);
  };
}

/** What moving from the placement that holds to another takes; savings are `before` less `after`, by the objective of each inference. */
export function reloadBetween(
  problem: PlacementProblem,
  held: Held,
  next: Assignment,
  objective: "latency" | "throughput" | "energy",
  saving?: { readonly before: number; readonly after: number },
): Reload {
  const costOf = reloadCost(problem, held);
  let ms = 0;
  let cost = 0;
  let bytes = 0;
  const layers: number[] = [];
  held.assignment.forEach((from, layer) => {
    const to = next[layer] as number;
    if (from < 0 || from === to) return;
    layers.push(layer);
    bytes += problem.paramBytes[layer] as number;
    ms += costOf("latency", layer, to);
    if (objective === "energy") cost += costOf("energy", layer, to);
  });
  const savedEach = saving && saving.before - saving.after;
  const spent = objective === "energy" ? cost : ms;
  return {
    ms,
    bytes,
    layers,
    inferences: held.inferences,
    ...(savedEach !== undefined && { savedEach }),
    ...(savedEach !== undefined && savedEach > 0 && { paysAfter: Math.ceil(spent / savedEach) }),
  };
}

function greatest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most && value < Number.POSITIVE_INFINITY) most = value;
  return most;
}
