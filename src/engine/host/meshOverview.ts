import type { Sliced } from "../../core/base/progress";
import { latencyMatrix } from "../../core/mesh/latencyMatrix";
import type { MeshModel } from "../../core/mesh/meshModel";
import { meshParts } from "../../core/mesh/meshParts";
import { RouteSearch } from "../../core/mesh/routeSearch";
import { snapshotAt } from "../../core/mesh/snapshotAt";
import type { MeshOverview, MeshOverviewInput } from "../protocol/meshJobs";
import type { MeshSession } from "./meshSession";

/** Members of a part that are named. */
const namedMembers = 5;

/** The mesh of an instant as a whole: links of each node, parts, and latencies between some of its nodes. */
export function* meshOverview(
  session: MeshSession,
  model: MeshModel,
  { atMs, ends }: MeshOverviewInput,
): Sliced<MeshOverview> {
  const { graph, failedNodes } = yield* snapshotAt(model, atMs);
  const { satelliteOf, ids } = model.nodes;
  const degree = new Int32Array(ids.length);
  for (let node = 0; node < ids.length; node++) {
    degree[session.numberOf(node)] = (graph.first[node + 1] as number) - (graph.first[node] as number);
  }
  const isSatellite = (node: number): boolean => (satelliteOf[node] as number) >= 0;
  const parts = meshParts(graph, failedNodes).map(({ members, ends: outer }) => {
    const satellites = members.filter(isSatellite).length;
    const someIds = members.slice(0, namedMembers).map((node) => ids[node] as string);
    return { satellites, stations: members.length - satellites + outer.length, someIds };
  });
  const nodes = ends.map((end) => session.nodeOf(end) as number);
  const latencyMs = latencyMatrix(graph, nodes, new RouteSearch(graph));
  for (const [row, from] of nodes.entries()) {
    if (failedNodes[from] === 1) latencyMs[row * nodes.length + row] = Number.POSITIVE_INFINITY;
  }
  return { atMs, degree, parts, latencyMs };
}
