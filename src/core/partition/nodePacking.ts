import type { RunCosts } from "./runCosts";

/**
 * Memory is looked at in parts, so many of a mean node, no fewer and no more of any; sizes are rounded down to whole ones, so that all that fits still does. Large nodes
 * hold more layers, each of which loses up to a part: so they have more of them.
 */
const meanParts = 512;
const leastParts = 64;
const mostParts = 1024;

/** Into how many parts the memory of each node is divided. */
export function packingParts(capacityBytes: Float64Array): Int32Array {
  const mean = capacityBytes.reduce((sum, room) => sum + room, 0) / capacityBytes.length;
  return Int32Array.from(capacityBytes, (room) =>
    Math.min(mostParts, Math.max(leastParts, mean > 0 ? Math.round((meanParts * room) / mean) : 0)),
  );
}

/** The layers on one node, whatever the others hold, that earn most and fit its memory: a dynamic programme over layers and memory in parts. */
export class NodePacking {
  private readonly parts: Int32Array;
  private readonly size: Int32Array;
  private readonly without: Float64Array;
  private readonly with: Float64Array;
  private readonly choices: Uint8Array;

  constructor(
    private readonly costs: RunCosts,
    capacityBytes: Float64Array,
  ) {
    const { layerCount, nodeCount, bytes, lastEnd } = costs;
    this.parts = packingParts(capacityBytes);
    const cells = this.parts.reduce((most, count) => Math.max(most, count), 0) + 1;
    this.without = new Float64Array(cells);
    this.with = new Float64Array(cells);
    this.choices = new Uint8Array(layerCount * cells);
    this.size = new Int32Array(layerCount * nodeCount);
    for (let layer = 0; layer < layerCount; layer++) {
      const own = (bytes[layer + 1] as number) - (bytes[layer] as number);
      for (let node = 0; node < nodeCount; node++) {
        const at = layer * nodeCount + node;
        const isAllowed = (lastEnd[at] as number) > layer;
        const parts = this.parts[node] as number;
        this.size[at] = isAllowed ? partsOf(own, capacityBytes[node] as number, parts) : parts + 1;
      }
    }
  }

  /**
   * The most that a node can earn by prices of layers and (in the second half) of starts of runs, each at layer * nodeCount + node. Takes 1 off `surplus` at each of
   * those that do.
   */
  most(node: number, prices: Float64Array, surplus: Int8Array): number {
    const { costs, size, choices } = this;
    const { layerCount, nodeCount } = costs;
    const parts = this.parts[node] as number;
    const cells = parts + 1;
    const starts = layerCount * nodeCount;
    const out = this.without.fill(0);
    const on = this.with.fill(Number.NEGATIVE_INFINITY);
    for (let layer = 0; layer < layerCount; layer++) {
      const at = layer * nodeCount + node;
      const takes = size[at] as number;
      const earns = prices[at] as number;
      const start = prices[starts + at] as number;
      const row = layer * cells;
      // From above, so that what is read is still of the layer before.
      for (let room = parts; room >= takes; room--) {
        const ended = on[room] as number;
        const idle = out[room] as number;
        const going = on[room - takes] as number;
        const begun = (out[room - takes] as number) + start;
        let choice = 0;
        if (going >= begun) {
          choice = 2;
          on[room] = earns + going;
        } else on[room] = earns + begun;
        if (ended > idle) {
          choice++;
          out[room] = ended;
        }
        choices[row + room] = choice;
      }
      for (let room = Math.min(takes, cells) - 1; room >= 0; room--) {
        const ended = on[room] as number;
        const isEnded = ended > (out[room] as number);
        choices[row + room] = isEnded ? 1 : 0;
        if (isEnded) out[room] = ended;
        on[room] = Number.NEGATIVE_INFINITY;
      }
    }
    let room = parts;
    let isOn = (on[room] as number) > (out[room] as number);
    const most = (isOn ? on[room] : out[room]) as number;
    for (let layer = layerCount - 1; layer >= 0; layer--) {
      const choice = choices[layer * cells + room] as number;
      if (!isOn) {
        isOn = (choice & 1) === 1;
        continue;
      }
      const at = layer * nodeCount + node;
      surplus[at] = (surplus[at] as number) - 1;
      room -= size[at] as number;
      isOn = choice >= 2;
      if (!isOn) surplus[starts + at] = (surplus[starts + at] as number) - 1;
    }
    return most;
  }
}

/** Bytes in whole parts of a capacity, rounded down; more parts than there are: it does not fit. */
function partsOf(bytes: number, capacity: number, parts: number): number {
  if (bytes > capacity) return parts + 1;
  if (bytes === 0) return 0;
  const count = Math.floor((bytes * parts) / capacity);
  // A quotient may have been rounded up to the next whole one; these products are exact.
  return count * capacity > bytes * parts ? count - 1 : count;
}
