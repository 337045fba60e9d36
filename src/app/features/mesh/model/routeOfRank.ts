import type { RouteAnswer, RouteDetail } from "../../../../engine/client/meshPlanner";

/** The route of a rank, or the last one where there are fewer; undefined: there is none. */
export function routeOfRank({ routes }: RouteAnswer, rank: number): RouteDetail | undefined {
  return routes[Math.min(rank, routes.length - 1)];
}
