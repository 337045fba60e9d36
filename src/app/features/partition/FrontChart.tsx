import { line, scaleLinear } from "d3";
import type { KeyboardEvent } from "react";
import type { ParetoPoint } from "../../../core/partition/paretoFront";
import { useChartWidth } from "../../kit/useChartWidth";
import { frontCorners } from "./frontModel";
import classes from "./partition.module.css";
import { msText, rateText, tickText } from "./placementTexts";

interface Props {
  readonly points: readonly ParetoPoint[];
  /** The point that is on the board; -1: none is. */
  readonly held: number;
  /** The placement on the board, where it is comparable but none of the points. */
  readonly here?: { readonly latencyMs: number; readonly bottleneckMs: number } | undefined;
  readonly canApply: boolean;
  readonly onApply: (point: ParetoPoint) => void;
}

const heightPx = 280;
const margin = { left: 62, right: 24, top: 16, bottom: 40 };

/** The Pareto front: throughput to the right, latency up; each point is a button. */
export function FrontChart({ points, held, here, canApply, onApply }: Props) {
  const { ref, widthPx } = useChartWidth();
  const rates = points.map(({ bottleneckMs }) => 1000 / bottleneckMs);
  const latencies = points.map(({ latencyMs }) => latencyMs);
  const hereRate = here && 1000 / here.bottleneckMs;
  const x = scaleLinear(padded([...rates, ...(hereRate === undefined ? [] : [hereRate])]), [
    margin.left,
    widthPx - margin.right,
  ]).nice(6);
  const y = scaleLinear(padded([...latencies, ...(here ? [here.latencyMs] : [])]), [
    heightPx - margin.bottom,
    margin.top,
  ]).nice(5);
  const isHereRight = hereRate !== undefined && x(hereRate) > widthPx / 2;
  const steps = line<readonly [number, number]>(
    ([rate]) => x(rate),
    ([, latency]) => y(latency),
  )(frontCorners(points));
  const onKeyDown = (event: KeyboardEvent<SVGElement>, i: number): void => {
    const point = points[i];
    if ((event.key === "Enter" || event.key === " ") && point) onApply(point);
    else if (event.key === "ArrowRight" || event.key === "ArrowUp") focusPoint(event.currentTarget, i + 1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") focusPoint(event.currentTarget, i - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure className={classes.figure} aria-label="Latency against throughput, a point for each placement">
      <div ref={ref} />
      <svg viewBox={`0 0 ${widthPx} ${heightPx}`} className={classes.chart}>
        <title>Latency against throughput</title>
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <path d={`M${margin.left} ${y(tick)}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 8} y={y(tick) + 3.5} textAnchor="end">
              {tickText(tick, y.domain()[1] ?? 0)}
            </text>
          </g>
        ))}
        {x.ticks(6).map((tick) => (
          <text key={tick} x={x(tick)} y={heightPx - margin.bottom + 16} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x={(margin.left + widthPx - margin.right) / 2} y={heightPx - 6} textAnchor="middle">
          throughput, inferences a second (better to the right)
        </text>
        <text x={margin.left} y={9} textAnchor="start">
          latency of one inference (better below)
        </text>
        <path d={steps ?? ""} className={classes.frontLine} />
        {here && hereRate !== undefined && (
          <g transform={`translate(${x(hereRate)} ${y(here.latencyMs)})`}>
            <path d="M0 -6L6 0L0 6L-6 0Z" className={classes.frontHere} />
            <text x={isHereRight ? -10 : 10} y={4} textAnchor={isHereRight ? "end" : "start"}>
              on the board now
            </text>
          </g>
        )}
        {points.map((point, i) => (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing.
          <circle
            key={point.bottleneckMs}
            cx={x(rates[i] as number)}
            cy={y(point.latencyMs)}
            r={i === held ? 8 : 6}
            className={classes.frontPoint}
            data-point={i}
            data-held={i === held || undefined}
            role="button"
            tabIndex={i === Math.max(0, held) ? 0 : -1}
            aria-disabled={!canApply}
            aria-label={`${msText(point.latencyMs)}, ${rateText(point.bottleneckMs)}${i === held ? ", on the board" : ""}: apply`}
            onClick={() => onApply(point)}
            onKeyDown={(event) => onKeyDown(event, i)}
          >
            <title>{`${msText(point.latencyMs)}, ${rateText(point.bottleneckMs)}: click to apply`}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
}

function focusPoint(from: SVGElement, i: number): void {
  from.parentElement?.querySelector<SVGElement>(`[data-point="${i}"]`)?.focus();
}

/** The range of values with some room around it. */
function padded(values: readonly number[]): [number, number] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room = most > least ? 0.08 * (most - least) : 0.2 * most || 1;
  return [Math.max(0, least - room), most + room];
}
