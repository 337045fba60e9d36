import type { RouteSeriesColumns } from "../../../../engine/client/meshPlanner";

/** A point of the latency curve; NaN: unreachable, the curve breaks. */
export interface ChartPoint {
  readonly atMs: number;
  readonly latencyMs: number;
}

/** The samples as points, thinned to about `most`: of each stretch the least and the greatest latency stay, and that it has gaps. */
export function chartPoints({ count, atMs, latencyMs }: RouteSeriesColumns, most: number): ChartPoint[] {
  const stretch = Math.max(1, Math.ceil((2 * count) / most));
  const points: ChartPoint[] = [];
  const add = (sample: number): void => {
    points.push({ atMs: atMs[sample] as number, latencyMs: latencyMs[sample] as number });
  };
  for (let first = 0; first < count; first += stretch) {
    const samples = Array.from({ length: Math.min(stretch, count - first) }, (_, i) => first + i);
    if (stretch === 1) {
      add(first);
      continue;
    }
    const reachable = samples.filter((sample) => !Number.isNaN(latencyMs[sample]));
    const gap = samples.find((sample) => Number.isNaN(latencyMs[sample]));
    const byLatency = reachable.sort((a, b) => (latencyMs[a] as number) - (latencyMs[b] as number) || a - b);
    const kept = new Set([byLatency[0], byLatency[byLatency.length - 1], gap]);
    for (const sample of samples) if (kept.has(sample)) add(sample);
  }
  return points;
}

/** Stretches of samples without a route, as instants of their first sample and of the one after their last. */
export function gaps(
  { count, atMs, latencyMs }: RouteSeriesColumns,
  endMs: number,
): { fromMs: number; toMs: number }[] {
  const found: { fromMs: number; toMs: number }[] = [];
  let fromMs: number | undefined;
  for (let sample = 0; sample < count; sample++) {
    const isGap = Number.isNaN(latencyMs[sample]);
    if (isGap) fromMs ??= atMs[sample] as number;
    else if (fromMs !== undefined) {
      found.push({ fromMs, toMs: atMs[sample] as number });
      fromMs = undefined;
    }
  }
  if (fromMs !== undefined) found.push({ fromMs, toMs: endMs });
  return found;
}
