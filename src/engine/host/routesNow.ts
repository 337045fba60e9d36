import type { Sliced } from "../../core/base/progress";
import { rankedRoutes } from "../../core/mesh/findRoutes";
import type { MeshModel } from "../../core/mesh/meshModel";
import { describeRoute } from "../../core/mesh/route";
import { routeHops } from "../../core/mesh/routeHops";
import { snapshotAt } from "../../core/mesh/snapshotAt";
import { describeUnreachable, whyUnreachable } from "../../core/mesh/whyUnreachable";
import type { RouteAnswer, RouteInput } from "../protocol/meshJobs";
import type { MeshSession } from "./meshSession";

/** Routes between two nodes at an instant, or why there is none. */
export function* routesNow(session: MeshSession, model: MeshModel, input: RouteInput): Sliced<RouteAnswer> {
  const { atMs, metric, count, disjoint } = input;
  const from = session.nodeOf(input.from) as number;
  const to = session.nodeOf(input.to) as number;
  const snapshot = yield* snapshotAt(model, atMs);
  const { graph } = snapshot;
  const ranked = rankedRoutes(snapshot, { from, to, atMs, metric, k: count, ...(disjoint && { disjoint }) });
  if (ranked.length === 0) {
    const reason = describeUnreachable(yield* whyUnreachable(model, snapshot, from, to));
    return { atMs, routes: [], reason };
  }
  return {
    atMs,
    routes: ranked.map((route) => {
      const { totalLatencyMs, bottleneckMbps, distanceKm } = describeRoute(graph, route);
      const nodes = route.nodes.map((node) => session.numberOf(node));
      return { nodes, hops: routeHops(graph, route.nodes), totalLatencyMs, bottleneckMbps, distanceKm };
    }),
  };
}
