import { line, scaleLinear, scaleLog } from "d3";
import type { CodecMeasure, CodecSweep } from "../../../../engine/client/compressor";

/** How the error's axis is divided: evenly, or by powers of ten for codecs that lose next to nothing. */
export type ErrorScale = "linear" | "log";

export interface ChartBox {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartPoint {
  /** Place in the sweep. */
  readonly index: number;
  readonly measure: CodecMeasure;
  readonly x: number;
  readonly y: number;
  readonly isFront: boolean;
  /** The error lies beyond the axis; the point stands at its end. */
  readonly isBeyond: boolean;
}

export interface RateDistortionPlot {
  /** By compression ratio. */
  readonly points: readonly ChartPoint[];
  /** Places in `points` of the front, by compression ratio. */
  readonly front: readonly number[];
  readonly frontPath: string;
  readonly xTicks: readonly { readonly value: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
}

/** A little above the error of sending nothing, which is 1. */
const mostError = 1.05;
const leastError = 1e-4;
/** Labels of larger ones would touch each other. */
const ratioTicks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000];

/** Places a sweep's points: compression ratio to the right (log scale), relative error upwards. */
export function plotSweep(sweep: CodecSweep, box: ChartBox, errorScale: ErrorScale): RateDistortionPlot {
  const { points, front } = sweep;
  const mostRatio = points.reduce((most, { compressionRatio }) => Math.max(most, compressionRatio), 10);
  const x = scaleLog([0.9, mostRatio * 1.15], [box.left, box.widthPx - box.right]).clamp(true);
  const span = [box.heightPx - box.bottom, box.top];
  const linear = scaleLinear([0, mostError], span).clamp(true);
  const log = scaleLog([leastError, mostError], span).clamp(true);
  const y = (error: number) => (errorScale === "linear" ? linear(error) : log(Math.max(error, leastError)));
  const onFront = new Set(front);
  const placed = points
    .map(
      (measure, index): ChartPoint => ({
        index,
        measure,
        x: x(measure.compressionRatio),
        y: y(measure.relativeError),
        isFront: onFront.has(index),
        isBeyond: measure.relativeError > mostError,
      }),
    )
    .sort((a, b) => a.measure.compressionRatio - b.measure.compressionRatio || a.index - b.index);
  const frontPlaces = placed.flatMap(({ isFront }, place) => (isFront ? [place] : []));
  const path = line<number>()
    .x((place) => placed[place]?.x ?? 0)
    .y((place) => placed[place]?.y ?? 0);
  const errorTicks = errorScale === "linear" ? linear.ticks(6) : [1e-4, 1e-3, 1e-2, 1e-1, 1];
  return {
    points: placed,
    front: frontPlaces,
    frontPath: path(frontPlaces) ?? "",
    xTicks: ratioTicks.filter((value) => value <= mostRatio * 1.15).map((value) => ({ value, x: x(value) })),
    yTicks: errorTicks.map((value) => ({ value, y: y(value) })),
  };
}

/** The point nearest to a place within a reach in pixels; -1 where there is none. Points of the front win over others as near. */
export function nearestPoint(points: readonly ChartPoint[], x: number, y: number, reachPx: number): number {
  let best = -1;
  let bestDistance = reachPx;
  points.forEach((point, place) => {
    const distance = Math.hypot(point.x - x, point.y - y) - (point.isFront ? 3 : 0);
    if (distance < bestDistance) {
      best = place;
      bestDistance = distance;
    }
  });
  return best;
}

/** Where a key leads from a point: Left and Right along the front, Up and Down over all points; undefined for other keys. */
export function pointOfKey(key: string, plot: RateDistortionPlot, from: number): number | undefined {
  const { front, points } = plot;
  const clamp = (place: number) => Math.min(Math.max(place, 0), points.length - 1);
  switch (key) {
    case "ArrowRight":
      return front.find((place) => place > from) ?? front.at(-1);
    case "ArrowLeft":
      return front.findLast((place) => place < from) ?? front[0];
    case "ArrowUp":
      return clamp(from + 1);
    case "ArrowDown":
      return clamp(from - 1);
    case "Home":
      return front[0];
    case "End":
      return front.at(-1);
    default:
      return undefined;
  }
}
