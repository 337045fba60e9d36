import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { countedText } from "../../kit/quantityText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { trainingView } from "../../state/picture/trainingView";
import { useTrainingTrace } from "../../state/picture/useTrainingTrace";
import { viewStore } from "../../state/viewStore";
import { goTo } from "./goTo";
import styles from "./RoundsLane.module.css";
import { TooltipFrame } from "./TooltipFrame";
import { formatTimeOfDay } from "./timeAxis";
import { timelineStore } from "./timelineStore";
import { instantAtX } from "./timeView";
import { roundDetails } from "./trainingDetails";
import { firstWhere } from "./trainingLanes";
import { roundAt, roundGoal } from "./trainingRounds";
import { useRoundsCanvas } from "./useRoundsCanvas";

/** The rounds of a training in mission time, an aggregation at the end of each. Nothing where there is no training. */
export function RoundsLane() {
  const trace = useTrainingTrace();
  return trace === undefined ? null : <Lane trace={trace} />;
}

/** A click this near to an aggregation means it. */
const nearPx = 5;

function Lane({ trace }: { readonly trace: TrainingTrace }) {
  const { roundStartMs, roundEndMs, aggregationMs } = trace;
  const isShown = trainingView((state) => state.isShown);
  const zone = viewStore((state) => state.timeZone);
  const nowMs = useClock4Hz();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<{
    readonly round: number;
    readonly clientX: number;
    readonly clientY: number;
  }>();
  useRoundsCanvas(canvas, trace);

  const done = firstWhere(aggregationMs.length, (i) => (aggregationMs[i] as number) > nowMs);
  const round = roundAt(trace, nowMs);
  const last = aggregationMs[done - 1];
  const text = [
    round === undefined ? countedText(roundEndMs.length, "round") : `round ${round + 1} of ${roundEndMs.length}`,
    `${done} of ${aggregationMs.length} aggregations`,
    ...(last === undefined ? [] : [`the last one at ${formatTimeOfDay(last, zone).slice(0, 8)}`]),
  ].join(", ");

  const instantAt = (event: MouseEvent<HTMLElement>): { readonly atMs: number; readonly slackMs: number } => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const { view } = timelineStore.getState();
    return {
      atMs: instantAtX(view, width, event.clientX - left),
      slackMs: (nearPx / width) * (view.endMs - view.startMs),
    };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isAt = (key: string) => event.key === key;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isAt("ArrowRight") || isAt("ArrowUp")) void runCommand("training.nextAggregation");
    else if (isAt("ArrowLeft") || isAt("ArrowDown")) void runCommand("training.previousAggregation");
    else if (isAt("Home") && aggregationMs.length > 0) goTo(aggregationMs[0] as number);
    else if (isAt("End") && aggregationMs.length > 0) goTo(aggregationMs[aggregationMs.length - 1] as number);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const toggleTitle = isShown
    ? "Hide the training in the rows, on globe and map"
    : "Show the training in the rows, on globe and map";
  return (
    <section className={styles.lane} aria-label="Rounds of the training">
      <div className={styles.head}>
        <button
          type="button"
          className={styles.label}
          title="Show the training"
          onClick={() => void runCommand("learning.show.training")}
        >
          Training · {round === undefined ? countedText(roundEndMs.length, "round") : `round ${round + 1}`}
        </button>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={isShown}
          aria-label="Training in the rows, on globe and map"
          title={`${toggleTitle} (T)`}
          onClick={() => void runCommand("training.toggle")}
        >
          {isShown ? <IconEye size={14} /> : <IconEyeOff size={14} />}
        </button>
      </div>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label="Aggregations of the training"
        aria-valuemin={0}
        aria-valuemax={aggregationMs.length}
        aria-valuenow={done}
        aria-valuetext={text}
        aria-description="Arrow keys move the clock to the next and the previous aggregation, Home and End to the first and the last."
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const { atMs, slackMs } = instantAt(event);
          const goal = roundGoal(trace, atMs, slackMs);
          if (goal !== undefined) goTo(goal);
        }}
        onMouseMove={(event) => {
          const at = roundAt(trace, instantAt(event).atMs);
          setHovered(at === undefined ? undefined : { round: at, clientX: event.clientX, clientY: event.clientY });
        }}
        onMouseLeave={() => setHovered(undefined)}
      >
        <canvas ref={canvas} aria-hidden />
        {roundStartMs.length === 0 && <span className={styles.none}>No round ended: {trace.picture.ended}.</span>}
      </div>
      {hovered && (
        <TooltipFrame
          clientX={hovered.clientX}
          clientY={hovered.clientY}
          {...roundDetails(trace, hovered.round, zone)}
          hint="Click: go to its start, or to the aggregation beside"
        />
      )}
    </section>
  );
}
