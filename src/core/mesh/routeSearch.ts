import type { MeshGraph } from "./meshGraph";
import { NodeHeap } from "./nodeHeap";
import type { CostScale } from "./routeCost";

/** What a search may not use. */
export interface SearchLimits {
  /** Only arcs at least this wide in the direction travelled; arcs of width 0 are never used. */
  readonly minMbps?: number;
  /** 1 for each node that may not be touched. */
  readonly bannedNodes?: Uint8Array;
  /** 1 for each node that may not come right after the source. */
  readonly bannedNext?: Uint8Array;
}

const noSource = -1;
const noLimits: SearchLimits = {};

/**
 * Dijkstra's algorithm run backwards from a target, its arrays kept from one search to the next. Costs are whole numbers (`routeCost`), and every
 * arc costs more than nothing, so what is a cheapest route is decided exactly, and reading one off from its start, always to the least node
 * that lies on one, gives the first in the order of ids.
 */
export class RouteSearch {
  /** Cost from each node to the target of the last `costsTo`; Infinity: none found. */
  readonly cost: Float64Array;
  private readonly heap: NodeHeap;
  private graph: MeshGraph;
  private scale: CostScale = { perNs: 1, perHop: 1 };
  private limits = noLimits;
  private target = noSource;

  constructor(graph: MeshGraph) {
    this.graph = graph;
    this.cost = new Float64Array(graph.nodeIds.length);
    this.heap = new NodeHeap(graph.nodeIds.length);
  }

  /** Costs from every node to `target`, or, with a source, from there (other nodes' are then final only where they are less). */
  costsTo(graph: MeshGraph, target: number, scale: CostScale, source = noSource, limits = noLimits): void {
    this.graph = graph;
    this.scale = scale;
    this.limits = limits;
    this.target = target;
    const { cost, heap } = this;
    const { first, to, arcLatencyNs, arcBackMbps, forwards } = graph;
    const { perNs, perHop } = scale;
    const { minMbps = 0, bannedNodes, bannedNext } = limits;
    cost.fill(Number.POSITIVE_INFINITY);
    heap.clear();
    cost[target] = 0;
    for (let node = target; node >= 0 && node !== source; node = heap.pop()) {
      const reached = cost[node] as number;
      const end = first[node + 1] as number;
      for (let arc = first[node] as number; arc < end; arc++) {
        const next = to[arc] as number;
        const through = reached + (arcLatencyNs[arc] as number) * perNs + perHop;
        if (through >= (cost[next] as number)) continue;
        const mbps = arcBackMbps[arc] as number;
        if (mbps < minMbps || mbps === 0 || bannedNodes?.[next] === 1) continue;
        if (next === source) {
          if (bannedNext?.[node] === 1) continue;
        } else if (forwards[next] === 0) {
          // It can start a route, but nothing goes on from there.
          cost[next] = through;
          continue;
        }
        cost[next] = through;
        heap.push(next, through);
      }
    }
  }

  /** The nodes of the first of the cheapest routes from `source`, in the order of ids; undefined: there is none. */
  routeFrom(source: number): number[] | undefined {
    const { cost, graph, target } = this;
    if (cost[source] === Number.POSITIVE_INFINITY) return undefined;
    const route = [source];
    for (let node = source; node !== target; ) {
      node = this.nextOnRoute(graph, node, node === source);
      route.push(node);
    }
    return route;
  }

  private nextOnRoute(graph: MeshGraph, node: number, atSource: boolean): number {
    const { first, to, arcLatencyNs, arcMbps, forwards } = graph;
    const { minMbps = 0, bannedNodes, bannedNext } = this.limits;
    const left = this.cost[node] as number;
    const end = first[node + 1] as number;
    for (let arc = first[node] as number; arc < end; arc++) {
      const next = to[arc] as number;
      if ((this.cost[next] as number) + (arcLatencyNs[arc] as number) * this.scale.perNs + this.scale.perHop !== left) {
        continue;
      }
      const mbps = arcMbps[arc] as number;
      if (mbps < minMbps || mbps === 0 || bannedNodes?.[next] === 1) continue;
      if (atSource && bannedNext?.[next] === 1) continue;
      if (next === this.target || forwards[next] === 1) return next;
    }
    throw new Error("a node with a cost has no next node");
  }

  /** The greatest bottleneck of a route from `source` to `target`; 0: there is none. Uses up the costs of `costsTo`. */
  widest(graph: MeshGraph, source: number, target: number, limits = noLimits): number {
    const { cost: narrowness, heap } = this;
    const { first, to, arcBackMbps, forwards } = graph;
    const { bannedNodes, bannedNext } = limits;
    narrowness.fill(Number.POSITIVE_INFINITY);
    heap.clear();
    narrowness[target] = Number.NEGATIVE_INFINITY;
    for (let node = target; node >= 0; node = heap.pop()) {
      if (node === source) return -(narrowness[node] as number);
      const end = first[node + 1] as number;
      for (let arc = first[node] as number; arc < end; arc++) {
        const next = to[arc] as number;
        const mbps = arcBackMbps[arc] as number;
        const through = Math.max(narrowness[node] as number, -mbps);
        if (through >= (narrowness[next] as number) || mbps === 0 || bannedNodes?.[next] === 1) continue;
        if (next === source ? bannedNext?.[node] === 1 : forwards[next] === 0) continue;
        narrowness[next] = through;
        heap.push(next, through);
      }
    }
    return 0;
  }
}
