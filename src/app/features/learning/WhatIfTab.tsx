import { Button, Group, Progress } from "@mantine/core";
import { useStore } from "zustand";
import { describeProblem } from "../../../core/base/outcome";
import type { RankedChange } from "../../../engine/client/trainer";
import { ProblemList } from "../../kit/ProblemList";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import { settingsDigest } from "../../state/learning/settingsDigest";
import { type WhatIfs, whatIfs } from "../../state/learning/whatIfs";
import classes from "./learning.module.css";
import { hoursText, shareText } from "./learningTexts";
import { NoMissionTime } from "./NoMissionTime";
import waterfall from "./waterfall.module.css";

/** What would help most: changes of the plan, one factor each, ranked by the mission hours that they save. */
export function WhatIfTab() {
  const found = useStore(whatIfs);
  const scenario = useScenario();
  if (learningOf(scenario).mission === undefined) {
    return (
      <NoMissionTime what="A station more, links, another codec or strategy: ranked by the hours that they save." />
    );
  }
  const isOutdated = found.status !== "none" && found.settings !== settingsDigest(scenario);
  const { status, changes, problems } = found;
  const isRunning = status === "running";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="What would help most" data-what-if-status={status}>
      <Group gap={6}>
        {isRunning ? (
          <Button size="compact-sm" variant="light" color="red" onClick={() => void runCommand("learning.stopWhatIfs")}>
            Stop
          </Button>
        ) : (
          <Button size="compact-sm" onClick={() => void runCommand("learning.findWhatIfs")}>
            {status === "none" ? "What would help most?" : "Rank anew"}
          </Button>
        )}
      </Group>
      {isRunning && (
        <div role="status" className={classes.progress}>
          <Progress value={100 * found.fraction} size="xs" aria-label="How far the ranking is" />
          <span>{found.label}</span>
        </div>
      )}
      <Notes found={found} isOutdated={isOutdated} />
      {problems.length > 0 && (
        <div role="alert" className={classes.failure}>
          {status === "failed" ? "What would help could not be told:" : "The change does not fit into the plan:"}
          <ProblemList problems={problems} />
        </div>
      )}
      {changes.length > 0 && <Ranking changes={changes} isOutdated={isOutdated} />}
    </section>
  );
}

interface NotesProps {
  readonly found: WhatIfs;
  readonly isOutdated: boolean;
}

function Notes({ found: { status, changes, aim }, isOutdated }: NotesProps) {
  if (status === "none") {
    return (
      <p className={classes.note}>
        Trains the plan in the background as it is, then once more with each of its possible changes: a station more,
        links, an antenna, fewer bits, another strategy, selection or instants. The page stays free meanwhile.
      </p>
    );
  }
  return (
    <>
      {aim !== undefined && (
        <p className={classes.note}>
          {shareText(aim.targetAccuracy, 1)} accuracy,{" "}
          {aim.hoursNow === null ? "which the plan as it is does not reach" : `now after ${hoursText(aim.hoursNow)}`}.
        </p>
      )}
      {status === "stopped" && (
        <p className={classes.note}>Stopped: {countedText(changes.length, "change")} had been tried.</p>
      )}
      {isOutdated && (
        <p role="note" className={classes.note}>
          The plan has changed since: this ranking is of the one before. Undo brings it back, or rank anew.
        </p>
      )}
    </>
  );
}

interface RankingProps {
  readonly changes: readonly RankedChange[];
  readonly isOutdated: boolean;
}

function Ranking({ changes, isOutdated }: RankingProps) {
  const most = Math.max(...changes.map(({ hoursSaved }) => hoursSaved ?? 0));
  return (
    <table className={classes.runs} aria-label="Changes, the soonest at the target first">
      <thead>
        <tr>
          <th>Change</th>
          <th data-number title="Median over the seeds">
            Target after
          </th>
          <th data-number>Hours saved</th>
          <th aria-label="Taking it into the plan" />
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, title, hours, hoursSaved, problem }) => (
          <tr key={id} data-what-if={id}>
            <td>
              {title}
              {problem !== undefined && <div className={classes.failure}>{describeProblem(problem)}</div>}
              {hoursSaved !== null && hoursSaved > 0 && (
                <span
                  aria-hidden
                  className={waterfall.saved}
                  style={{ width: `${(100 * hoursSaved) / Math.max(most, 1e-9)}%` }}
                />
              )}
            </td>
            <td data-number>{hours === null ? (problem === undefined ? "not reached" : "") : hoursText(hours)}</td>
            <td data-number data-best={(hoursSaved !== null && hoursSaved > 0 && hoursSaved === most) || undefined}>
              {savedText(hoursSaved)}
            </td>
            <td data-number>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isOutdated || problem !== undefined}
                aria-label={`Apply: ${title}`}
                onClick={() => void runCommand("learning.applyWhatIf", id)}
              >
                Apply
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `3.21 h`, `0.40 h more`, `none`. */
function savedText(hours: number | null): string {
  if (hours === null) return "";
  if (Math.abs(hours) < 1e-6) return "none";
  return hours < 0 ? `${hoursText(-hours)} more` : hoursText(hours);
}
