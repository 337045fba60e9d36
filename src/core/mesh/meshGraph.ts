import type { MeshLinks } from "./meshLinks";

/**
 * Nodes and links as compressed adjacency: arcs `first[u] .. first[u + 1] - 1` leave node u, in ascending order of the node they lead to. Node
 * indices follow the order of ids, so that the lesser index is the lesser id. Every link gives two arcs.
 */
export interface MeshGraph {
  readonly nodeIds: readonly string[];
  /** 1: may pass on what it receives; 0: routes only start and end there. */
  readonly forwards: Uint8Array;
  readonly links: MeshLinks;
  readonly first: Int32Array;
  readonly to: Int32Array;
  readonly arcLink: Int32Array;
  readonly arcLatencyNs: Float64Array;
  /** Bandwidth along the arc, and against it. */
  readonly arcMbps: Float64Array;
  readonly arcBackMbps: Float64Array;
}

/**
 * Builds and rebuilds the graph over one set of nodes. Where the same links exist as the time before, only what they carry is written again; the
 * graph returned is the same object, its arrays overwritten.
 */
export class GraphBuilder {
  private readonly nodeIds: readonly string[];
  private readonly forwards: Uint8Array;
  private readonly first: Int32Array;
  private ends = new Int32Array();
  private arcs = 0;
  private to = new Int32Array();
  private arcLink = new Int32Array();
  private arcForward = new Uint8Array();
  private arcLatencyNs = new Float64Array();
  private arcMbps = new Float64Array();
  private arcBackMbps = new Float64Array();

  constructor(nodeIds: readonly string[], forwards: Uint8Array) {
    this.nodeIds = nodeIds;
    this.forwards = forwards;
    this.first = new Int32Array(nodeIds.length + 1);
  }

  build(links: MeshLinks): MeshGraph {
    if (!this.sameEnds(links)) this.layOut(links);
    for (let arc = 0; arc < this.arcs; arc++) {
      const link = this.arcLink[arc] as number;
      const forward = this.arcForward[arc] === 1;
      this.arcLatencyNs[arc] = links.latencyNs[link] as number;
      this.arcMbps[arc] = (forward ? links.forwardMbps[link] : links.reverseMbps[link]) as number;
      this.arcBackMbps[arc] = (forward ? links.reverseMbps[link] : links.forwardMbps[link]) as number;
    }
    const { nodeIds, forwards, first, to, arcLink, arcLatencyNs, arcMbps, arcBackMbps } = this;
    return { nodeIds, forwards, links, first, to, arcLink, arcLatencyNs, arcMbps, arcBackMbps };
  }

  private sameEnds(links: MeshLinks): boolean {
    const { ends } = this;
    if (ends.length !== 2 * links.count) return false;
    for (let link = 0; link < links.count; link++) {
      if (ends[2 * link] !== links.a[link] || ends[2 * link + 1] !== links.b[link]) return false;
    }
    return true;
  }

  private layOut(links: MeshLinks): void {
    const { first } = this;
    const nodes = this.nodeIds.length;
    this.arcs = 2 * links.count;
    this.ends = new Int32Array(this.arcs);
    if (this.to.length < this.arcs) {
      const room = this.arcs + (this.arcs >> 2) + 16;
      this.to = new Int32Array(room);
      this.arcLink = new Int32Array(room);
      this.arcForward = new Uint8Array(room);
      this.arcLatencyNs = new Float64Array(room);
      this.arcMbps = new Float64Array(room);
      this.arcBackMbps = new Float64Array(room);
    }
    // Two counting sorts, by the node led to and then by the node left, put every node's arcs in ascending order.
    const byTarget = sortedArcs(links, nodes);
    first.fill(0);
    for (let link = 0; link < links.count; link++) {
      const a = links.a[link] as number;
      const b = links.b[link] as number;
      this.ends[2 * link] = a;
      this.ends[2 * link + 1] = b;
      first[a + 1] = (first[a + 1] as number) + 1;
      first[b + 1] = (first[b + 1] as number) + 1;
    }
    for (let node = 0; node < nodes; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
    const next = first.slice(0, nodes);
    for (const arc of byTarget) {
      const link = arc >> 1;
      const forward = (arc & 1) === 0;
      const from = (forward ? links.a[link] : links.b[link]) as number;
      const at = next[from] as number;
      next[from] = at + 1;
      this.to[at] = (forward ? links.b[link] : links.a[link]) as number;
      this.arcLink[at] = link;
      this.arcForward[at] = forward ? 1 : 0;
    }
  }
}

/** All arcs, 2 x link for a to b and 2 x link + 1 for b to a, ordered by the node they lead to. */
function sortedArcs(links: MeshLinks, nodes: number): Int32Array {
  const start = new Int32Array(nodes + 1);
  const target = (arc: number): number => ((arc & 1) === 0 ? links.b[arc >> 1] : links.a[arc >> 1]) as number;
  const arcs = 2 * links.count;
  for (let arc = 0; arc < arcs; arc++) start[target(arc) + 1] = (start[target(arc) + 1] as number) + 1;
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const sorted = new Int32Array(arcs);
  for (let arc = 0; arc < arcs; arc++) {
    const at = start[target(arc)] as number;
    start[target(arc)] = at + 1;
    sorted[at] = arc;
  }
  return sorted;
}
