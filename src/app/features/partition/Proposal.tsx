import { Button, Group } from "@mantine/core";
import { useStore } from "zustand";
import { bytesText, countedText, countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { boardCost } from "../../state/partition/boardCost";
import { nodesOf } from "../../state/partition/linkedProblem";
import { optimizeRun } from "../../state/partition/optimizeRun";
import { pinnedDigest } from "../../state/partition/placementPlan";
import classes from "./partition.module.css";
import { placementMoves } from "./placementMoves";
import { energyText, msText, rateText, shareText, valueText } from "./placementTexts";
import type { Board, BoardState } from "./useBoard";

/** More lines are not read. */
const shownMoves = 12;

/** The placement that was found beside the one that holds, until it is accepted or dropped. */
export function Proposal({ state }: { readonly state: BoardState }) {
  const proposal = useStore(optimizeRun, ({ proposal: offered }) => offered);
  const scenario = useScenario();
  if (proposal === undefined || state.status !== "known") return null;
  const { board } = state;
  const isStale = proposal.digest !== pinnedDigest(scenario);
  const next = nodesOf(board.problem, proposal.result.assignments);
  const moves = placementMoves(board.assignment, next);
  return (
    <section className={classes.proposal} aria-label="New placement">
      <Group justify="space-between" wrap="nowrap">
        <h3 className={classes.heading}>
          {moves.length === 0 ? "The search found nothing better" : "New placement beside the one that holds"}
        </h3>
        <Group gap={6} wrap="nowrap">
          {moves.length > 0 && (
            <Button size="compact-xs" disabled={isStale} onClick={() => void runCommand("partition.accept")}>
              Accept
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => void runCommand("partition.drop")}>
            {moves.length === 0 ? "Close" : "Drop"}
          </Button>
        </Group>
      </Group>
      {isStale && (
        <p className={classes.note}>Model, nodes, rules or pins have changed since: optimize again to accept.</p>
      )}
      {!isStale && moves.length > 0 && <Comparison board={board} next={next} />}
      <ProofLine />
      <ReloadLine />
      {!isStale && moves.length > 0 && (
        <ul className={classes.moves} aria-label="Moves">
          {moves.slice(0, shownMoves).map(({ first, last, from, to }) => (
            <li key={first}>
              {board.problem.layerNames[first]}
              {last > first && ` … ${board.problem.layerNames[last]} (${last - first + 1})`}:{" "}
              {from < 0 ? "not placed" : board.problem.nodeIds[from]} → {board.problem.nodeIds[to]}
            </li>
          ))}
          {moves.length > shownMoves && <li>and {countText(moves.length - shownMoves)} more stretches</li>}
        </ul>
      )}
    </section>
  );
}

function Comparison({ board, next }: { readonly board: Board; readonly next: Int32Array }) {
  const after = boardCost(board.problem, next);
  const rows = [
    { title: "Holds now", cost: board.cost },
    { title: "New", cost: after },
  ];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Placement</th>
          <th scope="col">Latency</th>
          <th scope="col">Throughput</th>
          <th scope="col">Energy</th>
          <th scope="col">Nodes used</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, cost }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>
              {msText(cost.latencyMs)}
              {cost.unplaced > 0 && ` and ${countedText(cost.unplaced, "layer")} not placed`}
            </td>
            <td>{cost.bottleneckMs === undefined ? "runs split" : rateText(cost.bottleneckMs)}</td>
            <td>{energyText(cost.energyJ)}</td>
            <td>{cost.layerCount.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ProofLine() {
  const proposal = useStore(optimizeRun, ({ proposal: offered }) => offered);
  if (proposal === undefined) return null;
  const { value, bound, gap, proven, stopped, objective } = proposal.result;
  return (
    <p className={classes.note}>
      {proven
        ? "Proven best: no placement under these rules is better."
        : `${stopped ? "Stopped. " : ""}Best found ${value === undefined ? "" : valueText(value, objective)}; none is below ${valueText(bound, objective)} (gap ${shareText(gap)}).`}
      {proposal.isRobust && " These are the figures with every link at its worst moment of the window."}
    </p>
  );
}

/** What moving costs, where the search has weighed it. */
function ReloadLine() {
  const reload = useStore(optimizeRun, ({ proposal }) => proposal?.result.reload);
  if (reload === undefined || reload.layers.length === 0) return null;
  return (
    <p className={classes.note}>
      Reloading moves {bytesText(reload.bytes)} of {countedText(reload.layers.length, "layer")} in {msText(reload.ms)}
      {reload.paysAfter !== undefined && `; it pays after ${countedText(reload.paysAfter, "inference")}`}. Weighed over{" "}
      {countedText(reload.inferences, "inference")}.
    </p>
  );
}
