import { describe, expect, it } from "vitest";
import type { RouteSeriesColumns } from "../../../../engine/client/meshPlanner";
import { chartPoints, gaps } from "./chartModel";

function series(...latencies: readonly number[]): RouteSeriesColumns {
  return {
    count: latencies.length,
    atMs: Float64Array.from(latencies, (_, i) => 1000 * i),
    latencyMs: Float64Array.from(latencies),
    path: Int32Array.from(latencies, () => 0),
    paths: [["a", "b"]],
    changes: [2000, 5000].map((atMs) => ({ atMs, path: 0, cause: "a better route exists" })),
  };
}

describe("the latency chart", () => {
  it("draws every sample of a short series", () => {
    const points = chartPoints(series(1, Number.NaN, 3), 100);
    expect(points.map(({ latencyMs }) => latencyMs)).toEqual([1, Number.NaN, 3]);
  });

  it("keeps the extremes and the gaps of a long series, in order of time", () => {
    const long = Array.from({ length: 10_000 }, (_, i) => 50 + (i % 7));
    long[4321] = 400;
    long[5432] = 1;
    long[6543] = Number.NaN;
    const points = chartPoints(series(...long), 600);
    expect(points.length).toBeLessThan(950);
    const latencies = points.map(({ latencyMs }) => latencyMs);
    expect(latencies).toContain(400);
    expect(latencies).toContain(1);
    expect(latencies.some(Number.isNaN)).toBe(true);
    const times = points.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("knows when there is no route", () => {
    const one = series(1, 2, Number.NaN, Number.NaN, 5, Number.NaN);
    expect(gaps(one, 6000)).toEqual([
      { fromMs: 2000, toMs: 4000 },
      { fromMs: 5000, toMs: 6000 },
    ]);
  });
});
