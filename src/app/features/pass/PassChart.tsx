import { curveLinear, extent, line, scaleLinear } from "d3";
import { type PointerEvent, useMemo } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import { clock, useClock } from "../../state/clockStore";
import { momentAt, type PassQuantity } from "./model/passModel";
import classes from "./pass.module.css";

interface Props {
  readonly samples: PassColumns;
  readonly quantity: PassQuantity;
  readonly title: string;
  /** What a value is divided by for the numbers beside the chart. */
  readonly unitSize?: number;
  readonly widthPx: number;
}

const heightPx = 66;
const leftPx = 52;
const topPx = 16;
const rightPx = 8;

/** One quantity over the pass; a drag over it moves the clock. */
export function PassChart({ samples, quantity, title, unitSize = 1, widthPx }: Props) {
  const startMs = samples.timesMs[0] ?? 0;
  const endMs = samples.timesMs[samples.count - 1] ?? 1;
  const plot = useMemo(() => {
    const values = Array.from(samples[quantity], (value) => value / unitSize);
    const [least = 0, most = 1] = extent(values);
    const spread = most - least < 1e-6 ? 1 : 0;
    const y = scaleLinear([least - spread, most + spread], [heightPx - 4, topPx]).nice(3);
    const x = scaleLinear([startMs, endMs], [leftPx, widthPx - rightPx]);
    const draw = line<number>()
      .curve(curveLinear)
      .x((_, i) => x(samples.timesMs[i] ?? 0))
      .y((value) => y(value));
    return { x, y, d: draw(values) ?? "", ticks: y.ticks(3) };
  }, [samples, quantity, unitSize, startMs, endMs, widthPx]);
  const scrub = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const ms = plot.x.invert(event.clientX - box.left);
    clock.getState().setNow(Math.min(Math.max(ms, startMs), endMs));
  };
  return (
    <svg
      className={classes.chart}
      width={widthPx}
      height={heightPx}
      role="img"
      aria-label={`${title} over the pass`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        clock.getState().pause();
        scrub(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      }}
    >
      <text x={leftPx} y={11} className={classes.chartTitle}>
        {title}
      </text>
      {plot.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${leftPx} ${plot.y(tick)}H${widthPx - rightPx}`} className={classes.grid} />
          <text x={leftPx - 6} y={plot.y(tick)} className={classes.tick}>
            {tick.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      <path d={plot.d} className={classes.curve} />
      <NowLine samples={samples} quantity={quantity} unitSize={unitSize} x={plot.x} y={plot.y} />
    </svg>
  );
}

interface NowLineProps extends Pick<Props, "samples" | "quantity"> {
  readonly unitSize: number;
  readonly x: (ms: number) => number;
  readonly y: (value: number) => number;
}

function NowLine({ samples, quantity, unitSize, x, y }: NowLineProps) {
  const nowMs = useClock((state) => state.nowMs);
  const moment = momentAt(samples, nowMs);
  if (moment === undefined) return null;
  return (
    <g>
      <path d={`M${x(nowMs)} ${topPx - 2}V${heightPx - 2}`} className={classes.nowLine} />
      <circle cx={x(nowMs)} cy={y(moment[quantity] / unitSize)} r={3.5} className={classes.nowMark} />
    </g>
  );
}
