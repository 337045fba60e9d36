import { line, scaleLinear, scaleUtc } from "d3";
import { useMemo } from "react";
import type { PlacementSeries } from "../../../engine/client/partitionPlanner";
import { instantOfKey, sampleAt } from "../../kit/samplesOverTime";
import { clockTimeText, dayTimeText } from "../../kit/timeText";
import { useChartWidth } from "../../kit/useChartWidth";
import { useClock, useClock4Hz } from "../../state/clockStore";
import { useWindow } from "../../state/derived";
import { useClockSlider } from "../../state/useClockSlider";
import { viewStore } from "../../state/viewStore";
import classes from "./partition.module.css";
import { msText, tickText } from "./placementTexts";

const heightPx = 180;
const margin = { left: 56, right: 18, top: 20, bottom: 26 };

/** Latency of the placement over the window, breaks as red stretches; a click or drag, or the arrow keys, move the clock. */
export function WindowChart({ series }: { readonly series: PlacementSeries }) {
  const { startMs, endMs } = useWindow();
  const zone = viewStore((state) => state.timeZone);
  const nowMs = useClock4Hz();
  const { ref, widthPx } = useChartWidth();
  const x = useMemo(() => scaleUtc([startMs, endMs], [margin.left, widthPx - margin.right]), [startMs, endMs, widthPx]);
  const breaksMs = useMemo(() => series.breaks.map((gap) => gap.startMs), [series]);
  const { curve, y } = useMemo(() => plotOf(series, x), [series, x]);
  const { svg, handlers } = useClockSlider({
    timeAt: x.invert,
    widthPx,
    targetOfKey: (key, atMs) => instantOfKey(key, atMs, series, breaksMs, { startMs, endMs }),
  });
  const latencyMs = series.latencyMs[sampleAt(series, nowMs)];
  return (
    <div
      className={classes.scrubber}
      role="slider"
      tabIndex={0}
      aria-label="Latency of the placement over the window, the clock on it"
      aria-valuemin={startMs}
      aria-valuemax={endMs}
      aria-valuenow={Math.round(nowMs)}
      aria-valuetext={`${dayTimeText(nowMs, zone)}: ${latencyMs === undefined ? "not computed" : msText(latencyMs)}`}
      title="Click or drag: move the clock. Arrow keys: by a sample; Page Up and Page Down: to the break before or after"
      {...handlers}
    >
      <div ref={ref} />
      <svg ref={svg} viewBox={`0 0 ${widthPx} ${heightPx}`} className={classes.chart} aria-hidden>
        {series.breaks.map((gap) => (
          <rect
            key={gap.startMs}
            className={classes.gap}
            x={x(gap.startMs)}
            width={Math.max(1.5, x(gap.endMs) - x(gap.startMs))}
            y={margin.top}
            height={heightPx - margin.top - margin.bottom}
          />
        ))}
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <path d={`M${margin.left} ${y(tick)}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 6} y={y(tick) + 3.5} textAnchor="end">
              {tickText(tick, y.domain()[1] ?? 0)}
            </text>
          </g>
        ))}
        <text x={margin.left} y={10}>
          latency of one inference; red: no path
        </text>
        {x.ticks(6).map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={heightPx - 6} textAnchor="middle">
            {clockTimeText(tick.getTime(), zone).slice(0, 5)}
          </text>
        ))}
        <path d={curve} className={classes.curve} />
        <Now x={x} />
      </svg>
    </div>
  );
}

function Now({ x }: { readonly x: (ms: number) => number }) {
  const nowMs = useClock((state) => state.nowMs);
  return <path d={`M${x(nowMs)} ${margin.top - 4}V${heightPx - margin.bottom + 4}`} className={classes.nowLine} />;
}

function plotOf({ count, atMs, latencyMs }: PlacementSeries, x: (ms: number) => number) {
  const rows = Array.from({ length: count }, (_, i) => i);
  const finite = latencyMs.subarray(0, count).filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = finite.reduce((a, b) => Math.max(a, b), 0);
  // What changes by less than a hundredth is to look level.
  const room = Math.max(0.05 * (most - least), 0.005 * most, 1e-3);
  const domain = finite.length === 0 ? [0, 1] : [Math.max(0, least - room), most + room];
  const y = scaleLinear(domain, [heightPx - margin.bottom, margin.top]).nice(4);
  const curve = line<number>()
    .defined((i) => Number.isFinite(latencyMs[i]))
    .x((i) => x(atMs[i] as number))
    .y((i) => y(latencyMs[i] as number))(rows);
  return { curve: curve ?? "", y };
}
