import { Button, Group, Progress } from "@mantine/core";
import { runCommand } from "../../state/commands";
import type { MeshRun } from "../../state/mesh/meshRun";
import classes from "./partition.module.css";

interface Props {
  readonly run: MeshRun<unknown>;
  readonly what: string;
  /** Whether the result is of the plan as it is. */
  readonly isOfThis: boolean;
  readonly button: string;
  readonly disabled?: boolean;
  /** Something else is the main thing to do here. */
  readonly isQuiet?: boolean;
  readonly onStart: () => void;
}

/** Starts and stops a computation about the placement, and says how far it is or why it failed. */
export function StudyState({ run, what, isOfThis, button, disabled = false, isQuiet = false, onStart }: Props) {
  const { status, progress, problem, value } = run;
  const isRunning = status === "running";
  return (
    <div className={classes.study} data-study-status={status}>
      <Group gap={8}>
        <Button
          size="compact-sm"
          variant={value === undefined && !isQuiet ? "filled" : "default"}
          disabled={disabled || isRunning}
          onClick={onStart}
        >
          {button}
        </Button>
        {isRunning && (
          <Button size="compact-sm" variant="light" color="red" onClick={() => void runCommand("partition.stop")}>
            Stop
          </Button>
        )}
        {isRunning && <span role="status">{progress?.label ?? `${what}: starting`}</span>}
        {status === "stopped" && <span role="status">{what} was stopped; what there is stays.</span>}
        {!isRunning && value !== undefined && !isOfThis && (
          <span role="status">The plan has changed since: this is of the one before.</span>
        )}
      </Group>
      {isRunning && <Progress value={100 * (progress?.fraction ?? 0)} size="xs" aria-label={`How far: ${what}`} />}
      {status === "failed" && (
        <p role="alert" className={classes.failure}>
          {what} cannot be computed: {problem}.
        </p>
      )}
    </div>
  );
}
