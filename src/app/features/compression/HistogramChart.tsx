import { area, curveStep, scaleLinear, scaleLog } from "d3";
import { useStore } from "zustand";
import type { CodecMeasure } from "../../../engine/client/compressor";
import { countText } from "../../kit/quantityText";
import { useChartWidth } from "../../kit/useChartWidth";
import { lab } from "../../state/compression/lab";
import classes from "./compression.module.css";
import { errorText } from "./labFormat";

const heightPx = 132;
const margin = { top: 18, right: 10, bottom: 18, left: 44 };

/** How many values are of which size, before and after the codec. */
export function HistogramChart({ measure }: { readonly measure: CodecMeasure }) {
  const { ref, widthPx } = useChartWidth();
  const facts = useStore(lab, (state) => state.facts);
  const none = useStore(lab, (state) => state.outcomes.get("none"));
  if (facts === undefined || none === undefined || !("measure" in none)) return null;
  const before = none.measure.histogram;
  const after = measure.histogram;
  const { reach } = facts;
  const bins = before.length;
  const most = Math.max(
    1,
    before.reduce((a, b) => Math.max(a, b), 0),
    after.reduce((a, b) => Math.max(a, b), 0),
  );
  const x = scaleLinear([-reach, reach], [margin.left, widthPx - margin.right]);
  const y = scaleLog([0.5, most], [heightPx - margin.bottom, margin.top]).clamp(true);
  const middleOf = (bin: number) => x(-reach + ((bin + 0.5) * 2 * reach) / bins);
  const shape = (counts: Float64Array) =>
    area<number>()
      .curve(curveStep)
      .x((_, bin) => middleOf(bin))
      .y0(heightPx - margin.bottom)
      .y1((count) => y(Math.max(count, 0.5)))([...counts]) ?? "";
  const zeroBin = (bins - 1) / 2;
  const summary = `Values by size. About 0: ${countText(before[zeroBin] ?? 0)} before, ${countText(after[zeroBin] ?? 0)} after.`;
  return (
    <div ref={ref} className={classes.histogram}>
      <svg className={classes.chart} viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={summary}>
        <text x={margin.left} y={10}>
          values a bin (log scale):
        </text>
        <text x={margin.left + 128} y={10} className={classes.beforeName}>
          before
        </text>
        <text x={margin.left + 168} y={10} className={classes.afterName}>
          after
        </text>
        {y
          .ticks(4)
          .filter((tick) => Number.isInteger(Math.log10(tick)))
          .map((tick) => (
            <g key={tick}>
              <path d={`M${margin.left} ${y(tick)}H${widthPx - margin.right}`} className={classes.gridLine} />
              <text x={margin.left - 5} y={y(tick) + 3.5} textAnchor="end">
                {tick >= 1e4 ? `${tick / 1e3}k` : tick}
              </text>
            </g>
          ))}
        <path d={shape(before)} className={classes.before} />
        <path d={shape(after)} className={classes.after} />
        {x.ticks(7).map((tick) => (
          <text key={tick} x={x(tick)} y={heightPx - 4} textAnchor="middle">
            {errorText(Math.abs(tick)) === "0" ? "0" : `${tick < 0 ? "−" : ""}${Number(Math.abs(tick).toPrecision(3))}`}
          </text>
        ))}
      </svg>
    </div>
  );
}
