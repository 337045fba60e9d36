import { DirectedGraph } from "graphology";
import dijkstra from "graphology-shortest-path/dijkstra";
import createGraph from "ngraph.graph";
import { nba } from "ngraph.path";
import type { MeshGraph } from "../src/core/mesh/meshGraph";

/** The least latency in ns of every ordered pair of stations, row from, column to, and the number of nodes on all the paths. */
export interface AllPairs {
  readonly latencyNs: Float64Array;
  readonly pathNodes: number;
}

/**
 * Stations only start and end routes. For graphs that know no such nodes each is two: "<id>>" sends and ">id" receives, so that no route goes through.
 */
function* directedArcs(graph: MeshGraph): Generator<{ from: string; to: string; latencyNs: number }> {
  const { nodeIds, forwards, first, to, arcLatencyNs } = graph;
  const sender = (node: number) => (forwards[node] === 1 ? String(nodeIds[node]) : `${nodeIds[node]}>`);
  const receiver = (node: number) => (forwards[node] === 1 ? String(nodeIds[node]) : `>${nodeIds[node]}`);
  for (let node = 0; node < nodeIds.length; node++) {
    for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
      yield { from: sender(node), to: receiver(to[arc] as number), latencyNs: arcLatencyNs[arc] as number };
    }
  }
}

/** ngraph.path's fastest search (bidirectional A*), one for each ordered pair; the graph is made beforehand. `boundNs`: never more than the latency. */
export function ngraphAllPairs(
  graph: MeshGraph,
  stations: readonly number[],
  boundNs: (from: string, to: string) => number,
): () => AllPairs {
  const peer = createGraph<undefined, number>();
  for (const node of stations) {
    peer.addNode(`${graph.nodeIds[node]}>`);
    peer.addNode(`>${graph.nodeIds[node]}`);
  }
  for (const { from, to, latencyNs } of directedArcs(graph)) peer.addLink(from, to, latencyNs);
  const finder = nba(peer, {
    oriented: true,
    distance: (_from, _to, link) => link.data,
    heuristic: (from, to) => boundNs(String(from.id), String(to.id)),
  });
  return () =>
    overPairs(stations, (from, to) => {
      const path = finder.find(`${graph.nodeIds[from]}>`, `>${graph.nodeIds[to]}`);
      let latencyNs = 0;
      // The path comes from its end to its start.
      for (let i = 0; i + 1 < path.length; i++) {
        latencyNs += peer.getLink(path[i + 1]?.id ?? "", path[i]?.id ?? "")?.data ?? Number.NaN;
      }
      return { latencyNs: path.length === 0 ? Number.POSITIVE_INFINITY : latencyNs, nodes: path.length };
    });
}

/** graphology's Dijkstra, one search with all its paths for each station. */
export function graphologyAllPairs(graph: MeshGraph, stations: readonly number[]): () => AllPairs {
  const peer = new DirectedGraph();
  for (const node of stations) peer.mergeNode(`${graph.nodeIds[node]}>`);
  for (const { from, to, latencyNs } of directedArcs(graph)) {
    peer.mergeNode(from);
    peer.mergeNode(to);
    peer.addEdge(from, to, { latencyNs });
  }
  return () => {
    let known = -1;
    let paths: Record<string, string[]> = {};
    return overPairs(stations, (from, to) => {
      if (from !== known) paths = dijkstra.singleSource(peer, `${graph.nodeIds[from]}>`, "latencyNs");
      known = from;
      const path = paths[`>${graph.nodeIds[to]}`] ?? [];
      let latencyNs = path.length === 0 ? Number.POSITIVE_INFINITY : 0;
      for (let i = 0; i + 1 < path.length; i++) {
        latencyNs += peer.getEdgeAttribute(path[i], path[i + 1], "latencyNs") as number;
      }
      return { latencyNs, nodes: path.length };
    });
  };
}

function overPairs(
  stations: readonly number[],
  query: (from: number, to: number) => { latencyNs: number; nodes: number },
): AllPairs {
  const all = new Float64Array(stations.length ** 2);
  let pathNodes = 0;
  stations.forEach((from, row) => {
    stations.forEach((to, column) => {
      if (from === to) return;
      const { latencyNs, nodes } = query(from, to);
      all[row * stations.length + column] = latencyNs;
      pathNodes += nodes;
    });
  });
  return { latencyNs: all, pathNodes };
}
