import type { MeshSnapshot } from "../mesh/meshObserver";
import { rankRoute } from "../mesh/route";
import { costScale } from "../mesh/routeCost";
import { RouteSearch } from "../mesh/routeSearch";
import type { MeshLinks } from "./makePlacement";

/** The least-latency routes of a mesh, as links between those of `nodeIds` that are in it: latency and bottleneck; and what has failed. */
export function meshLinks({ graph, failedNodes, instantMs }: MeshSnapshot, nodeIds: readonly string[]): MeshLinks {
  const indexOf = new Map(graph.nodeIds.map((id, i) => [id, i]));
  const inMesh = nodeIds.filter((id) => indexOf.has(id));
  const routes = new Map<string, { readonly latencyMs: number; readonly bandwidthMbps: number }>();
  const search = new RouteSearch(graph);
  const scale = costScale("latency", graph.nodeIds.length);
  for (const to of inMesh) {
    const target = indexOf.get(to) as number;
    if (failedNodes[target] === 1) continue;
    search.costsTo(graph, target, scale);
    for (const from of inMesh) {
      const source = indexOf.get(from) as number;
      const nodes = failedNodes[source] === 1 || source === target ? undefined : search.routeFrom(source);
      if (nodes === undefined) continue;
      const { latencyNs, bottleneckMbps } = rankRoute(graph, nodes);
      routes.set(`${from} ${to}`, { latencyMs: latencyNs / 1e6, bandwidthMbps: bottleneckMbps });
    }
  }
  return {
    atMs: instantMs,
    linkOf: (from, to) => (indexOf.has(from) && indexOf.has(to) ? routes.get(`${from} ${to}`) : null),
    hasFailed: (id) => failedNodes[indexOf.get(id) ?? -1] === 1,
  };
}
