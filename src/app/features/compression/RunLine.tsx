import { Button, Progress } from "@mantine/core";
import { ProblemList } from "../../kit/ProblemList";
import type { LabRun } from "../../state/compression/lab";
import classes from "./compression.module.css";

interface Props {
  readonly run: LabRun;
  /** Begins the sentences about it. */
  readonly what: string;
  readonly onStop: () => void;
  /** Starts it over; what was stopped or failed offers it. */
  readonly onRestart?: () => void;
}

/** How far a study is, and why it ended where it was not to its end. */
export function RunLine({ run, what, onStop, onRestart }: Props) {
  const restart = onRestart && (
    <Button size="compact-xs" variant="default" onClick={onRestart}>
      Start again
    </Button>
  );
  if (run.status === "running") {
    return (
      <div className={classes.runLine} role="status">
        <Progress value={100 * run.fraction} size="xs" aria-label={`How far ${what.toLowerCase()} is`} />
        <span>{run.label === "" ? "waiting for the worker" : run.label}</span>
        <Button size="compact-xs" variant="light" color="red" onClick={onStop}>
          Stop
        </Button>
      </div>
    );
  }
  if (run.status === "stopped") {
    return (
      <p className={classes.stopped} role="status">
        {what} was stopped; what there is of it is shown. {restart}
      </p>
    );
  }
  if (run.status === "failed") {
    return (
      <div role="alert" className={classes.failure}>
        {what} failed: <ProblemList problems={run.problems} /> {restart}
      </div>
    );
  }
  return null;
}
