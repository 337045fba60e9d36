import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { countedText, durationText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { clock, useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { useScenario, useWindow } from "../../state/derived";
import { useBoardProblem } from "../../state/partition/linkedProblem";
import { useCostNow } from "../../state/partition/liveCost";
import { placementRules } from "../../state/partition/placementEdits";
import { startWindow, windowKey, windowRun, windowStepSeconds } from "../../state/partition/studies";
import { viewStore } from "../../state/viewStore";
import classes from "./partition.module.css";
import { boundaryText, msText, rateText, shareText } from "./placementTexts";
import { StudyState } from "./StudyState";
import { WindowChart } from "./WindowChart";
import { seriesSummary } from "./windowModel";

/** Breaks that are listed; the chart shows all. */
const listedBreaks = 30;

/** The placement that holds while satellites move: its cost at the clock, over the window, and when it breaks. */
export function WindowTab() {
  const scenario = useScenario();
  const window = useWindow();
  const run = useStore(windowRun.store);
  const stepSeconds = windowStepSeconds(window);
  const hasPlacement = placementRules(scenario).assignments !== undefined;
  const isOfThis = run.key === windowKey(scenario, stepSeconds) && run.isCurrent;
  const series = isOfThis ? run.value : undefined;
  if (scenario.mesh === undefined) {
    return (
      <p className={classes.empty}>
        Links do not change in this plan: it has no mesh. Set a topology in the mesh's rules, and the links between
        satellites and stations follow their orbits.
      </p>
    );
  }
  if (!hasPlacement)
    return <p className={classes.empty}>Nothing is placed yet: optimize, or drag layers on the board.</p>;
  return (
    <div className={classes.scroll}>
      <NowLine />
      <StudyState
        run={run}
        what="The cost over the window"
        isOfThis={isOfThis}
        button={series === undefined ? `Compute over the window, every ${durationText(stepSeconds)}` : "Compute again"}
        onStart={() => startWindow(stepSeconds)}
      />
      {series && (
        <>
          <Summary series={series} />
          <WindowChart series={series} />
          <Breaks series={series} />
        </>
      )}
      <p className={classes.note}>
        <Button size="compact-xs" variant="default" onClick={() => void runCommand("partition.robust")}>
          Find the placement whose worst moment is least
        </Button>{" "}
        It takes every link at its worst over the window, and is offered above beside the one that holds.
      </p>
    </div>
  );
}

/** The cost with the links at the clock's instant. */
function NowLine() {
  const { answer, isCurrent, problem } = useCostNow(true);
  const nowMs = useClock4Hz();
  const zone = viewStore((state) => state.timeZone);
  const cost = answer?.report.cost;
  const broken = answer?.report.faults.find(({ kind }) => kind === "failed" || kind === "no link");
  return (
    <section className={classes.nowCost} aria-label="Cost at the clock" data-current={isCurrent || undefined}>
      <span>{dayTimeText(answer?.atMs ?? nowMs, zone)}</span>
      <strong>
        {problem !== undefined
          ? `not known: ${problem}`
          : cost === undefined
            ? answer === undefined
              ? "…"
              : "layers are not placed"
            : broken
              ? `broken: ${broken.kind === "failed" ? "a node has failed" : "a transfer has no path"}`
              : `${msText(cost.latencyMs)}, ${cost.bottleneckMs === undefined ? "runs split" : rateText(cost.bottleneckMs)}`}
      </strong>
      <span>at the clock; move it on the timeline or on the chart below</span>
    </section>
  );
}

type Series = NonNullable<ReturnType<typeof windowRun.store.getState>["value"]>;

function Summary({ series }: { readonly series: Series }) {
  const { leastMs, medianMs, mostMs, availability } = seriesSummary(series);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>Least, median, greatest</dt>
        <dd>{Number.isNaN(leastMs) ? "none" : `${msText(leastMs)}, ${msText(medianMs)}, ${msText(mostMs)}`}</dd>
      </div>
      <div>
        <dt>Availability</dt>
        <dd>{shareText(availability)}</dd>
      </div>
      <div>
        <dt>Breaks</dt>
        <dd>{series.breaks.length === 0 ? "never" : countedText(series.breaks.length, "time")}</dd>
      </div>
    </dl>
  );
}

function Breaks({ series }: { readonly series: Series }) {
  const state = useBoardProblem();
  const zone = viewStore((store) => store.timeZone);
  if (state.status !== "known" || series.breaks.length === 0) return null;
  const { nodeIds, layerNames } = state.problem;
  return (
    <>
      <h3 className={classes.heading}>When it breaks</h3>
      <ul className={classes.breaks} aria-label="When the placement breaks">
        {series.breaks.slice(0, listedBreaks).map(({ startMs, endMs, ...cause }) => (
          <li key={startMs}>
            <button
              type="button"
              className={classes.link}
              title="Set the clock to this moment"
              onClick={() => {
                clock.getState().pause();
                clock.getState().setNow(startMs);
              }}
            >
              {dayTimeText(startMs, zone)}
            </button>{" "}
            for {durationText((endMs - startMs) / 1000)}:{" "}
            {cause.kind === "failed"
              ? `${nodeIds[cause.node]} has failed`
              : `no path from ${nodeIds[cause.from]} to ${nodeIds[cause.to]} (${boundaryText(layerNames, cause.boundary)})`}
          </li>
        ))}
        {series.breaks.length > listedBreaks && <li>and {series.breaks.length - listedBreaks} more</li>}
      </ul>
    </>
  );
}
