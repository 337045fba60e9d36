import { line, scaleLinear } from "d3";
import type { FeedbackSeries } from "../../../engine/client/compressor";
import { useChartWidth } from "../../kit/useChartWidth";
import classes from "./compression.module.css";
import { errorText } from "./labFormat";

type Round = FeedbackSeries["rounds"][number];

interface RoundLine {
  readonly name: string;
  readonly kind: "before" | "after";
  readonly of: (round: Round) => number;
}

interface Props {
  readonly title: string;
  readonly rounds: readonly Round[];
  /** Rounds in the end. */
  readonly most: number;
  readonly lines: readonly RoundLine[];
}

const heightPx = 140;
const margin = { top: 10, right: 10, bottom: 20, left: 46 };

/** Figures over rounds. */
export function RoundsChart({ title, rounds, most, lines }: Props) {
  const { ref, widthPx } = useChartWidth();
  const largest = rounds.reduce((top, round) => lines.reduce((peak, { of }) => Math.max(peak, of(round)), top), 1e-6);
  const x = scaleLinear([1, Math.max(2, most)], [margin.left, widthPx - margin.right]);
  const y = scaleLinear([0, largest], [heightPx - margin.bottom, margin.top]).nice(4);
  const last = rounds.at(-1);
  const ends = last ? lines.map(({ name, of }) => `${name} ${errorText(of(last))}`).join(", ") : "";
  return (
    <figure className={classes.rounds} ref={ref}>
      <figcaption aria-hidden>
        {title}
        {lines.map(({ name, kind }) => (
          <span key={name} data-kind={kind}>
            {name}
          </span>
        ))}
      </figcaption>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={`${title}, after round ${last?.round ?? 0}: ${ends}`}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <path d={`M${margin.left} ${y(tick)}H${widthPx - margin.right}`} className={classes.gridLine} />
            <text x={margin.left - 6} y={y(tick) + 3.5} textAnchor="end">
              {Number(tick.toPrecision(3))}
            </text>
          </g>
        ))}
        {x
          .ticks(Math.min(8, most))
          .filter(Number.isInteger)
          .map((tick) => (
            <text key={tick} x={x(tick)} y={heightPx - 5} textAnchor="middle">
              {tick === 1 ? "round 1" : tick}
            </text>
          ))}
        {lines.map(({ name, kind, of }) => (
          <path
            key={name}
            className={kind === "after" ? classes.afterLine : classes.beforeLine}
            d={
              line<Round>()
                .x(({ round }) => x(round))
                .y((round) => y(of(round)))([...rounds]) ?? ""
            }
          />
        ))}
      </svg>
    </figure>
  );
}
