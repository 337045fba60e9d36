/**
 * A binary heap of nodes by key, least first, equal keys in no fixed order. A node is in it at most once: pushing it again with a lesser key
 * moves it up.
 */
export class NodeHeap {
  private readonly nodes: Int32Array;
  private readonly keys: Float64Array;
  /** Place of each node in the heap, -1: not in it. */
  private readonly place: Int32Array;
  private size = 0;

  constructor(nodeCount: number) {
    this.nodes = new Int32Array(nodeCount);
    this.keys = new Float64Array(nodeCount);
    this.place = new Int32Array(nodeCount).fill(-1);
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.place[this.nodes[i] as number] = -1;
    this.size = 0;
  }

  /** Adds a node, or moves it up where its key has become less. */
  push(node: number, key: number): void {
    const { nodes, keys, place } = this;
    let at = place[node] as number;
    if (at < 0) at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentKey = keys[parent] as number;
      if (parentKey <= key) break;
      const other = nodes[parent] as number;
      nodes[at] = other;
      keys[at] = parentKey;
      place[other] = at;
      at = parent;
    }
    nodes[at] = node;
    keys[at] = key;
    place[node] = at;
  }

  /** Takes the node of the least key out; -1: empty. */
  pop(): number {
    if (this.size === 0) return -1;
    const { nodes, keys, place } = this;
    const least = nodes[0] as number;
    place[least] = -1;
    const size = --this.size;
    if (size === 0) return least;
    const node = nodes[size] as number;
    const key = keys[size] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let childKey = keys[child] as number;
      if (child + 1 < size && (keys[child + 1] as number) < childKey) childKey = keys[++child] as number;
      if (childKey >= key) break;
      const other = nodes[child] as number;
      nodes[at] = other;
      keys[at] = childKey;
      place[other] = at;
      at = child;
    }
    nodes[at] = node;
    keys[at] = key;
    place[node] = at;
    return least;
  }
}
