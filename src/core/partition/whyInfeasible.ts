import { formatInstant } from "../base/instant";
import { layersWithoutPlace } from "./layersWithoutPlace";
import { hasFailed, type PlacementProblem } from "./placementProblem";
import { largestWithin, reachableSums } from "./reachableSums";
import { RunBound } from "./runBound";
import { runCosts } from "./runCosts";

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
    tooManyLarge(problem) ??
    missingLinks(problem) ??
    (objective === "throughput"
      ? "no contiguous stages, each on a node of its own, fit the memory of the nodes over the links that there are"
      : "no way to spread the layers fits the memory of the nodes over the links that there are: no packing exists")
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

/** Whether links stand in the way even with memory without end. */
function missingLinks(problem: PlacementProblem): string | undefined {
  const costs = runCosts(problem, { objective: "latency" });
  const endless = new Float64Array(costs.nodeCount).fill(Number.MAX_SAFE_INTEGER);
  const cost = new RunBound(costs).evaluate({ from: 0, last: -1, room: endless }, new Float64Array(costs.nodeCount));
  if (cost < Number.POSITIVE_INFINITY) return undefined;
  return "links are missing: even with all the memory there could be, none lead from the source by the pinned layers to the sink";
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e4) / 100} MB`;
}
