import { useMemo } from "react";
import { useStore } from "zustand";
import type { MissionPicture } from "../../../engine/client/trainer";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { dayTimeText } from "../../kit/timeText";
import { clock } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { missionPicture } from "../../state/learning/missionPicture";
import { viewStore } from "../../state/viewStore";
import classes from "./learning.module.css";
import { spentText } from "./learningTexts";
import { nextInstant, type RoundPart, roundParts, type Stage, spanOf } from "./model/anatomy";
import waterfall from "./waterfall.module.css";

const stageNames: Readonly<Record<Stage["kind"], string>> = {
  model: "model on its way",
  compute: "at work",
  update: "update on its way",
  wait: "waiting",
};

/** Where the time of a round went, satellite by satellite: a waterfall whose bars move the clock, with its figures beside it. */
export function RoundAnatomy({ round }: { readonly round: number }) {
  const picture = useStore(missionPicture, (state) => state.picture);
  if (picture === undefined) {
    return <p className={classes.bar}>Where the time of a round went is told once the training rests or has ended.</p>;
  }
  return <Waterfall picture={picture} round={Math.min(round, picture.rounds.endMs.length)} />;
}

function Waterfall({ picture, round }: { readonly picture: MissionPicture; readonly round: number }) {
  const zone = viewStore((state) => state.timeZone);
  const parts = useMemo(() => roundParts(picture, round), [picture, round]);
  const span = spanOf(parts);
  const endMs = picture.rounds.endMs[round - 1] ?? 0;
  const goTo = (ms: number): void => void runCommand("clock.setNow", picture.startMs + ms);
  const title = `Round ${round}, satellite by satellite`;
  const hasStaleness = parts.some(({ staleness }) => staleness > 0);
  return (
    <>
      <div className={classes.bar}>
        <strong>Round {round}</strong>
        <span className={classes.dim}>
          {dayTimeText(picture.startMs + (picture.rounds.startMs[round - 1] ?? 0), zone)} to{" "}
          {dayTimeText(picture.startMs + endMs, zone)}
        </span>
        <span className={waterfall.legend}>
          {(Object.keys(stageNames) as Stage["kind"][]).map((kind) => (
            <span key={kind}>
              <i className={waterfall.key} data-stage={kind} />
              {stageNames[kind]}
            </span>
          ))}
        </span>
      </div>
      <div className={classes.half}>
        <DataGrid
          label={title}
          columns={hasStaleness ? [...columns, stalenessColumn] : columns}
          rowCount={parts.length}
          cell={(row, columnId) => {
            const part = parts[row];
            if (part === undefined) return null;
            if (columnId === "bars") return <Bars part={part} span={span} onInstant={goTo} />;
            return columnId === "satellite" ? (
              <span title={part.reason}>{cellText(part, columnId)}</span>
            ) : (
              cellText(part, columnId)
            );
          }}
          onActivate={(row) => {
            const part = parts[row];
            if (part) goTo(nextInstant(part, clock.getState().nowMs - picture.startMs));
          }}
          empty="No satellite took part in this round."
        />
      </div>
    </>
  );
}

const columns: readonly GridColumn[] = [
  { id: "satellite", title: "Satellite", minPx: 84, grow: 1 },
  {
    id: "bars",
    title: "Bars move the clock",
    hint: "A click goes to the start of a bar, Enter from instant to instant of the satellite",
    minPx: 128,
    grow: 4,
  },
  { id: "model", title: "Model", hint: "On its way to the satellite", minPx: 76, align: "right" },
  { id: "compute", title: "Work", hint: "Training, sunlight given", minPx: 76, align: "right" },
  { id: "update", title: "Update", hint: "On its way to the server", minPx: 76, align: "right" },
  {
    id: "wait",
    title: "Wait",
    hint: "For contacts, antennas, sunlight and the step of the server",
    minPx: 76,
    align: "right",
  },
];

const stalenessColumn: GridColumn = {
  id: "staleness",
  title: "Stale",
  hint: "Steps that the server took between model and update",
  minPx: 44,
  align: "right",
};

function cellText(part: RoundPart, columnId: string): string {
  switch (columnId) {
    case "satellite":
      return part.reason === undefined ? part.satelliteId : `${part.satelliteId}: ${part.reason}`;
    case "model":
      return spentText(part.modelMs);
    case "compute":
      return spentText(part.computeMs);
    case "update":
      return spentText(part.updateMs);
    case "wait":
      return spentText(part.waitMs);
    default:
      return String(part.staleness);
  }
}

interface BarsProps {
  readonly part: RoundPart;
  readonly span: { readonly startMs: number; readonly endMs: number };
  readonly onInstant: (ms: number) => void;
}

/** Stages along the time of the round. What takes but a moment keeps a width that can be seen. */
function Bars({ part, span, onInstant }: BarsProps) {
  const wholeMs = Math.max(1, span.endMs - span.startMs);
  return (
    <div className={waterfall.bars} aria-hidden>
      {part.stages.map(({ kind, startMs, endMs }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the row hears the keys
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <span
          key={startMs}
          className={waterfall.stage}
          data-stage={kind}
          title={`${stageNames[kind]}: ${spentText(endMs - startMs)}`}
          style={{
            left: `${(100 * (startMs - span.startMs)) / wholeMs}%`,
            width: `${(100 * (endMs - startMs)) / wholeMs}%`,
          }}
          onClick={(event) => {
            event.stopPropagation();
            onInstant(startMs);
          }}
        />
      ))}
    </div>
  );
}
