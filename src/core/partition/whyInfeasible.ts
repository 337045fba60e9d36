import { layersWithoutPlace } from "./layersWithoutPlace";
import type { PlacementProblem } from "./placementProblem";
import { largestWithin, reachableSums } from "./reachableSums";
import { RunBound } from "./runBound";
import { runCosts } from "./runCosts";

/** Why no placement exists, for people: what does not fit and by how much, where one reason is enough; `problem` must have none. */
export function whyInfeasible(problem: PlacementProblem, objective: "latency" | "throughput" | "energy"): string {
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
