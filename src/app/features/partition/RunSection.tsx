import { Button, Group, NativeSelect, Progress } from "@mantine/core";
import { useStore } from "zustand";
import { ProblemList } from "../../kit/ProblemList";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { objectiveOf } from "../../state/partition/linkedProblem";
import { optimizeRun } from "../../state/partition/optimizeRun";
import { placementRules, withPlacementRules } from "../../state/partition/placementEdits";
import { Figures } from "./Figures";
import { Proposal } from "./Proposal";
import classes from "./partition.module.css";
import { type Objective, objectiveTitles, shareText, valueText } from "./placementTexts";
import { type BoardState, useBoard } from "./useBoard";

/** What the placement costs, and the search for a better one. */
export function RunSection() {
  const state = useBoard();
  const { status } = useStore(optimizeRun);
  const scenario = useScenario();
  const hasPowers = (scenario.nodes ?? []).every(({ watts }) => watts !== undefined);
  const isRunning = status === "running";
  const isReady = state.status === "known" && !isRunning;
  const hasPlacement = placementRules(scenario).assignments !== undefined;
  return (
    <div className={classes.run} data-optimize-status={status}>
      <div className={classes.bar}>
        {state.status === "known" && <Figures board={state.board} />}
        <Group gap={6} wrap="wrap">
          <NativeSelect
            size="xs"
            aria-label="Objective"
            value={objectiveOf(scenario)}
            data={Object.entries(objectiveTitles).map(([value, label]) =>
              value === "energy" && !hasPowers
                ? { value, label: `${label} (set watts)`, disabled: true }
                : { value, label },
            )}
            onChange={({ currentTarget }) =>
              editScenario("objective of the placement", (plan) =>
                withPlacementRules(plan, { objective: currentTarget.value as Objective }),
              )
            }
          />
          <Button size="compact-sm" disabled={!isReady} onClick={() => void runCommand("partition.optimize")}>
            Optimize
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!isReady || !hasPlacement}
            title="Starts from the placement that holds; a move has to save more than reloading its parameters costs"
            onClick={() => void runCommand("partition.replan")}
          >
            Improve, few moves
          </Button>
          {isRunning && (
            <Button size="compact-sm" variant="light" color="red" onClick={() => void runCommand("partition.stop")}>
              Stop
            </Button>
          )}
        </Group>
      </div>
      <Searching />
      <Proposal state={state} />
      <Answer state={state} />
    </div>
  );
}

function Searching() {
  const { status, news } = useStore(optimizeRun);
  const objective = objectiveOf(useScenario());
  if (status !== "running") return null;
  return (
    <div role="status" className={classes.progress}>
      <Progress value={100 * (news?.fraction ?? 0)} size="xs" aria-label="How far the search is" />
      <span>
        {news?.label ?? "Partition: starting"}
        {news?.value !== undefined && `: best ${valueText(news.value, objective)}`}
        {news?.bound !== undefined && Number.isFinite(news.bound) && `, bound ${valueText(news.bound, objective)}`}
        {news?.value !== undefined && news.gap !== undefined && `, gap ${shareText(news.gap)}`}
      </span>
    </div>
  );
}

/** What a search ended with where it found nothing, or could not be done. */
function Answer({ state }: { readonly state: BoardState }) {
  const { status, last, problems } = useStore(optimizeRun);
  if (status === "failed") {
    return (
      <div role="alert" className={classes.failure}>
        The layers cannot be placed:
        <ProblemList problems={problems} />
      </div>
    );
  }
  if (state.status !== "known" || status === "running" || last === undefined || last.result.feasible === true)
    return null;
  return (
    <p role="alert" className={classes.failure}>
      {last.result.feasible === false ? "No placement exists: " : "No answer: "}
      {last.result.reason}.
    </p>
  );
}
