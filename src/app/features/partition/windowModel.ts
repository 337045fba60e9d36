import type { PlacementSeries } from "../../../engine/client/partitionPlanner";

export interface SeriesSummary {
  readonly leastMs: number;
  readonly medianMs: number;
  readonly mostMs: number;
  /** Share of the samples at which no node has failed and every transfer has a path. */
  readonly availability: number;
}

/** Least, median and greatest latency where there is one; NaN where there is none at all. */
export function seriesSummary({ count, latencyMs }: Pick<PlacementSeries, "count" | "latencyMs">): SeriesSummary {
  const finite = latencyMs
    .subarray(0, count)
    .filter((ms) => Number.isFinite(ms))
    .sort();
  const middle = finite.length / 2;
  const medianMs =
    finite.length === 0
      ? Number.NaN
      : ((finite[Math.ceil(middle) - 1] as number) + (finite[Math.floor(middle)] as number)) / 2;
  return {
    leastMs: finite[0] ?? Number.NaN,
    medianMs,
    mostMs: finite.at(-1) ?? Number.NaN,
    availability: count === 0 ? Number.NaN : finite.length / count,
  };
}
