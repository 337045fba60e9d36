import { useState } from "react";
import { useStore } from "zustand";
import type { ParetoPoint } from "../../../core/partition/paretoFront";
import { countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { growScenario } from "../../state/editScenario";
import { boardCost } from "../../state/partition/boardCost";
import { useBoardProblem } from "../../state/partition/linkedProblem";
import { withAssignments } from "../../state/partition/placementEdits";
import { frontKey, frontRun, startFront } from "../../state/partition/studies";
import { FrontChart } from "./FrontChart";
import { pointOfPlacement } from "./frontModel";
import classes from "./partition.module.css";
import { msText, rateText } from "./placementTexts";
import { StudyState } from "./StudyState";

/** Latency against throughput: which of the best placements to take. */
export function FrontTab() {
  const run = useStore(frontRun.store);
  const scenario = useScenario();
  const state = useBoardProblem();
  const [said, setSaid] = useState("");
  const isOfThis = run.key === frontKey(scenario) && run.isCurrent;
  const points = run.value ?? [];
  const known = state.status === "known" ? state : undefined;
  const canApply = isOfThis && known !== undefined;
  const cost = known && boardCost(known.problem, known.assignment);
  const here =
    cost?.isFeasible && cost.bottleneckMs !== undefined
      ? { latencyMs: cost.latencyMs, bottleneckMs: cost.bottleneckMs }
      : undefined;
  const held = known && isOfThis ? pointOfPlacement(points, known.assignment) : -1;
  const apply = (point: ParetoPoint): void => {
    if (!canApply) return;
    const { layerNames, nodeIds } = known.problem;
    const assignments = Object.fromEntries(
      layerNames.map((name, layer) => [name, nodeIds[point.assignment[layer] as number] as string]),
    );
    const grown = growScenario("take a placement of the trade-off", (plan) => withAssignments(plan, assignments));
    setSaid(
      grown.ok
        ? `Applied: ${msText(point.latencyMs)}, ${rateText(point.bottleneckMs)}.`
        : `Not applied: ${grown.error[0]?.message}.`,
    );
  };
  return (
    <div className={classes.scroll}>
      <StudyState
        run={run}
        what="The trade-off"
        isOfThis={isOfThis}
        button={run.value === undefined ? "Compute the trade-off" : "Compute again"}
        disabled={known === undefined}
        onStart={startFront}
      />
      {points.length > 0 ? (
        <>
          <FrontChart
            points={points}
            held={held}
            here={held < 0 && isOfThis ? here : undefined}
            canApply={canApply}
            onApply={apply}
          />
          <p className={classes.note} role="status">
            {said}
          </p>
          <PointTable points={points} held={held} canApply={canApply} onApply={apply} />
        </>
      ) : run.status === "done" ? (
        <p className={classes.note}>
          No placement with one run of layers on each node keeps the rules: there is no trade-off.
        </p>
      ) : (
        run.status !== "running" && (
          <p className={classes.note}>
            The least latency for every throughput, over placements that give each node one run of neighbouring layers.
            A click or Enter on a point puts its placement on the board.
          </p>
        )
      )}
    </div>
  );
}

function PointTable({
  points,
  held,
  canApply,
  onApply,
}: {
  readonly points: readonly ParetoPoint[];
  readonly held: number;
  readonly canApply: boolean;
  readonly onApply: (point: ParetoPoint) => void;
}) {
  return (
    <table className={classes.table} aria-label="Points of the trade-off">
      <thead>
        <tr>
          <th scope="col">Latency</th>
          <th scope="col">Throughput</th>
          <th scope="col">Slowest part</th>
          <th scope="col">Nodes</th>
          <th scope="col">Proof</th>
          <th scope="col" aria-label="Apply" />
        </tr>
      </thead>
      <tbody>
        {points.map((point, i) => (
          <tr key={point.bottleneckMs} data-held={i === held || undefined}>
            <td>{msText(point.latencyMs)}</td>
            <td>{rateText(point.bottleneckMs)}</td>
            <td>{msText(point.bottleneckMs)}</td>
            <td>{countedText(new Set(point.assignment).size, "node")}</td>
            <td>{point.proven ? "proven" : "best found"}</td>
            <td>
              {i === held ? (
                "on the board"
              ) : (
                <button type="button" className={classes.link} disabled={!canApply} onClick={() => onApply(point)}>
                  Apply
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
