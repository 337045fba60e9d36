import { area, line, scaleLinear } from "d3";
import { thinned } from "../../../state/learning/runSummary";
import type { Curve, CurveAxis, CurvePoint, CurveQuantity } from "./curves";

export interface ChartSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export const margin = { left: 46, right: 14, top: 20, bottom: 32 };

/** Scales, ticks and paths of a chart of curves, in its own pixels. */
export function plotCurves(
  curves: readonly Curve[],
  axis: CurveAxis,
  quantity: CurveQuantity,
  target: number | undefined,
  { widthPx, heightPx }: ChartSize,
) {
  // More points of a curve than this nobody sees.
  const mostDrawn = 2 * widthPx;
  const points = curves.flatMap((curve) => curve.points);
  const places = points.map((point) => point[axis] ?? 0);
  const values = points.flatMap((point) => {
    const range = quantity === "megabytes" ? undefined : point.band?.[quantity];
    return range === undefined ? [point[quantity]] : [...range];
  });
  if (quantity === "accuracy" && target !== undefined) values.push(target);
  const from = axis === "rounds" ? 1 : Math.min(...places);
  const x = scaleLinear(points.length > 0 ? [from, Math.max(...places, from + 1e-6)] : [0, 1], [
    margin.left,
    widthPx - margin.right,
  ]);
  const y = scaleLinear(yDomain(values, quantity), [heightPx - margin.bottom, margin.top]).nice(4);
  const draw = line<CurvePoint>()
    .x((point) => x(point[axis] ?? 0))
    .y((point) => y(point[quantity]));
  const paths = curves.map(({ id, colour, points: all }) => {
    const own = thinned(all, mostDrawn);
    const end = own[own.length - 1];
    return {
      id,
      colour,
      curve: draw(own) ?? "",
      band: bandOf(own, axis, quantity, x, y),
      dot: end && ([x(end[axis] ?? 0), y(end[quantity])] as const),
    };
  });
  return {
    x,
    y,
    paths,
    xTicks: x
      .ticks(6)
      .filter((tick) => axis !== "rounds" || Number.isInteger(tick))
      .map((tick) => ({ text: tick.toLocaleString("en-US"), at: x(tick) })),
    yTicks: y.ticks(4).map((tick) => ({ text: tickText(tick, quantity), at: y(tick) })),
  };
}

function yDomain(values: readonly number[], quantity: CurveQuantity): [number, number] {
  if (values.length === 0) return [0, 1];
  const least = quantity === "megabytes" ? 0 : Math.min(...values);
  const most = Math.max(...values);
  const spread = most - least > 1e-6 ? 0 : Math.max(0.05, 0.1 * Math.abs(most));
  return [Math.max(0, least - spread), quantity === "accuracy" ? Math.min(1, most + spread) : most + spread];
}

function bandOf(
  points: readonly CurvePoint[],
  axis: CurveAxis,
  quantity: CurveQuantity,
  x: (value: number) => number,
  y: (value: number) => number,
): string | undefined {
  if (quantity === "megabytes" || !points.some(({ band }) => band !== undefined)) return undefined;
  const draw = area<CurvePoint>()
    .x((point) => x(point[axis] ?? 0))
    .y0((point) => y(point.band?.[quantity][0] ?? point[quantity]))
    .y1((point) => y(point.band?.[quantity][1] ?? point[quantity]));
  return draw(points.slice()) ?? undefined;
}

function tickText(tick: number, quantity: CurveQuantity): string {
  if (quantity === "accuracy") return Number((100 * tick).toFixed(4)).toString();
  const isPlain = tick === 0 || (Math.abs(tick) >= 1e-3 && Math.abs(tick) < 1e5);
  // There is room for seven characters: a loss that runs away takes more.
  return isPlain ? tick.toLocaleString("en-US") : Number(tick.toPrecision(6)).toExponential().replace("e+", "e");
}
