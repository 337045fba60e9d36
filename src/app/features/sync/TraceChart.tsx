import { curveStepAfter, extent, line, max, scaleLinear } from "d3";
import { useChartWidth } from "../../kit/useChartWidth";
import type { TracePoint } from "../../state/schedule/scheduleRun";
import { type Goal, valueText } from "./scheduleTexts";
import classes from "./sync.module.css";
import { traceTicks } from "./traceTicks";

const heightPx = 96;
const margin = { top: 18, right: 8, bottom: 16, left: 78 };

/** As far apart at least, lest rounding is drawn: MB, of ages seconds. */
const leastSpread = { volume: 1e-3, age: 3 } as const;

interface Props {
  readonly trace: readonly TracePoint[];
  readonly goal: Goal;
}

/** Value and bound over the time of a search: they close in on the optimum from both sides. */
export function TraceChart({ trace, goal }: Props) {
  const { ref, widthPx } = useChartWidth();
  const points = trace.filter(({ bound }) => Number.isFinite(bound));
  // A search that is over at once has nothing to tell.
  if (points.length < 3) return null;
  const [least = 0, most = 0] = extent(points, ({ objective }) => objective);
  const end = points.at(-1)?.bound ?? most;
  // The first bounds are so far off that nothing else would be seen beside them.
  const spread = Math.max(Math.max(most, end) - Math.min(least, end), Math.abs(most) * 1e-4, leastSpread[goal]);
  const x = scaleLinear(
    [points[0]?.seconds ?? 0, max(points, ({ seconds }) => seconds) ?? 1],
    [margin.left, widthPx - margin.right],
  );
  const shown = [Math.min(least, end) - spread * 0.3, Math.max(most, end) + spread * 0.3] as const;
  const y = scaleLinear()
    .domain(shown)
    .range([heightPx - margin.bottom, margin.top])
    .clamp(true);
  const draw = (of: (point: TracePoint) => number) =>
    line<TracePoint>()
      .curve(curveStepAfter)
      .x(({ seconds }) => x(seconds))
      .y((point) => y(of(point)))(points) ?? "";
  const last = points.at(-1);
  return (
    <div ref={ref} className={classes.trace}>
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={`Value and bound over the search, ${last === undefined ? "" : `ending at ${valueText(last.objective, goal)} and ${valueText(last.bound, goal)}`}`}
      >
        <text x={margin.left} y={10} className={classes.traceValueName}>
          value
        </text>
        <text x={margin.left + 40} y={10} className={classes.traceBoundName}>
          bound
        </text>
        {traceTicks(...shown, goal).map(({ value, text }) => (
          <g key={value}>
            <path d={`M${margin.left} ${y(value)}H${widthPx - margin.right}`} className={classes.traceGrid} />
            <text x={margin.left - 6} y={y(value) + 3.5} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={heightPx - 3} textAnchor="middle">
            {tick} s
          </text>
        ))}
        <path d={draw(({ bound }) => bound)} className={classes.traceBound} />
        <path d={draw(({ objective }) => objective)} className={classes.traceValue} />
      </svg>
    </div>
  );
}
