import type { MeshGraph } from "./meshGraph";
import { costScale } from "./routeCost";
import type { RouteSearch } from "./routeSearch";

/**
 * Least latencies in ms between all of some nodes (indices), by row from and column to; Infinity: unreachable, 0 on the diagonal. One search a column; given a
 * `visit`, it is called after each with the column's node, while `search.routeFrom` still reads off the routes to it.
 */
export function latencyMatrix(
  graph: MeshGraph,
  ends: readonly number[],
  search: RouteSearch,
  visit?: (to: number) => void,
): Float64Array {
  const { perNs } = costScale("latency", graph.nodeIds.length);
  const matrix = new Float64Array(ends.length * ends.length);
  ends.forEach((to, column) => {
    search.costsTo(graph, to, costScale("latency", graph.nodeIds.length));
    ends.forEach((from, row) => {
      matrix[row * ends.length + column] = Math.floor((search.cost[from] as number) / perNs) / 1e6;
    });
    visit?.(to);
  });
  return matrix;
}
