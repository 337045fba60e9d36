import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from "react";
import type { CodecMeasure, CodecSweep } from "../../../engine/client/compressor";
import { useChartWidth } from "../../kit/useChartWidth";
import { settingsText } from "../../state/compression/codecTexts";
import { families, familyOf } from "./codecFamilies";
import classes from "./compression.module.css";
import { errorText, ratioText, speedText } from "./labFormat";
import {
  type ChartBox,
  type ChartPoint,
  type ErrorScale,
  nearestPoint,
  plotSweep,
  pointOfKey,
} from "./model/rateDistortion";

const edges = { left: 46, right: 12, top: 14, bottom: 34 };
const leastHeightPx = 270;
const reachPx = 14;

interface Props {
  readonly sweep: CodecSweep;
  readonly errorScale: ErrorScale;
  /** The codec that the plan has, as the sweep measured it. */
  readonly isInPlan: (measure: CodecMeasure) => boolean;
  readonly onPick: (measure: CodecMeasure) => void;
}

/** Error against compression ratio, one point a codec and its parameters; a click or Enter picks one. */
export function RateDistortionChart({ sweep, errorScale, isInPlan, onPick }: Props) {
  const { ref, widthPx } = useChartWidth();
  const box = useMemo(
    (): ChartBox => ({ ...edges, widthPx, heightPx: Math.max(leastHeightPx, Math.round(widthPx / 2)) }),
    [widthPx],
  );
  const plot = useMemo(() => plotSweep(sweep, box, errorScale), [sweep, box, errorScale]);
  const [active, setActive] = useState<number>();
  const svg = useRef<SVGSVGElement>(null);
  const id = useId();
  const current = active === undefined ? undefined : plot.points[Math.min(active, plot.points.length - 1)];
  const pointAt = (event: MouseEvent): number => {
    const frame = svg.current?.getBoundingClientRect();
    if (frame === undefined) return -1;
    const perPx = box.widthPx / frame.width;
    return nearestPoint(
      plot.points,
      (event.clientX - frame.left) * perPx,
      (event.clientY - frame.top) * perPx,
      reachPx,
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = pointOfKey(event.key, plot, active ?? -1);
    if (target !== undefined) setActive(target);
    else if (event.key === "Enter" && current !== undefined) onPick(current.measure);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div>
      <div
        ref={ref}
        role="listbox"
        tabIndex={0}
        aria-label="Codecs by compression ratio and error"
        aria-activedescendant={current && `${id}-${current.index}`}
        className={classes.plot}
        title="Click or Enter: use the codec in the plan. Left and Right: along the front; Up and Down: all points"
        onFocus={() => setActive((now) => now ?? plot.front[0])}
        onKeyDown={onKeyDown}
        onMouseMove={(event) => {
          const found = pointAt(event);
          if (found >= 0) setActive(found);
        }}
        onClick={(event) => {
          const found = plot.points[pointAt(event)];
          if (found) onPick(found.measure);
        }}
      >
        <svg ref={svg} viewBox={`0 0 ${box.widthPx} ${box.heightPx}`} role="presentation">
          <Axes plot={plot} box={box} />
          <path d={plot.frontPath} className={classes.front} />
          {plot.points.map((point) => (
            <Mark
              key={point.index}
              id={`${id}-${point.index}`}
              point={point}
              isActive={point === current}
              isInPlan={isInPlan(point.measure)}
            />
          ))}
          {current && <Callout point={current} box={box} />}
        </svg>
      </div>
      <p className={classes.readout} role="status">
        {current ? pointText(current) : "Point at a codec, or walk along the front with the arrow keys."}
      </p>
      <ul className={classes.legend} aria-label="Colours">
        {families.map(({ id: family, title }) => (
          <li key={family} data-family={family}>
            <span aria-hidden />
            {title}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Axes({ plot, box }: { readonly plot: ReturnType<typeof plotSweep>; readonly box: ChartBox }) {
  const base = box.heightPx - box.bottom;
  return (
    <>
      {plot.yTicks.map(({ value, y }) => (
        <g key={value}>
          <path d={`M${box.left} ${y}H${box.widthPx - box.right}`} className={classes.gridLine} />
          <text x={box.left - 6} y={y + 3.5} textAnchor="end">
            {value >= 0.01 || value === 0 ? value : value.toExponential(0)}
          </text>
        </g>
      ))}
      {plot.xTicks.map(({ value, x }) => (
        <g key={value}>
          <path d={`M${x} ${box.top}V${base}`} className={classes.gridLine} />
          <text x={x} y={base + 14} textAnchor="middle">
            {value.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      <text x={(box.left + box.widthPx) / 2} y={box.heightPx - 4} textAnchor="middle">
        compression ratio (original bytes / encoded bytes)
      </text>
      <text transform={`translate(11 ${(box.top + base) / 2}) rotate(-90)`} textAnchor="middle">
        relative error |x − y| / |x|
      </text>
    </>
  );
}

interface MarkProps {
  readonly id: string;
  readonly point: ChartPoint;
  readonly isActive: boolean;
  readonly isInPlan: boolean;
}

function Mark({ id, point, isActive, isInPlan }: MarkProps) {
  const { x, y, measure, isFront, isBeyond } = point;
  const radius = isActive ? 6 : isFront ? 4.5 : 3;
  return (
    <g
      id={id}
      role="option"
      aria-selected={isInPlan}
      aria-label={`${pointText(point)}${isInPlan ? ", in the plan" : ""}`}
      tabIndex={-1}
      className={classes.mark}
      data-family={familyOf(measure.settings.codec)}
      data-front={isFront || undefined}
      data-active={isActive || undefined}
      data-plan={isInPlan || undefined}
    >
      {isInPlan && <circle cx={x} cy={y} r={9} className={classes.planRing} />}
      {isBeyond ? <path d={`M${x - 4} ${y + 5}h8l-4-7z`} /> : <circle cx={x} cy={y} r={radius} />}
    </g>
  );
}

/** The name of the point, beside it, inside the frame. */
function Callout({ point, box }: { readonly point: ChartPoint; readonly box: ChartBox }) {
  const isLeft = point.x > box.widthPx * 0.6;
  return (
    <text
      x={point.x + (isLeft ? -10 : 10)}
      y={Math.max(point.y - 8, box.top + 8)}
      textAnchor={isLeft ? "end" : "start"}
      className={classes.callout}
    >
      {settingsText(point.measure.settings)}
    </text>
  );
}

function pointText({ measure, isFront }: Pick<ChartPoint, "measure" | "isFront">): string {
  const { compressionRatio, relativeError, cosine, bitsPerValue, originalBytes, encodeMs, decodeMs } = measure;
  return `${settingsText(measure.settings)}: ${ratioText(compressionRatio)}, ${bitsPerValue.toPrecision(3)} bits a value, error ${errorText(
    relativeError,
  )}, cosine ${cosine.toFixed(3)}, ${speedText(originalBytes, encodeMs)} MB/s in, ${speedText(originalBytes, decodeMs)} MB/s out${
    isFront ? ", on the front" : ""
  }`;
}
