import type { RouteSeriesColumns } from "../../../engine/client/meshPlanner";
import { NumberField } from "../../kit/NumberField";
import { countedText, countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import type { MeshRun } from "../../state/mesh/meshRun";
import { meshView } from "../../state/mesh/meshView";
import { useRouteSeries, useSeriesStep } from "../../state/mesh/routeSeries";
import { LatencyChart } from "./LatencyChart";
import classes from "./mesh.module.css";
import { RunState } from "./RunState";

/** The best route over the window: figures, and a chart tied to the clock. */
export function RouteOverTime() {
  const run = useRouteSeries();
  const { value } = run;
  return (
    <section aria-label="Route over the window" data-series-status={run.status}>
      <h3 className={classes.heading}>Over the window</h3>
      <RunState run={run} what="The route over the window" onRestart={() => void runCommand("mesh.restartSeries")} />
      {value && (
        <div data-stale={!run.isCurrent || undefined} className={classes.result}>
          <Figures run={run} series={value} />
          <LatencyChart series={value} />
        </div>
      )}
    </section>
  );
}

function Figures({ run, series }: { readonly run: MeshRun<RouteSeriesColumns>; readonly series: RouteSeriesColumns }) {
  const stepSeconds = useSeriesStep();
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : `${value.toFixed(3)} ms`;
  const { figures, count, changes } = series;
  const facts = [
    { term: "Least", value: ms(figures?.minMs) },
    { term: "Median", value: ms(figures?.medianMs) },
    { term: "Greatest", value: ms(figures?.maxMs) },
    { term: "Available", value: figures ? `${(100 * figures.availability).toFixed(2)} %` : "–" },
    { term: "Changes", value: countText(changes.length) },
  ];
  return (
    <div className={classes.summary}>
      <dl className={classes.facts} aria-label="Latency over the window">
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <NumberField
        label="Step (s)"
        value={stepSeconds}
        fallback="automatic"
        fault={(value) => (value >= 0.001 ? undefined : "at least 0.001 s")}
        onValue={meshView.getState().setStep}
      />
      <span className={classes.srOnly} role="status">
        {run.status === "done" ? `${countedText(count, "sample")} computed` : ""}
      </span>
    </div>
  );
}
