import { Button } from "@mantine/core";
import type { RouteSeriesColumns } from "../../../engine/client/meshPlanner";
import { countedText, countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { clock } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import type { MeshRun } from "../../state/mesh/meshRun";
import { meshView } from "../../state/mesh/meshView";
import { useRouteSeries, useSeriesStep } from "../../state/mesh/routeSeries";
import { viewStore } from "../../state/viewStore";
import { LatencyChart } from "./LatencyChart";
import classes from "./mesh.module.css";
import { NumberField } from "./NumberField";
import { RunState } from "./RunState";

/** Changes that are listed; the chart shows all. */
const listedChanges = 200;

/** The best route over the window: figures, a chart tied to the clock, and every change of path with its cause. */
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
          <ChangeTable series={value} />
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
    { term: "Path changes", value: countText(changes.length) },
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
        label="Sample every (s)"
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

function ChangeTable({ series: { changes, paths } }: { readonly series: RouteSeriesColumns }) {
  const zone = viewStore((state) => state.timeZone);
  if (changes.length === 0) return <p className={classes.note}>The path never changes.</p>;
  const nodes = (row: number): string => (row < 0 ? "unreachable" : (paths[row] ?? []).join(" > "));
  return (
    <>
      <table className={classes.table} aria-label="Changes of path">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Cause</th>
            <th scope="col">New path</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, listedChanges).map(({ atMs, path, cause }) => (
            <tr key={atMs}>
              <td>
                <button
                  type="button"
                  className={classes.link}
                  title="Set the clock to it"
                  onClick={() => clock.getState().setNow(atMs)}
                >
                  {dayTimeText(atMs, zone)}
                </button>
              </td>
              <td>{cause}</td>
              <td className={classes.path}>{nodes(path)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > listedChanges && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void runCommand("mesh.exportRoutes", "json")}
        >{`${countText(changes.length - listedChanges)} more: save them as JSON`}</Button>
      )}
    </>
  );
}
