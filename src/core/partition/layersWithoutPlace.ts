/** The largest layers, of which there are too many. */
export interface Crowding {
  readonly layers: number;
  /** What the smallest of them takes. */
  readonly bytes: number;
  /** The most of them that the nodes can hold, each node by itself. */
  readonly places: number;
}

/**
 * Whether the largest layers, for some number of them, are more than the nodes have places for, however the rest is packed; undefined: there are not. A node has as many places
 * as the smallest of those layers fit its memory. What remains when all sizes are added up hides this: thirty nodes with 1.1 times the memory hold no more than thirty
 * layers that each take more than half a node.
 */
export function layersWithoutPlace(layerBytes: Float64Array, capacityBytes: Float64Array): Crowding | undefined {
  const sizes = Float64Array.from(layerBytes).sort();
  const count = sizes.length;
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = (sums[i] as number) + (sizes[i] as number);
  const nodesOf = new Map<number, number>();
  for (const capacity of capacityBytes) nodesOf.set(capacity, (nodesOf.get(capacity) ?? 0) + 1);
  const rooms = [...nodesOf].map(([capacity, nodes]) => ({ capacity, nodes, end: count }));
  let worst: Crowding | undefined;
  for (let first = count - 1; first >= 0; first--) {
    let places = 0;
    for (const room of rooms) {
      // With smaller layers to begin with, a node never holds them to a later end.
      while (room.end > first && (sums[room.end] as number) - (sums[first] as number) > room.capacity) room.end--;
      places += room.nodes * Math.max(0, room.end - first);
    }
    const layers = count - first;
    if (layers - places > (worst === undefined ? 0 : worst.layers - worst.places)) {
      worst = { bytes: sizes[first] as number, layers, places };
    }
  }
  return worst;
}
