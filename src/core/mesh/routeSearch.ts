import { BucketQueue } from "./bucketQueue";
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
  /** A link (index into the graph's) that may not be used. */
  readonly bannedLink?: number;
}

const noSource = -1;
const noLink = -1;
const noLimits: SearchLimits = {};

/**
 * Least costs, searched backwards from a target, its arrays kept from one search to the next. Costs are whole numbers (`routeCost`), and every
 * arc costs more than nothing, so what is a cheapest route is decided exactly, and reading one off from its start, always to the least node
 * that lies on one, gives the first in the order of ids.
 */
export class RouteSearch {
  /** Cost from each node to the target of the last `costsTo`; Infinity: none found. */
  readonly cost: Float64Array;
  private readonly heap: NodeHeap;
  private readonly queue = new BucketQueue();
  private graph: MeshGraph;
  private prepared = false;
  private backCost = new Float64Array();
  private shortest = 1;
  private longest = 1;
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
    this.prepare(graph, scale);
    this.limits = limits;
    this.target = target;
    const { cost, queue, backCost } = this;
    const { first, to, arcLink, arcBackMbps, forwards } = graph;
    const { minMbps = 0, bannedNodes, bannedNext, bannedLink = noLink } = limits;
    const limited = minMbps > 0 || bannedNodes !== undefined || bannedNext !== undefined || bannedLink !== noLink;
    cost.fill(Number.POSITIVE_INFINITY);
    queue.reset(this.shortest, this.longest);
    cost[target] = 0;
    queue.push(target, 0);
    for (;;) {
      const node = queue.pop(source < 0 ? Number.POSITIVE_INFINITY : (cost[source] as number));
      if (node < 0) return;
      const reached = queue.key;
      if (reached > (cost[node] as number) || node === source) continue;
      const end = first[node + 1] as number;
      for (let arc = first[node] as number; arc < end; arc++) {
        const next = to[arc] as number;
        const through = reached + (backCost[arc] as number);
        if (through >= (cost[next] as number)) continue;
        if (limited) {
          if ((arcBackMbps[arc] as number) < minMbps || bannedNodes?.[next] === 1) continue;
          if (arcLink[arc] === bannedLink) continue;
          if (next === source && bannedNext?.[node] === 1) continue;
        }
        cost[next] = through;
        // Others can start a route, but nothing goes on from there.
        if (forwards[next] === 1) queue.push(next, through);
      }
    }
  }

  /** Lays out what each arc costs against its direction, Infinity where nothing passes, once for a graph and scale. */
  private prepare(graph: MeshGraph, scale: CostScale): void {
    if (graph === this.graph && scale.perNs === this.scale.perNs && scale.perHop === this.scale.perHop && this.prepared)
      return;
    this.graph = graph;
    this.scale = scale;
    this.prepared = true;
    const { arcLatencyNs, arcBackMbps, first, nodeIds } = graph;
    const arcs = first[nodeIds.length] as number;
    if (this.backCost.length < arcs) this.backCost = new Float64Array(arcs + (arcs >> 2));
    this.shortest = Number.POSITIVE_INFINITY;
    this.longest = 0;
    for (let arc = 0; arc < arcs; arc++) {
      const passes = (arcBackMbps[arc] as number) > 0;
      const cost = (arcLatencyNs[arc] as number) * scale.perNs + scale.perHop;
      this.backCost[arc] = passes ? cost : Number.POSITIVE_INFINITY;
      if (cost < this.shortest) this.shortest = cost;
      if (cost > this.longest) this.longest = cost;
    }
    if (arcs === 0) this.shortest = this.longest = scale.perHop;
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
    const { first, to, arcLink, arcLatencyNs, arcMbps, forwards } = graph;
    const { minMbps = 0, bannedNodes, bannedNext, bannedLink } = this.limits;
    const left = this.cost[node] as number;
    const end = first[node + 1] as number;
    for (let arc = first[node] as number; arc < end; arc++) {
      const next = to[arc] as number;
      if ((this.cost[next] as number) + (arcLatencyNs[arc] as number) * this.scale.perNs + this.scale.perHop !== left) {
        continue;
      }
      const mbps = arcMbps[arc] as number;
      if (mbps < minMbps || mbps === 0 || bannedNodes?.[next] === 1 || arcLink[arc] === bannedLink) continue;
      if (atSource && bannedNext?.[next] === 1) continue;
      if (next === this.target || forwards[next] === 1) return next;
    }
    throw new Error("a node with a cost has no next node");
  }

  /** The greatest bottleneck of a route from `source` to `target`; 0: there is none. Uses up the costs of `costsTo`. */
  widest(graph: MeshGraph, source: number, target: number, limits = noLimits): number {
    const { cost: narrowness, heap } = this;
    const { first, to, arcLink, arcBackMbps, forwards } = graph;
    const { bannedNodes, bannedNext, bannedLink } = limits;
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
        if (arcLink[arc] === bannedLink) continue;
        if (next === source ? bannedNext?.[node] === 1 : forwards[next] === 0) continue;
        narrowness[next] = through;
        heap.push(next, through);
      }
    }
    return 0;
  }
}
