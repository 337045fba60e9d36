import { line, scaleLinear, scaleUtc } from "d3";
import { useMemo } from "react";
import type { RouteSeriesColumns } from "../../../engine/client/meshPlanner";
import { instantOfKey, sampleAt } from "../../kit/samplesOverTime";
import { clockTimeText, dayTimeText } from "../../kit/timeText";
import { useChartWidth } from "../../kit/useChartWidth";
import { useClock, useClock4Hz } from "../../state/clockStore";
import { useWindow } from "../../state/derived";
import { useClockSlider } from "../../state/useClockSlider";
import { viewStore } from "../../state/viewStore";
import classes from "./mesh.module.css";
import { chartPoints, gaps } from "./model/chartModel";

const heightPx = 160;
const margin = { left: 44, right: 18, top: 20, bottom: 34 };

/** Latency over the window with the changes of path; a click or drag, or the arrow keys, move the clock. */
export function LatencyChart({ series }: { readonly series: RouteSeriesColumns }) {
  const { ref, widthPx } = useChartWidth();
  const { startMs, endMs } = useWindow();
  const zone = viewStore((state) => state.timeZone);
  const nowMs = useClock4Hz();
  const x = useMemo(() => scaleUtc([startMs, endMs], [margin.left, widthPx - margin.right]), [startMs, endMs, widthPx]);
  const changesMs = useMemo(() => series.changes.map(({ atMs }) => atMs), [series]);
  const plot = useMemo(() => plotOf(series, x, endMs, 2 * widthPx), [series, x, endMs, widthPx]);
  const { svg, handlers } = useClockSlider({
    timeAt: x.invert,
    widthPx,
    targetOfKey: (key, atMs) => instantOfKey(key, atMs, series, changesMs, { startMs, endMs }),
  });
  return (
    <div
      ref={ref}
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label="Latency over the window, the clock on it"
      aria-valuemin={startMs}
      aria-valuemax={endMs}
      aria-valuenow={Math.round(nowMs)}
      aria-valuetext={`${dayTimeText(nowMs, zone)}: ${latencyText(series, nowMs)}`}
      title="Click or drag: move the clock. Arrow keys: by a sample; Page Up and Page Down: to the next change of path"
      {...handlers}
    >
      <svg ref={svg} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden>
        {plot.gaps.map(({ fromMs, toMs }) => (
          <rect
            key={fromMs}
            className={classes.gap}
            x={x(fromMs)}
            width={Math.max(1, x(toMs) - x(fromMs))}
            y={margin.top}
            height={heightPx - margin.top - margin.bottom}
          />
        ))}
        {plot.yTicks.map(({ value, y }) => (
          <g key={value}>
            <path d={`M${margin.left} ${y}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 6} y={y + 3.5} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        <text x={0} y={9}>
          latency one way, ms; marks below: changes of path
        </text>
        {x.ticks(5).map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={heightPx - 4} textAnchor="middle">
            {clockTimeText(tick.getTime(), zone).slice(0, 5)}
          </text>
        ))}
        <path d={plot.curve} className={classes.curve} />
        <path d={plot.changes} className={classes.changes} />
        <NowLine x={x} />
      </svg>
    </div>
  );
}

function NowLine({ x }: { readonly x: (ms: number) => number }) {
  const nowMs = useClock((state) => state.nowMs);
  return <path d={`M${x(nowMs)} ${margin.top - 4}V${heightPx - margin.bottom + 14}`} className={classes.nowLine} />;
}

function plotOf(series: RouteSeriesColumns, x: (ms: number) => number, endMs: number, mostPoints: number) {
  const points = chartPoints(series, mostPoints);
  const latencies = points.flatMap(({ latencyMs }) => (Number.isNaN(latencyMs) ? [] : [latencyMs]));
  const least = Math.min(...latencies);
  const most = Math.max(...latencies);
  const hasAny = latencies.length > 0;
  const spread = hasAny && most - least > 1e-3 ? 0 : 1;
  const y = scaleLinear(hasAny ? [least - spread, most + spread] : [0, 1], [heightPx - margin.bottom, margin.top]).nice(
    4,
  );
  const curve = line<(typeof points)[number]>()
    .defined(({ latencyMs }) => !Number.isNaN(latencyMs))
    .x(({ atMs }) => x(atMs))
    .y(({ latencyMs }) => y(latencyMs));
  const base = heightPx - margin.bottom;
  return {
    curve: curve(points) ?? "",
    yTicks: hasAny ? y.ticks(4).map((value) => ({ value, y: y(value) })) : [],
    gaps: gaps(series, Math.min(endMs, endOf(series))),
    changes: series.changes.map(({ atMs }) => `M${x(atMs)} ${base + 3}l-2.5 6h5z`).join(""),
  };
}

/** Where the samples end that are there. */
function endOf({ count, atMs }: RouteSeriesColumns): number {
  const last = atMs[count - 1] ?? 0;
  return last + (count > 1 ? last - (atMs[count - 2] as number) : 0);
}

function latencyText(series: RouteSeriesColumns, nowMs: number): string {
  const latencyMs = series.latencyMs[sampleAt(series, nowMs)];
  if (latencyMs === undefined) return "not computed yet";
  return Number.isNaN(latencyMs) ? "unreachable" : `${latencyMs.toFixed(3)} ms`;
}
