import { useStore } from "zustand";
import { useScenario } from "../../state/derived";
import { objectiveOf } from "../../state/partition/linkedProblem";
import { optimizeRun } from "../../state/partition/optimizeRun";
import { pinnedDigest } from "../../state/partition/placementPlan";
import classes from "./partition.module.css";
import {
  energyText,
  faultText,
  msChangeText,
  msText,
  objectiveValue,
  rateText,
  shareText,
  valueText,
} from "./placementTexts";
import type { Board } from "./useBoard";

/** Broken rules that are listed; of more only their number is told. */
const listedFaults = 4;

/** What the placement costs, or would cost while cards are dragged, and how far that is from what is possible. */
export function Figures({ board }: { readonly board: Board }) {
  const { problem, cost, draft } = board;
  const shown = draft?.cost ?? cost;
  const change = draft && draft.cost.latencyMs - cost.latencyMs;
  const placedCount = problem.layerNames.length - shown.unplaced;
  return (
    <section aria-label="Cost of the placement" data-feasible={shown.isFeasible}>
      <dl className={classes.figureList}>
        <div>
          <dt>Latency</dt>
          <dd>
            {placedCount === 0 ? "–" : msText(shown.latencyMs)}
            {change !== undefined && Number.isFinite(change) && <Change ms={change} />}
          </dd>
        </div>
        <div title="Of a pipeline kept full; needs each node to have one run of neighbouring layers">
          <dt>Throughput</dt>
          <dd>
            {placedCount === 0 ? "–" : shown.bottleneckMs === undefined ? "runs split" : rateText(shown.bottleneckMs)}
          </dd>
        </div>
        <div title="Of one inference: power of nodes while they compute and send; needs watts for every node used">
          <dt>Energy</dt>
          <dd>{placedCount === 0 ? "–" : energyText(shown.energyJ)}</dd>
        </div>
        <div>
          <dt>State</dt>
          <dd data-bad={shown.faults.length > 0 || undefined}>
            {shown.faults.length > 0
              ? `${shown.faults.length} broken`
              : shown.unplaced > 0
                ? `${shown.unplaced} to place`
                : "fits"}
          </dd>
        </div>
        <Bound board={board} />
      </dl>
      {shown.faults.length > 0 && (
        <ul className={classes.faults} aria-label="Broken rules">
          {shown.faults.slice(0, listedFaults).map((fault) => (
            <li key={JSON.stringify(fault)}>{faultText(problem, fault, shown)}</li>
          ))}
          {shown.faults.length > listedFaults && <li>and {shown.faults.length - listedFaults} more</li>}
        </ul>
      )}
    </section>
  );
}

function Change({ ms }: { readonly ms: number }) {
  return <span className={classes.change} data-worse={ms > 0 || undefined}>{` ${msChangeText(ms)}`}</span>;
}

/** How far the placement that holds is from the bound of the last search. */
function Bound({ board }: { readonly board: Board }) {
  const scenario = useScenario();
  const last = useStore(optimizeRun, (state) => state.last);
  const objective = objectiveOf(scenario);
  const isOfThis =
    last !== undefined &&
    last.result.objective === objective &&
    last.digest === pinnedDigest(scenario) &&
    !last.isRobust;
  const value = objectiveValue(board.cost, objective);
  if (!isOfThis || value === undefined || !board.cost.isFeasible) return null;
  const { bound } = last.result;
  const gap = value > 0 ? Math.max(0, value - bound) / value : 0;
  return (
    <div title="No placement under these rules is below the bound">
      <dt>Bound</dt>
      <dd>{gap < 1e-9 ? "proven best" : `${valueText(bound, objective)}, gap ${shareText(gap)}`}</dd>
    </div>
  );
}
