/** What routes are ranked by: least latency, fewest hops, or the widest bottleneck (and then latency). */
export type RouteMetric = "latency" | "hops" | "bandwidth";

/**
 * Cost of an arc as one number, so that sums compare exactly: nanoseconds x base + 1 ranks by latency and then hops, base + nanoseconds by hops
 * and then latency, where base is a power of two. Whole numbers stay exact up to 2^53, which leaves a route of a mesh of 2,000 nodes 73 minutes, and of 20,000
 * nodes 4 minutes; beyond that ties are no longer told apart.
 */
export interface CostScale {
  /** Factor of the latency in ns. */
  readonly perNs: number;
  /** Added for each hop. */
  readonly perHop: number;
}

/** The scale of "latency, then hops", also used for bandwidth once the bottleneck is fixed, or of "hops, then latency". */
export function costScale(metric: RouteMetric, nodeCount: number): CostScale {
  let hopRoom = 1;
  while (hopRoom <= nodeCount) hopRoom *= 2;
  return metric === "hops" ? { perNs: 1, perHop: 2 ** 53 / (2 * hopRoom) } : { perNs: hopRoom, perHop: 1 };
}
