import { scaleBand, scaleLinear } from "d3";
import { useMemo } from "react";
import { countedText } from "../../kit/quantityText";
import { useChartWidth } from "../../kit/useChartWidth";
import classes from "./chart.module.css";
import { shareText } from "./learningTexts";
import type { ClientRow } from "./model/clientRows";

const heightPx = 100;
const margin = { left: 36, right: 8, top: 8, bottom: 8 };

interface Props {
  readonly rows: readonly ClientRow[];
  readonly round: number | undefined;
}

/** Accuracy of every client, the least first: how even it is shows in how flat it is. */
export function ClientBars({ rows, round }: Props) {
  const { ref, widthPx } = useChartWidth();
  const accuracies = useMemo(
    () =>
      rows
        .map(({ accuracy }) => accuracy)
        .filter((accuracy) => !Number.isNaN(accuracy))
        .sort((a, b) => a - b),
    [rows],
  );
  const x = scaleBand(
    accuracies.map((_, i) => i),
    [margin.left, widthPx - margin.right],
  ).paddingInner(accuracies.length > 150 ? 0 : 0.2);
  const y = scaleLinear([0, 1], [heightPx - margin.bottom, margin.top]);
  const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / Math.max(1, accuracies.length);
  const bars = accuracies.map((accuracy, i) => `M${x(i)} ${y(0)}V${y(accuracy)}h${x.bandwidth()}V${y(0)}z`).join("");
  return (
    <figure className={classes.bars} ref={ref}>
      <figcaption>
        accuracy on each client's tests after round {round ?? 0}, %, the least first; the line is their mean
      </figcaption>
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={`Accuracy of ${countedText(accuracies.length, "client")}, from ${shareText(accuracies[0] ?? 0)} to ${shareText(accuracies[accuracies.length - 1] ?? 0)}, mean ${shareText(mean)}`}
      >
        {[0, 0.5, 1].map((tick) => (
          <g key={tick}>
            <path d={`M${margin.left} ${y(tick)}H${widthPx - margin.right}`} className={classes.grid} />
            <text x={margin.left - 6} y={y(tick) + 3.5} textAnchor="end">
              {100 * tick}
            </text>
          </g>
        ))}
        <path d={bars} className={classes.bar} />
        <path d={`M${margin.left} ${y(mean)}H${widthPx - margin.right}`} className={classes.meanLine} />
      </svg>
    </figure>
  );
}
