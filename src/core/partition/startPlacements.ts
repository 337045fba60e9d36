import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";

/**
 * Placements to start from, of which some may lack links: layers in order on one node after the other, by speed and by size, and the largest layers
 * first, each where it leaves the least room. Those that do not fit are left out.
 */
export function* fillInOrder(costs: RunCosts, capacityBytes: Float64Array): Generator<Assignment, void, void> {
  const { nodeCount, layerCount, prefix } = costs;
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  const whole = (node: number): number => prefix[layerCount * nodeCount + node] as number;
  const bySpeed = [...nodes].sort((a, b) => whole(a) - whole(b) || a - b);
  const bySize = [...nodes].sort((a, b) => (capacityBytes[b] as number) - (capacityBytes[a] as number) || a - b);
  for (const order of [bySpeed, bySize]) {
    const filled = inOrder(costs, capacityBytes, order);
    if (filled) yield filled;
  }
  const packed = largestFirst(costs, capacityBytes);
  if (packed) yield packed;
}

function inOrder(
  { bytes, lastEnd, layerCount, nodeCount }: RunCosts,
  capacityBytes: Float64Array,
  order: readonly number[],
): Assignment | undefined {
  const assignment = new Int32Array(layerCount);
  let layer = 0;
  for (const node of order) {
    const free = (bytes[layer] as number) + (capacityBytes[node] as number);
    let end = layer;
    while (end < layerCount && (bytes[end + 1] as number) <= free && (lastEnd[end * nodeCount + node] as number) > end)
      end++;
    assignment.fill(node, layer, end);
    layer = end;
    if (layer === layerCount) return assignment;
  }
  return undefined;
}

function largestFirst(
  { bytes, lastEnd, layerCount, nodeCount }: RunCosts,
  capacityBytes: Float64Array,
): Assignment | undefined {
  const sizeOf = (layer: number): number => (bytes[layer + 1] as number) - (bytes[layer] as number);
  const layers = Array.from({ length: layerCount }, (_, layer) => layer).sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
  const room = Float64Array.from(capacityBytes);
  const assignment = new Int32Array(layerCount);
  for (const layer of layers) {
    let choice = -1;
    for (let node = 0; node < nodeCount; node++) {
      const left = (room[node] as number) - sizeOf(layer);
      if (left < 0 || (lastEnd[layer * nodeCount + node] as number) <= layer) continue;
      if (choice < 0 || left < (room[choice] as number) - sizeOf(layer)) choice = node;
    }
    if (choice < 0) return undefined;
    room[choice] = (room[choice] as number) - sizeOf(layer);
    assignment[layer] = choice;
  }
  return assignment;
}
