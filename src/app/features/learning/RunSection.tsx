import { Button, Group, Progress } from "@mantine/core";
import { useStore } from "zustand";
import { describeProblem } from "../../../core/base/outcome";
import { learningDefaults } from "../../../core/scenario/learningDefaults";
import type { LearningRules } from "../../../core/scenario/schema";
import type { MissionTrainingRecord } from "../../../engine/client/trainer";
import { ProblemList } from "../../kit/ProblemList";
import { countedText } from "../../kit/quantityText";
import { dateTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import { settingsDigest } from "../../state/learning/settingsDigest";
import { type TrainingRun, trainingRun } from "../../state/learning/trainingRun";
import { useKeptTraining } from "../../state/learning/useKeptTraining";
import { useTrainingFacts } from "../../state/learning/useTrainingFacts";
import { viewStore } from "../../state/viewStore";
import classes from "./learning.module.css";
import { hoursText } from "./learningTexts";
import { missionOf } from "./model/missionRecord";

/** Starts, pauses and ends the training, and says where it is. */
export function RunSection() {
  const run = useStore(trainingRun);
  const described = useTrainingFacts();
  const { status } = run;
  const isRunning = status === "running";
  const isPaused = status === "paused";
  const hasMission = learningOf(useScenario()).mission !== undefined;
  const cannot = described !== undefined && described.problems.length > 0;
  return (
    <div className={classes.run} data-training-status={status}>
      <Group gap={6}>
        {isPaused && (
          <Button size="compact-sm" onClick={() => void runCommand("learning.resume")}>
            Go on
          </Button>
        )}
        {isRunning ? (
          <Button size="compact-sm" variant="light" onClick={() => void runCommand("learning.pause")}>
            Pause
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant={isPaused ? "default" : "filled"}
            disabled={cannot}
            onClick={() => void runCommand("learning.train")}
          >
            {status === "idle" || status === "failed" ? "Train" : "Train anew"}
          </Button>
        )}
        {(isRunning || isPaused) && (
          <Button size="compact-sm" variant="light" color="red" onClick={() => void runCommand("learning.cancel")}>
            Cancel
          </Button>
        )}
        {(status === "stopped" || isPaused) && run.report !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            title="The rounds so far, among the trainings to compare"
            onClick={() => void runCommand("learning.keepRun")}
          >
            Keep for comparison
          </Button>
        )}
      </Group>
      {(isRunning || isPaused) && (
        <div role="status" className={classes.progress}>
          <Progress value={100 * run.fraction} size="xs" aria-label="How far the training is" />
          <span>
            {isPaused ? "Paused: " : ""}
            {run.label}
          </span>
        </div>
      )}
      <Notes run={run} />
      {hasMission && (isRunning || isPaused) && (
        <p role="note" className={classes.note}>
          In mission time it can be paused and gone on with while the page stays open; after a reload it begins again.
        </p>
      )}
      {status === "idle" && <EarlierTraining />}
      {cannot && !isRunning && (
        <div role="alert" className={classes.failure}>
          This cannot be trained:
          <ProblemList problems={described.problems} />
        </div>
      )}
    </div>
  );
}

/** What has to be said of the training beside its figures. */
function Notes({ run }: { readonly run: TrainingRun }) {
  const settings = settingsDigest(useScenario());
  const { status, origin, report, problems, keepFault } = run;
  const runs = report === undefined ? [] : [report.record, ...report.record.otherSeeds];
  const failures = runs.flatMap(({ seed, failed }) => (failed === undefined ? [] : [{ seed, failed }]));
  const warnings = report?.record.warnings ?? [];
  const mission = missionOf(report?.record);
  return (
    <>
      {origin !== undefined && origin.settings !== settings && status !== "failed" && (
        <p role="note" className={classes.note}>
          {origin.rules.mission === undefined
            ? `The settings have changed since: what is shown is of ${origin.name}.`
            : `The plan has changed since: what is shown is of the one before, ${origin.name}. Train anew to see the hours change.`}
        </p>
      )}
      {mission !== undefined && status === "done" && <MissionNotes mission={mission} rules={origin?.rules} />}
      {status === "stopped" && <p className={classes.note}>Cancelled: the rounds by then stay.</p>}
      {failures.map(({ seed, failed }) => (
        <p key={seed} role="alert" className={classes.failure}>
          Seed {seed} ended early: {describeProblem(failed)}. The rounds before stay.
        </p>
      ))}
      {warnings.map((warning) => (
        <p key={describeProblem(warning)} role="note" className={classes.note}>
          {describeProblem(warning)}
        </p>
      ))}
      {keepFault !== undefined && (status === "running" || status === "paused") && (
        <p role="alert" className={classes.failure}>
          A reload would lose this training: {keepFault}
        </p>
      )}
      {problems.length > 0 && (
        <div role="alert" className={classes.failure}>
          {status === "failed" ? "The training could not run:" : "The training does not fit into the plan:"}
          <ProblemList problems={problems} />
        </div>
      )}
    </>
  );
}

interface MissionNotesProps {
  readonly mission: MissionTrainingRecord;
  readonly rules: LearningRules | undefined;
}

/** Why the training ended, where that was not its last round, and what of the plan it could not use. */
function MissionNotes({ mission, rules }: MissionNotesProps) {
  const { targetBand, unused, rounds } = mission;
  const { ended, endedAtHours, satellites } = mission.mission;
  const silent = satellites.filter(({ never }) => never !== null);
  const missed = rules?.targetAccuracy === undefined ? 0 : targetBand.seeds - targetBand.reached;
  const isCut = rounds.length < (rules?.rounds ?? learningDefaults.rounds);
  return (
    <>
      {rounds.length === 0 ? (
        <p role="alert" className={classes.failure}>
          No round came about: {ended}.
        </p>
      ) : (
        (missed > 0 || isCut) && (
          <p role="note" className={classes.note}>
            {missed > 0 &&
              (targetBand.seeds === 1
                ? "The target was not reached. "
                : `${countedText(missed, "seed")} did not reach the target. `)}
            It ended after {hoursText(endedAtHours)}, round {rounds.length}: {ended}.
          </p>
        )
      )}
      {silent.length > 0 && (
        <p role="note" className={classes.note}>
          {countedText(silent.length, "satellite")} never reported: Mission says which, and why.
        </p>
      )}
      {unused.map((text) => (
        <p key={text} role="note" className={classes.note}>
          {text}
        </p>
      ))}
    </>
  );
}

function EarlierTraining() {
  const kept = useKeptTraining(true);
  const zone = viewStore((state) => state.timeZone);
  if (kept === undefined) return null;
  return (
    <div role="status" className={classes.offer}>
      <span>
        A training with these settings was interrupted ({kept.label}, {dateTimeText(kept.savedMs, zone)}).
      </span>
      <Group gap={6} mt={4}>
        <Button size="compact-xs" onClick={() => void runCommand("learning.resumeKept")}>
          Go on with it
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void runCommand("learning.forgetKept")}>
          Discard it
        </Button>
      </Group>
    </div>
  );
}
