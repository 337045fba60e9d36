import { ActionIcon, Checkbox, TextInput } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import type { RunSummary } from "../../../core/scenario/schema/trainingRun";
import { bytesText, countedText, countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { runLabels } from "../../state/learning/runLabels";
import chart from "./chart.module.css";
import classes from "./learning.module.css";
import { hoursText, lossText, readingText, shareText } from "./learningTexts";
import { type Curve, type CurveAxis, type CurveQuantity, pointAt } from "./model/curves";

interface Props {
  readonly runs: readonly RunSummary[];
  /** Of those that are drawn, by place in the list. */
  readonly curves: readonly Curve[];
  readonly axis: CurveAxis;
  readonly quantity: CurveQuantity;
  /** Where the chart's values are read off. */
  readonly place: number | undefined;
  /** Digest of the plan's settings as they are. */
  readonly settingsNow: string;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
}

/** The trainings as rows: what each reached, and what it took. */
export function RunTable({ runs, curves, axis, quantity, place, settingsNow, hidden, onHidden }: Props) {
  const best = Math.max(...runs.map(({ finalAccuracy }) => finalAccuracy));
  const fewestRounds = Math.min(...runs.flatMap(({ roundsToTarget }) => roundsToTarget ?? []));
  const fewestHours = Math.min(...runs.flatMap(({ hoursToTarget }) => hoursToTarget ?? []));
  const fewestBytes = Math.min(...runs.flatMap(({ bytesToTarget }) => bytesToTarget ?? []));
  const hasEpsilon = runs.some(({ epsilon }) => epsilon !== undefined);
  const labels = runLabels(runs);
  const running = curves.find(({ id }) => id === "running");
  return (
    <table className={`${classes.runs} ${chart.palette}`} aria-label="Trainings">
      <thead>
        <tr>
          <th>Training</th>
          <th data-number title="After the last round; of the first seed, where there are several">
            Accuracy
          </th>
          <th data-number title="Mean accuracy of the tenth of clients that have the least">
            Worst tenth
          </th>
          <th data-number>Rounds</th>
          <th data-number title="Both ways">
            Bytes
          </th>
          <th
            data-number
            title="First round that reached the target accuracy, the bytes both ways by then, and the mission time"
          >
            To target
          </th>
          {hasEpsilon && (
            <th data-number title="Privacy spent">
              Epsilon
            </th>
          )}
          <th aria-label="Changes" />
        </tr>
      </thead>
      <tbody>
        {runs.map((run, index) => {
          const curve = curves.find(({ id }) => id === String(index));
          const label = labels[index] ?? run.name;
          return (
            // Two runs of a foreign plan may have the same settings.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={`${index} ${run.settings}`} data-colour={curve?.colour}>
              <td>
                <RunName
                  run={run}
                  label={label}
                  index={index}
                  isShown={curve !== undefined}
                  isOfNow={run.settings === settingsNow}
                  reading={place === undefined ? undefined : readingOf(curve, axis, quantity, place)}
                  onShown={(isShown) => onHidden(withMember(hidden, run.settings, !isShown))}
                />
              </td>
              <td
                data-number
                data-best={run.finalAccuracy === best || undefined}
                title={`loss ${lossText(run.finalLoss)} nats`}
              >
                {shareText(run.finalAccuracy)}
                {run.leastAccuracy !== undefined && run.greatestAccuracy !== undefined && (
                  <div className={classes.dim} title={`least and greatest of ${run.seeds} seeds`}>
                    {shareText(run.leastAccuracy, 1)} to {shareText(run.greatestAccuracy, 1)}
                  </div>
                )}
              </td>
              <td data-number>{run.worstTenth === undefined ? "" : shareText(run.worstTenth, 1)}</td>
              <td data-number>{countText(run.rounds)}</td>
              <td data-number>{bytesText(run.bytesUp + run.bytesDown)}</td>
              <td data-number>
                <ToTarget run={run} fewestRounds={fewestRounds} fewestBytes={fewestBytes} fewestHours={fewestHours} />
              </td>
              {hasEpsilon && <td data-number>{run.epsilon?.toFixed(3) ?? ""}</td>}
              <td data-number>
                <ActionIcon
                  size="xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Take ${label} out`}
                  onClick={() => void runCommand("learning.removeRun", index)}
                >
                  <IconTrash size={13} />
                </ActionIcon>
              </td>
            </tr>
          );
        })}
        {running !== undefined && (
          <tr data-colour={running.colour}>
            <td>
              <span className={classes.runName}>
                <span className={chart.mark} />
                {running.label}
              </span>
            </td>
            <td data-number>{shareText(running.points[running.points.length - 1]?.accuracy ?? 0)}</td>
            <td />
            <td data-number>{countText(running.points.length)}</td>
            <td colSpan={hasEpsilon ? 4 : 3} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface ToTargetProps {
  readonly run: RunSummary;
  readonly fewestRounds: number;
  readonly fewestBytes: number;
  readonly fewestHours: number;
}

/** What it took to reach the target accuracy; the least of all is set off. */
function ToTarget({ run, fewestRounds, fewestBytes, fewestHours }: ToTargetProps) {
  const { targetAccuracy, roundsToTarget, bytesToTarget, hoursToTarget } = run;
  if (targetAccuracy === undefined) return <span className={classes.dim}>no target</span>;
  if (roundsToTarget === undefined || bytesToTarget === undefined) return "not reached";
  return (
    <>
      {hoursToTarget !== undefined && (
        <div data-best={hoursToTarget === fewestHours || undefined}>{hoursText(hoursToTarget)}</div>
      )}
      <div data-best={roundsToTarget === fewestRounds || undefined}>{countedText(roundsToTarget, "round")}</div>
      <div data-best={bytesToTarget === fewestBytes || undefined}>{bytesText(bytesToTarget)}</div>
    </>
  );
}

interface RunNameProps {
  readonly run: RunSummary;
  readonly label: string;
  readonly index: number;
  readonly isShown: boolean;
  readonly isOfNow: boolean;
  readonly reading: string | undefined;
  readonly onShown: (isShown: boolean) => void;
}

/** Whether a training is drawn, its colour and its name, which can be changed. */
function RunName({ run, label, index, isShown, isOfNow, reading, onShown }: RunNameProps) {
  const [draft, setDraft] = useState<string>();
  const finish = (): void => {
    setDraft(undefined);
    const name = draft?.trim() ?? "";
    if (name !== "" && name !== run.name) void runCommand("learning.renameRun", { index, name });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter") finish();
    if (event.key === "Escape") setDraft(undefined);
  };
  return (
    <span className={classes.runName}>
      <Checkbox
        size="xs"
        aria-label={`Draw ${label}`}
        checked={isShown}
        onChange={({ currentTarget }) => onShown(currentTarget.checked)}
      />
      <span className={chart.mark} data-hidden={!isShown || undefined} />
      {draft === undefined ? (
        <span>
          {label}
          {isOfNow && <span className={classes.dim}> · the plan's settings</span>}
          {reading !== undefined && <div className={classes.dim}>{reading}</div>}
        </span>
      ) : (
        <TextInput
          size="xs"
          autoFocus
          aria-label={`Name of ${label}`}
          maxLength={120}
          value={draft}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onBlur={finish}
          onKeyDown={onKeyDown}
        />
      )}
      {draft === undefined && (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={`Rename ${label}`}
          onClick={() => setDraft(run.name)}
        >
          <IconPencil size={12} />
        </ActionIcon>
      )}
    </span>
  );
}

function readingOf(
  curve: Curve | undefined,
  axis: CurveAxis,
  quantity: CurveQuantity,
  place: number,
): string | undefined {
  const point = curve && pointAt(curve.points, axis, place);
  return curve && point && readingText([{ curve, point }], axis, quantity);
}

function withMember(set: ReadonlySet<string>, member: string, isMember: boolean): ReadonlySet<string> {
  const changed = new Set(set);
  if (isMember) changed.add(member);
  else changed.delete(member);
  return changed;
}
