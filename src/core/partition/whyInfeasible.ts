import { formatInstant } from "../base/instant";
import { layersWithoutPlace } from "./layersWithoutPlace";
import { hasFailed, type PlacementProblem } from "./placementProblem";
import { largestWithin, reachableSums } from "./reachableSums";

const namedFailures = 3;

/**
 * Why no placement exists, for people: what does not fit and by how much, where one reason is enough; `problem` must have none, and no memory on nodes that have
 * failed (`withoutFailed`).
 */
export function whyInfeasible(problem: PlacementProblem, objective: "latency" | "throughput" | "energy"): string {
  const failed = problem.nodeIds.flatMap((_, node) => (hasFailed(problem, node) ? [node] : []));
  const named = neededButFailed(problem, failed);
  if (named !== undefined) return named;
  const reason = whyNoneFits(problem, objective);
  if (failed.length === 0) return reason;
  const told = failed.slice(0, namedFailures).map((node) => failedText(problem, node));
  const more = failed.length - told.length;
  return `${reason}; ${told.join(", ")}${more > 0 ? `, and so have ${more} more nodes` : ""}`;
}

function failedText({ nodeIds, failedAtMs }: PlacementProblem, node: number): string {
  return `${nodeIds[node]} has failed at ${formatInstant(failedAtMs[node] as number)}`;
}

/** A node that has failed and without which there is no placement. */
function neededButFailed(problem: PlacementProblem, failed: readonly number[]): string | undefined {
  const { layerNames, nodeIds, pinned, source, sink } = problem;
  for (const node of failed) {
    const layer = pinned.indexOf(node);
    if (layer >= 0) return `${failedText(problem, node)}, and layer ${layerNames[layer]} is pinned to it`;
    if (node === source) return `${failedText(problem, node)}, and the input is there`;
    if (node === sink) return `${failedText(problem, node)}, and the output must end there`;
    if (failed.length === nodeIds.length) return `no node is left: ${failedText(problem, node)}`;
  }
  return undefined;
}

function whyNoneFits(problem: PlacementProblem, objective: "latency" | "throughput" | "energy"): string {
  return (
    tooLargeLayer(problem) ??
    overfullPins(problem) ??
    tooLittleMemory(problem) ??
    (objective === "throughput" ? brokenStages(problem) : undefined) ??
    tooManyLarge(problem) ??
    missingLinks(problem) ??
    noneTogether(problem, objective)
  );
}

function tooLargeLayer({
  layerBytes,
  layerNames,
  capacityBytes,
  nodeIds,
  pinned,
}: PlacementProblem): string | undefined {
  const largest = capacityBytes.indexOf(capacityBytes.reduce((most, bytes) => Math.max(most, bytes), 0));
  for (const [layer, bytes] of layerBytes.entries()) {
    const pin = pinned[layer] as number;
    const node = pin >= 0 ? pin : largest;
    const excess = bytes - (capacityBytes[node] as number);
    if (excess <= 0) continue;
    const which = pin >= 0 ? "to which it is pinned," : "the largest node,";
    return `layer ${layerNames[layer]} takes ${megabytes(bytes)}: ${megabytes(excess)} more than ${nodeIds[node]}, ${which} has`;
  }
  return undefined;
}

function overfullPins({ layerBytes, capacityBytes, nodeIds, pinned }: PlacementProblem): string | undefined {
  const taken = new Float64Array(capacityBytes.length);
  pinned.forEach((node, layer) => {
    if (node >= 0) taken[node] = (taken[node] as number) + (layerBytes[layer] as number);
  });
  const node = taken.findIndex((bytes, i) => bytes > (capacityBytes[i] as number));
  if (node < 0) return undefined;
  const excess = (taken[node] as number) - (capacityBytes[node] as number);
  return `the layers pinned to ${nodeIds[node]} take ${megabytes(taken[node] as number)}: ${megabytes(excess)} more than it has`;
}

function tooLittleMemory({ layerBytes, capacityBytes }: PlacementProblem): string | undefined {
  const needed = layerBytes.reduce((sum, bytes) => sum + bytes, 0);
  const there = capacityBytes.reduce((sum, bytes) => sum + bytes, 0);
  if (needed > there) {
    return `the model takes ${megabytes(needed)}: ${megabytes(needed - there)} more than all nodes together have`;
  }
  const sums = reachableSums(layerBytes)[0];
  if (sums === undefined) return undefined;
  const fillable = capacityBytes.reduce((sum, bytes) => sum + largestWithin(sums, bytes), 0);
  if (fillable >= needed) return undefined;
  return `layers of these sizes fill at most ${megabytes(fillable)} of the nodes' ${megabytes(there)}: ${megabytes(needed - fillable)} of the model do not fit, no packing exists`;
}

function tooManyLarge({ layerBytes, capacityBytes }: PlacementProblem): string | undefined {
  const crowding = layersWithoutPlace(layerBytes, capacityBytes);
  if (crowding === undefined) return undefined;
  const { bytes, layers, places } = crowding;
  const left = layers - places;
  return `the ${layers} largest layers take ${megabytes(bytes)} or more each, and the nodes have places for ${places} of them: ${left} ${left === 1 ? "is" : "are"} left over`;
}

/** A layer's node that is known before any search, or an end; layers count from 0, the input stands at -1 and the output behind the last. */
interface Fixed {
  readonly node: number;
  readonly layer: number;
  readonly role: string;
}

function fixedNodes({ layerNames, pinned, source, sink }: PlacementProblem): Fixed[] {
  const fixed: Fixed[] = source < 0 ? [] : [{ node: source, layer: -1, role: "where the input is" }];
  pinned.forEach((node, layer) => {
    if (node >= 0) fixed.push({ node, layer, role: `to which layer ${layerNames[layer]} is pinned` });
  });
  if (sink >= 0) fixed.push({ node: sink, layer: pinned.length, role: "where the output must end" });
  return fixed;
}

/** Pins that no contiguous stages, at most one a node, can keep; or of which they make a stage too large. */
function brokenStages({
  capacityBytes,
  layerBytes,
  layerNames,
  nodeIds,
  pinned,
}: PlacementProblem): string | undefined {
  for (const [layer, node] of pinned.entries()) {
    const first = pinned.indexOf(node);
    if (node < 0 || first === layer) continue;
    const pins = `layers ${layerNames[first]} and ${layerNames[layer]} are pinned to ${nodeIds[node]}`;
    const between = pinned.findIndex((other, i) => i > first && i < layer && other >= 0 && other !== node);
    if (between >= 0) {
      const away = `layer ${layerNames[between]} between them to ${nodeIds[pinned[between] as number]}`;
      return `${pins} and ${away}: a node has at most one stage of contiguous layers`;
    }
    const bytes = layerBytes.subarray(first, layer + 1).reduce((sum, own) => sum + own, 0);
    const excess = bytes - (capacityBytes[node] as number);
    if (excess > 0) {
      return `${pins}, and so are all between them, as a node has at most one stage of contiguous layers: ${megabytes(bytes)}, ${megabytes(excess)} more than it has`;
    }
  }
  return undefined;
}

/** Whether links stand in the way even with memory without end: the first two fixed nodes, one behind the other, that too few hops lead between. */
function missingLinks(problem: PlacementProblem): string | undefined {
  const { nodeIds } = problem;
  let before: Fixed | undefined;
  for (const after of fixedNodes(problem)) {
    if (before !== undefined && hopsBetween(problem, before.node, after.node) > after.layer - before.layer) {
      const ends = `from ${nodeIds[before.node]}, ${before.role}, to ${nodeIds[after.node]}, ${after.role}`;
      const free = after.layer - before.layer - 1;
      if (free === 0) return `links are missing: none leads ${ends}`;
      const others = `the ${free === 1 ? "layer" : `${free} layers`} between`;
      return `links are missing: none lead ${ends}, not even with ${others} on other nodes`;
    }
    before = after;
  }
  return undefined;
}

/** The least number of links from one node to another; Infinity: there is no way. */
function hopsBetween({ links, nodeIds }: PlacementProblem, from: number, to: number): number {
  const count = nodeIds.length;
  const hops = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  hops[from] = 0;
  const reached = [from];
  for (const node of reached) {
    if (hops[to] !== Number.POSITIVE_INFINITY) break;
    for (let next = 0; next < count; next++) {
      if (hops[next] !== Number.POSITIVE_INFINITY) continue;
      if (links.latencyMs[node * count + next] === Number.POSITIVE_INFINITY) continue;
      hops[next] = (hops[node] as number) + 1;
      reached.push(next);
    }
  }
  return hops[to] as number;
}

/** Where only several limits together leave nothing: all that there are. */
function noneTogether({ links, pinned }: PlacementProblem, objective: "latency" | "throughput" | "energy"): string {
  const what =
    objective === "throughput" ? "no contiguous stages, each on a node of its own," : "no way to spread the layers";
  const limits = [
    "the memory of the nodes",
    ...(links.latencyMs.includes(Number.POSITIVE_INFINITY) ? ["the links that there are"] : []),
    ...(pinned.some((node) => node >= 0) ? ["the pins"] : []),
  ];
  if (limits.length === 1) return `${what} fits ${limits[0]}: no packing exists`;
  return `${what} fits ${limits.slice(0, -1).join(", ")} and ${limits.at(-1)} together`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e4) / 100} MB`;
}
