import { expect, it } from "vitest";
import { runToEnd } from "../../../../core/base/progress";
import { sweepCodecs } from "../../../../core/compression/codecSweep";
import { paretoFront } from "../../../../core/compression/paretoFront";
import type { CodecSweep } from "../../../../engine/client/compressor";
import { nearestPoint, plotSweep, pointOfKey } from "./rateDistortion";
import { sendUpdate } from "./sendUpdate";

const box = { widthPx: 500, heightPx: 300, left: 40, right: 10, top: 10, bottom: 30 };
const values = Float32Array.from({ length: 3_000 }, (_, i) => Math.tan(i * i));
let ms = 0;
const clock = () => {
  ms += 10;
  return ms;
};
const points = runToEnd(sweepCodecs(values, 1, clock));
const sweep: CodecSweep = { points, front: paretoFront(points), elements: 3_000 };

it.each(["linear", "log"] as const)("all points lie inside the axes, by ratio (%s)", (scale) => {
  const plot = plotSweep(sweep, box, scale);
  expect(plot.points.length).toBe(points.length);
  plot.points.forEach(({ x, y, measure }, place) => {
    expect(x).toBeGreaterThanOrEqual(box.left);
    expect(x).toBeLessThanOrEqual(box.widthPx - box.right);
    expect(y).toBeGreaterThanOrEqual(box.top);
    expect(y).toBeLessThanOrEqual(box.heightPx - box.bottom);
    expect(measure.compressionRatio).toBeGreaterThanOrEqual(plot.points[place - 1]?.measure.compressionRatio ?? 0);
  });
});

it("Right walks all of the front from its beginning to its end, Left back", () => {
  const plot = plotSweep(sweep, box, "linear");
  const walked: number[] = [];
  let at = -1;
  for (let next = pointOfKey("ArrowRight", plot, at); next !== at && next !== undefined; ) {
    walked.push(next);
    at = next;
    next = pointOfKey("ArrowRight", plot, at);
  }
  expect(walked).toEqual(plot.front);
  expect(walked.map((place) => plot.points[place]?.index).sort()).toEqual([...sweep.front].sort());
  expect(pointOfKey("ArrowLeft", plot, at)).toBe(plot.front.at(-2));
  expect(pointOfKey("Home", plot, at)).toBe(plot.front[0]);
  expect(pointOfKey("x", plot, at)).toBeUndefined();
});

it("what is pointed at is the nearest point, and nothing where all are far", () => {
  const plot = plotSweep(sweep, box, "linear");
  for (const place of plot.front) {
    const { x = 0, y = 0 } = plot.points[place] ?? {};
    const found = plot.points[nearestPoint(plot.points, x + 1, y, 14)];
    expect(Math.hypot((found?.x ?? 99) - x, (found?.y ?? 99) - y)).toBeLessThan(5);
  }
  expect(nearestPoint(plot.points, -200, -200, 14)).toBe(-1);
});

it("an update of another size takes bytes and time in proportion, and nothing is encoded without a codec", () => {
  const windows = {
    count: 1,
    satellite: Uint32Array.of(0),
    aosMs: Float64Array.of(10_000),
    losMs: Float64Array.of(110_000),
    downlinkMB: Float64Array.of(100),
    uplinkMB: Float64Array.of(10),
  };
  const route = { windows, satellite: 0, direction: "down", fromMs: 0, updateMB: 24, slowdown: 2 } as const;
  const [bf16] = points.filter(({ settings }) => settings.codec === "bf16");
  const [none] = points.filter(({ settings }) => settings.codec === "none");
  if (bf16 === undefined || none === undefined) throw new Error("they were measured");
  const timed = { ...bf16, encodeMs: 10, decodeMs: 5 };
  // The gradient has 12 kB: the update is 2,000 times as large.
  const sent = sendUpdate(timed, route);
  expect(sent.encodedMB).toBeCloseTo(12.05, 2);
  expect(sent.encodeSeconds).toBeCloseTo(40, 9);
  expect(sent.takesSeconds).toBeCloseTo(40 + 12.05 + 10, 1);
  expect(sent.breakEvenMbps).toBeCloseTo((8 * (24 - sent.encodedMB)) / 50, 9);
  expect(sendUpdate({ ...none, encodeMs: 10 }, route)).toMatchObject({ encodeSeconds: 0, contacts: 1 });
});
