import type { RunCosts } from "./runCosts";

/** A node's memory is looked at in so many parts; sizes are rounded down to whole ones, so that all that fits still does. */
const parts = 256;

/** Cells of the table of one layer on one node. */
export const packingCells = parts + 1;

/** The layers on one node, whatever the others hold, that earn most and fit its memory: a dynamic programme over layers and memory in parts. */
export class NodePacking {
  private readonly size: Int32Array;
  private readonly without = new Float64Array(packingCells);
  private readonly with = new Float64Array(packingCells);
  private readonly choices: Uint8Array;

  constructor(
    private readonly costs: RunCosts,
    capacityBytes: Float64Array,
  ) {
    const { layerCount, nodeCount, bytes, lastEnd } = costs;
    this.choices = new Uint8Array(layerCount * packingCells);
    this.size = new Int32Array(layerCount * nodeCount);
    for (let layer = 0; layer < layerCount; layer++) {
      const own = (bytes[layer + 1] as number) - (bytes[layer] as number);
      for (let node = 0; node < nodeCount; node++) {
        const at = layer * nodeCount + node;
        const isAllowed = (lastEnd[at] as number) > layer;
        this.size[at] = isAllowed ? partsOf(own, capacityBytes[node] as number) : packingCells;
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
    const starts = layerCount * nodeCount;
    const out = this.without.fill(0);
    const on = this.with.fill(Number.NEGATIVE_INFINITY);
    for (let layer = 0; layer < layerCount; layer++) {
      const at = layer * nodeCount + node;
      const takes = size[at] as number;
      const earns = prices[at] as number;
      const start = prices[starts + at] as number;
      const row = layer * packingCells;
      // From above, so that what is read is still of the layer before.
      for (let room = parts; room >= 0; room--) {
        const ended = on[room] as number;
        const idle = out[room] as number;
        let choice = 0;
        if (room >= takes) {
          const going = on[room - takes] as number;
          const begun = (out[room - takes] as number) + start;
          if (going >= begun) choice = 2;
          on[room] = earns + (choice === 2 ? going : begun);
        } else on[room] = Number.NEGATIVE_INFINITY;
        if (ended > idle) {
          choice++;
          out[room] = ended;
        }
        choices[row + room] = choice;
      }
    }
    let room = parts;
    let isOn = (on[room] as number) > (out[room] as number);
    const most = (isOn ? on[room] : out[room]) as number;
    for (let layer = layerCount - 1; layer >= 0; layer--) {
      const choice = choices[layer * packingCells + room] as number;
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
function partsOf(bytes: number, capacity: number): number {
  if (bytes > capacity) return packingCells;
  if (bytes === 0) return 0;
  const count = Math.floor((bytes * parts) / capacity);
  // A quotient may have been rounded up to the next whole one; these products are exact.
  return count * capacity > bytes * parts ? count - 1 : count;
}
