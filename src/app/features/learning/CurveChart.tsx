import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { useChartWidth } from "../../kit/useChartWidth";
import classes from "./chart.module.css";
import { readingText } from "./learningTexts";
import { margin, plotCurves } from "./model/curvePlot";
import { type Curve, type CurveAxis, type CurveQuantity, nextPlace, pointAt } from "./model/curves";

const quantityTitles: Readonly<Record<CurveQuantity, string>> = {
  accuracy: "accuracy on the test samples of all clients, %",
  loss: "loss on them, nats",
  megabytes: "sent both ways by then, MB",
};

const axisTitles: Readonly<Record<CurveAxis, string>> = {
  rounds: "round",
  megabytes: "sent both ways, MB",
  hours: "mission time from the window's start, h",
};

const leastHeightPx = 150;
const heightShare = 0.28;

interface Props {
  readonly label: string;
  readonly curves: readonly Curve[];
  readonly axis: CurveAxis;
  readonly quantity: CurveQuantity;
  /** A line across: the accuracy that is aimed at. */
  readonly target?: number | undefined;
  /** Where the values are read off; shared by charts of one axis. */
  readonly place: number | undefined;
  readonly onPlace: (place: number | undefined) => void;
}

/** Curves of trainings. The pointer, or the arrow keys, move a line at which the values are told. */
export function CurveChart({ label, curves, axis, quantity, target, place, onPlace }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const { ref, widthPx } = useChartWidth();
  const heightPx = Math.max(leastHeightPx, Math.round(widthPx * heightShare));
  const plot = useMemo(
    () => plotCurves(curves, axis, quantity, target, { widthPx, heightPx }),
    [curves, axis, quantity, target, widthPx, heightPx],
  );
  const { x, y } = plot;
  const [first, last] = x.domain() as [number, number];
  const readings = curves.flatMap((curve) => {
    const point = place === undefined ? curve.points[curve.points.length - 1] : pointAt(curve.points, axis, place);
    return point === undefined ? [] : [{ curve, point }];
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const goal = placeOfKey(event.key, curves, axis, place, [first, last]);
    if (goal === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onPlace(goal === "none" ? undefined : goal);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return;
    const at = x.invert(((event.clientX - box.left) / box.width) * widthPx);
    onPlace(Math.min(Math.max(axis === "rounds" ? Math.round(at) : at, first), last));
  };
  return (
    <div
      ref={ref}
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={Math.min(Math.max(place ?? last, first), last)}
      aria-valuetext={readingText(readings, axis, quantity)}
      title="Arrow keys: read off the values round by round; Escape: the last ones"
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onPlace(undefined)}
    >
      <svg ref={svg} viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden>
        <text x={0} y={10}>
          {quantityTitles[quantity]}
        </text>
        {plot.yTicks.map(({ text, at }) => (
          <g key={at}>
            <path d={`M${margin.left} ${at}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 6} y={at + 3.5} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {plot.xTicks.map(({ text, at }) => (
          <text key={at} x={at} y={heightPx - margin.bottom + 13} textAnchor="middle">
            {text}
          </text>
        ))}
        <text x={widthPx - margin.right} y={heightPx - 4} textAnchor="end">
          {axisTitles[axis]}
        </text>
        {target !== undefined && quantity === "accuracy" && (
          <g className={classes.target}>
            <path d={`M${margin.left} ${y(target)}H${widthPx - margin.right}`} />
            <text x={margin.left + 4} y={y(target) - 4}>
              target
            </text>
          </g>
        )}
        {plot.paths.map(({ id, colour, band, curve, dot }) => (
          <g key={id} data-colour={colour} className={classes.curve}>
            {band !== undefined && <path d={band} className={classes.band} />}
            <path d={curve} className={classes.line} />
            {dot && <circle cx={dot[0]} cy={dot[1]} r={2.5} className={classes.dot} />}
          </g>
        ))}
        {place !== undefined && (
          <path d={`M${x(place)} ${margin.top}V${heightPx - margin.bottom}`} className={classes.cursor} />
        )}
        {place !== undefined &&
          readings.map(({ curve, point }) => (
            <g key={curve.id} data-colour={curve.colour} className={classes.curve}>
              <circle cx={x(point[axis] ?? 0)} cy={y(point[quantity])} r={3} className={classes.dot} />
            </g>
          ))}
      </svg>
    </div>
  );
}

function placeOfKey(
  key: string,
  curves: readonly Curve[],
  axis: CurveAxis,
  place: number | undefined,
  [first, last]: readonly [number, number],
): number | "none" | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return nextPlace(curves, axis, place, 1) ?? last;
    case "ArrowLeft":
    case "ArrowDown":
      return nextPlace(curves, axis, place, -1) ?? first;
    case "Home":
      return first;
    case "End":
      return last;
    case "Escape":
      return place === undefined ? undefined : "none";
    default:
      return undefined;
  }
}
