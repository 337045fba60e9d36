import { scaleLinear } from "d3";
import { useMemo } from "react";
import type { PlacementProblem } from "../../../core/partition/placementProblem";
import type { PlacementReport } from "../../../engine/client/partitionPlanner";
import { countedText } from "../../kit/quantityText";
import { useChartWidth } from "../../kit/useChartWidth";
import { rangeText } from "../../state/partition/boardModel";
import classes from "./partition.module.css";
import { boundaryText, msText, shareText, tickText } from "./placementTexts";
import { busyShare, type WaterfallBar, waterfallPlot } from "./waterfallModel";

interface Props {
  readonly problem: PlacementProblem;
  readonly spans: NonNullable<PlacementReport["waterfall"]>["one"];
}

const lanePx = 34;
const margin = { left: 108, right: 54, top: 24, bottom: 8 };
/** Lanes that are drawn; more nodes are seldom used, and never read. */
const mostLanes = 40;
/** Colours repeat after so many inferences. */
const shades = 6;

/** Stages and transfers over time, a lane for each node: stages are full bars, transfers thin ones below them. */
export function WaterfallChart({ problem, spans }: Props) {
  const { ref, widthPx } = useChartWidth();
  const plot = useMemo(() => waterfallPlot(spans), [spans]);
  const lanes = plot.lanes.slice(0, mostLanes);
  const heightPx = margin.top + lanes.length * lanePx + margin.bottom;
  const x = scaleLinear([0, spans.totalMs], [margin.left, widthPx - margin.right]);
  const label = `${countedText(lanes.length, "node")}, ${msText(spans.totalMs)} in all`;
  return (
    <figure className={classes.figure}>
      <div ref={ref} />
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={`Waterfall: ${label}`}
        className={classes.chart}
      >
        {x.ticks(6).map((tick) => (
          <g key={tick}>
            <path d={`M${x(tick)} ${margin.top - 4}V${heightPx - margin.bottom}`} className={classes.grid} />
            <text x={x(tick)} y={margin.top - 9} textAnchor="middle">
              {tickText(tick, spans.totalMs)}
            </text>
          </g>
        ))}
        {lanes.map((node, row) => (
          <g key={node} transform={`translate(0 ${margin.top + row * lanePx})`}>
            <path d={`M${margin.left} ${lanePx}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 8} y={16} textAnchor="end" className={classes.laneName}>
              {shortText(problem.nodeIds[node] ?? "")}
            </text>
            <text x={widthPx - margin.right + 6} y={16}>
              {shareText(busyShare(plot, row, spans.totalMs))}
            </text>
          </g>
        ))}
        {plot.bars.map((bar) => {
          if (bar.row >= mostLanes) return null;
          const isCompute = bar.kind === "compute";
          const y = margin.top + bar.row * lanePx + (isCompute ? 4 : 24);
          const width = Math.max(1, x(bar.endMs) - x(bar.startMs));
          const text = isCompute ? rangeText(problem.layerNames, bar.firstLayer, bar.endLayer - 1) : "";
          return (
            <g key={`${bar.inference} ${bar.kind} ${bar.startMs} ${bar.firstLayer}`}>
              <rect
                x={x(bar.startMs)}
                y={y}
                width={width}
                height={isCompute ? 18 : 6}
                rx={2}
                className={isCompute ? classes.computeBar : classes.transferBar}
                data-shade={bar.inference % shades}
              >
                <title>{barText(problem, bar)}</title>
              </rect>
              {text !== "" && width > 6 * text.length + 8 && bar.inference === 0 && (
                <text x={x(bar.startMs) + 5} y={y + 12.5} className={classes.barName}>
                  {text}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className={classes.legend}>
        <span data-mark="compute">computing</span>
        <span data-mark="transfer">sending to the next node</span>
        <span>right: share of the time in which the node computes</span>
      </figcaption>
      <SpanTable problem={problem} bars={plot.bars.filter(({ inference }) => inference === 0)} />
    </figure>
  );
}

/** The same as text, of the first inference. */
function SpanTable({ problem, bars }: { readonly problem: PlacementProblem; readonly bars: readonly WaterfallBar[] }) {
  return (
    <details className={classes.details}>
      <summary>As a table</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Node</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Takes</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={`${bar.kind} ${bar.firstLayer}`}>
              <th scope="row">
                {bar.kind === "compute"
                  ? rangeText(problem.layerNames, bar.firstLayer, bar.endLayer - 1)
                  : `transfer ${boundaryText(problem.layerNames, bar.firstLayer)}`}
              </th>
              <td>
                {problem.nodeIds[bar.from]}
                {bar.kind === "transfer" && ` → ${problem.nodeIds[bar.to]}`}
              </td>
              <td>{msText(bar.startMs)}</td>
              <td>{msText(bar.endMs)}</td>
              <td>{msText(bar.endMs - bar.startMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function barText(problem: PlacementProblem, bar: WaterfallBar): string {
  const took = `${msText(bar.endMs - bar.startMs)}, from ${msText(bar.startMs)}`;
  return bar.kind === "compute"
    ? `${problem.nodeIds[bar.from]}: ${rangeText(problem.layerNames, bar.firstLayer, bar.endLayer - 1)}, ${took}`
    : `${problem.nodeIds[bar.from]} → ${problem.nodeIds[bar.to]}, ${boundaryText(problem.layerNames, bar.firstLayer)}, ${took}`;
}

function shortText(id: string): string {
  return id.length > 16 ? `${id.slice(0, 15)}…` : id;
}
