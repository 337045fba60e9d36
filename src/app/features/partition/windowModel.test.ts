import { expect, it } from "vitest";
import { seriesSummary } from "./windowModel";

const series = {
  count: 4,
  atMs: Float64Array.of(0, 10, 20, 30),
  latencyMs: Float64Array.of(7, Number.POSITIVE_INFINITY, 3, 4),
};

it("moments without a path count for the availability, and for nothing else", () => {
  expect(seriesSummary(series)).toEqual({ leastMs: 3, medianMs: 4, mostMs: 7, availability: 0.75 });
  const even = { ...series, latencyMs: Float64Array.of(1, 2, 3, 4) };
  expect(seriesSummary(even).medianMs).toBe(2.5);
  expect(seriesSummary({ ...series, count: 0 }).leastMs).toBeNaN();
});
