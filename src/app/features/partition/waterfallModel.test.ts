import { expect, it } from "vitest";
import { busyShare, waterfallPlot } from "./waterfallModel";

const spans = {
  count: 3,
  inference: Int32Array.of(0, 0, 0),
  startMs: Float64Array.of(0, 4, 6),
  endMs: Float64Array.of(4, 6, 16),
  from: Int32Array.of(2, 2, 0),
  to: Int32Array.of(2, 0, 0),
  firstLayer: Int32Array.of(0, 3, 3),
  endLayer: Int32Array.of(3, 3, 5),
  totalMs: 16,
  periodMs: 16,
};

it("nodes have their lanes in the order in which they work, and a transfer stands on its sender's", () => {
  const plot = waterfallPlot(spans);
  expect(plot.lanes).toEqual([2, 0]);
  expect(plot.bars.map(({ row, kind }) => `${row} ${kind}`)).toEqual(["0 compute", "0 transfer", "1 compute"]);
});

it("a lane is busy while its node computes, not while it sends", () => {
  const plot = waterfallPlot(spans);
  expect([busyShare(plot, 0, 16), busyShare(plot, 1, 16)]).toEqual([0.25, 0.625]);
});
