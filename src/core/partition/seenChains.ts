import type { ChainState } from "./runBound";

const mostSeen = 400_000;

/** Chains that were looked at, by where they stand: what goes on from there is the same, so only the cheapest to each place counts. */
export class SeenChains {
  private readonly costs = new Map<string, Float64Array>();

  /** `equal` names for each node the first of its equals, `classes` are the nodes equal to each other. */
  constructor(
    private readonly equal: Int32Array,
    private readonly classes: readonly (readonly number[])[],
  ) {}

  /** Whether a chain to the same place was no dearer in any of its `costs`; else these are remembered. */
  isKnown(chain: ChainState, costs: Float64Array): boolean {
    const key = this.keyOf(chain);
    const known = this.costs.get(key);
    if (known?.every((before, i) => before <= (costs[i] as number))) return true;
    const isRemembered =
      known === undefined ? this.costs.size < mostSeen : known.every((before, i) => (costs[i] as number) <= before);
    if (isRemembered) this.costs.set(key, costs);
    return false;
  }

  /** The same for chains that differ by an exchange of equal nodes. */
  private keyOf({ from, last, room }: ChainState): string {
    const parts: number[] = [from, this.equal[last] as number, room[last] as number];
    for (const nodes of this.classes) {
      if (nodes.length === 1) parts.push(room[nodes[0] as number] as number);
      else {
        const rooms = nodes.filter((node) => node !== last).map((node) => room[node] as number);
        rooms.sort((a, b) => a - b);
        parts.push(...rooms);
      }
    }
    return parts.join();
  }
}
