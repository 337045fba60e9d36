import { Button, Progress } from "@mantine/core";
import { runCommand } from "../../state/commands";
import type { MeshRun } from "../../state/mesh/meshRun";
import classes from "./mesh.module.css";

interface Props {
  readonly run: MeshRun<unknown>;
  /** What is computed, at the start of a sentence. */
  readonly what: string;
  readonly onRestart: () => void;
}

/** How far a computation is, with a way to stop it; or why there is no result. Nothing once it is done. */
export function RunState({ run, what, onRestart }: Props) {
  const { status, progress, problem } = run;
  if (status === "running") {
    return (
      <div className={classes.progress}>
        <span role="status">{progress?.label ?? `${what}: starting`}</span>
        <Progress value={100 * (progress?.fraction ?? 0)} size="xs" aria-label={`How far: ${what}`} />
        <Button size="compact-xs" variant="default" onClick={() => void runCommand("mesh.stop")}>
          Stop
        </Button>
      </div>
    );
  }
  if (status === "stopped") {
    return (
      <div className={classes.progress}>
        <span role="status">{what} was stopped; what there is stays.</span>
        <Button size="compact-xs" variant="light" onClick={onRestart}>
          Start over
        </Button>
      </div>
    );
  }
  if (status !== "failed") return null;
  return (
    <p role="alert" className={classes.failure}>
      {what} cannot be computed: {problem}.
    </p>
  );
}
