import type { MeshGraph } from "./meshGraph";
import { NodeHeap } from "./nodeHeap";
import { compareRoutes, type RankedRoute, rankRoute } from "./route";
import { costScale } from "./routeCost";

/** What disjoint routes may not share; ends excepted. */
export type DisjointBy = "nodes" | "links";

/**
 * As many pairwise disjoint simple routes as exist, at most k, of the least total latency (then fewest hops in total), in the order of latency,
 * hops, ids. Min-cost flow by successive shortest paths with potentials (Suurballe; Ahuja, Magnanti, Orlin, Network Flows, 9.7): one unit of
 * flow is one route; a link carries one unit whatever the direction, and with `nodes` a node passes one on.
 */
export function disjointRoutes(graph: MeshGraph, from: number, to: number, by: DisjointBy, k: number): RankedRoute[] {
  if (from === to) return [{ nodes: [from], latencyNs: 0, bottleneckMbps: Number.POSITIVE_INFINITY }];
  const network = new FlowNetwork(graph, from, to, by);
  let routes = 0;
  while (routes < k && network.augment()) routes++;
  return network
    .routes()
    .map((nodes) => rankRoute(graph, nodes))
    .sort((a, b) => compareRoutes(a, b, "latency"));
}

/**
 * Node u is split into an entrance 2u and an exit 2u + 1, joined by an edge of cost 0 that carries one unit (with `nodes`) or any number; edges
 * come in pairs e and e ^ 1, the second being the way back.
 */
class FlowNetwork {
  private readonly nodeCount: number;
  private readonly source: number;
  private readonly sink: number;
  private readonly first: Int32Array;
  private readonly edges: Int32Array;
  private readonly target: number[] = [];
  private readonly cost: number[] = [];
  private readonly room: number[] = [];
  private readonly potential: Float64Array;
  private readonly reached: Float64Array;
  private readonly cameBy: Int32Array;
  private readonly heap: NodeHeap;

  constructor(graph: MeshGraph, from: number, to: number, by: DisjointBy) {
    const { nodeIds, first, to: arcTo, arcLatencyNs, arcMbps, forwards } = graph;
    this.nodeCount = 2 * nodeIds.length;
    this.source = 2 * from + 1;
    this.sink = 2 * to;
    const { perNs, perHop } = costScale("latency", nodeIds.length);
    const starts: number[] = [];
    const addEdge = (a: number, b: number, cost: number, room: number) => {
      starts.push(a, b);
      this.target.push(b, a);
      this.cost.push(cost, -cost);
      this.room.push(room, 0);
    };
    for (let node = 0; node < nodeIds.length; node++) {
      if (node !== from && node !== to && forwards[node] === 1) {
        addEdge(2 * node, 2 * node + 1, 0, by === "nodes" ? 1 : this.nodeCount);
      }
      if (node === to || (node !== from && forwards[node] === 0)) continue;
      for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
        const next = arcTo[arc] as number;
        if (next === from || arcMbps[arc] === 0) continue;
        addEdge(2 * node + 1, 2 * next, (arcLatencyNs[arc] as number) * perNs + perHop, 1);
      }
    }
    this.first = new Int32Array(this.nodeCount + 1);
    for (const a of starts) this.first[a + 1] = (this.first[a + 1] as number) + 1;
    for (let a = 0; a < this.nodeCount; a++)
      this.first[a + 1] = (this.first[a + 1] as number) + (this.first[a] as number);
    const next = this.first.slice(0, this.nodeCount);
    this.edges = new Int32Array(starts.length);
    starts.forEach((a, edge) => {
      const at = next[a] as number;
      next[a] = at + 1;
      this.edges[at] = edge;
    });
    this.potential = new Float64Array(this.nodeCount);
    this.reached = new Float64Array(this.nodeCount);
    this.cameBy = new Int32Array(this.nodeCount);
    this.heap = new NodeHeap(this.nodeCount);
  }

  /** Sends one more unit along the cheapest way that is left; false: there is none. */
  augment(): boolean {
    if (!this.search()) return false;
    for (let node = this.sink; node !== this.source; ) {
      const edge = this.cameBy[node] as number;
      this.room[edge] = (this.room[edge] as number) - 1;
      this.room[edge ^ 1] = (this.room[edge ^ 1] as number) + 1;
      node = this.target[edge ^ 1] as number;
    }
    return true;
  }

  private search(): boolean {
    const { reached, potential, heap, cameBy } = this;
    reached.fill(Number.POSITIVE_INFINITY);
    heap.clear();
    reached[this.source] = 0;
    for (let node = this.source; node >= 0; node = heap.pop()) {
      const end = this.first[node + 1] as number;
      for (let i = this.first[node] as number; i < end; i++) {
        const edge = this.edges[i] as number;
        if (this.room[edge] === 0) continue;
        const next = this.target[edge] as number;
        const reduced = (this.cost[edge] as number) + (potential[node] as number) - (potential[next] as number);
        const through = (reached[node] as number) + reduced;
        if (through >= (reached[next] as number)) continue;
        reached[next] = through;
        cameBy[next] = edge;
        heap.push(next, through);
      }
    }
    const toSink = reached[this.sink] as number;
    if (toSink === Number.POSITIVE_INFINITY) return false;
    // Nodes that were not reached move along with the sink: reduced costs stay at least 0 whatever becomes reachable later.
    for (let node = 0; node < this.nodeCount; node++) {
      potential[node] = (potential[node] as number) + Math.min(toSink, reached[node] as number);
    }
    return true;
  }

  /** The flow taken apart into simple routes of node indices. */
  routes(): number[][] {
    const routes: number[][] = [];
    for (;;) {
      const route = this.takeRoute();
      if (!route) return routes;
      routes.push(route);
    }
  }

  private takeRoute(): number[] | undefined {
    const route = [this.source >> 1];
    let node = this.source;
    while (node !== this.sink) {
      const edge = this.usedEdge(node);
      if (edge < 0) return undefined;
      this.room[edge ^ 1] = (this.room[edge ^ 1] as number) - 1;
      node = this.target[edge] as number;
      if ((node & 1) === 0) route.push(node >> 1);
    }
    return route;
  }

  private usedEdge(node: number): number {
    for (let i = this.first[node] as number; i < (this.first[node + 1] as number); i++) {
      const edge = this.edges[i] as number;
      if ((edge & 1) === 0 && (this.room[edge ^ 1] as number) > 0) return edge;
    }
    return -1;
  }
}
