import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useStore } from "zustand";
import type { RoundRecord } from "../../../core/learning/rounds/roundRecord";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { countText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { missionPicture } from "../../state/learning/missionPicture";
import { showSeed, trainingRun } from "../../state/learning/trainingRun";
import { updatesOfRound } from "../../state/learning/updatesOfRound";
import { viewStore } from "../../state/viewStore";
import classes from "./learning.module.css";
import { epsilonText, lossText } from "./learningTexts";
import { RoundAnatomy } from "./RoundAnatomy";
import { RoundUpdates } from "./RoundUpdates";

const columns: readonly GridColumn[] = [
  { id: "round", title: "Round", minPx: 52, align: "right" },
  { id: "accuracy", title: "Accuracy (%)", minPx: 84, grow: 1, align: "right" },
  {
    id: "loss",
    title: "Loss",
    hint: "Cross-entropy over all test samples, in nats",
    minPx: 64,
    grow: 1,
    align: "right",
  },
  { id: "up", title: "Up (kB)", minPx: 62, grow: 1, align: "right" },
  { id: "down", title: "Down (kB)", minPx: 68, grow: 1, align: "right" },
  { id: "participants", title: "Clients", hint: "Whose update counted", minPx: 52, grow: 1, align: "right" },
];

const epsilonColumn: GridColumn = {
  id: "epsilon",
  title: "Epsilon",
  hint: "Privacy spent by then",
  minPx: 60,
  grow: 1,
  align: "right",
};
const endColumn: GridColumn = { id: "endsAt", title: "Ends", minPx: 112 };

/** What is told of a round in mission time. */
type Part = "anatomy" | "updates";

/** Every round as a row; one that is chosen is computed once more to see its updates, in mission time also taken apart. */
export function RoundsTab() {
  const { seeds, status } = useStore(trainingRun);
  const chosen = useStore(updatesOfRound);
  const zone = viewStore((state) => state.timeZone);
  const [shownSeed, setSeed] = useState<number>();
  const [round, setRound] = useState<number>();
  const [part, setPart] = useState<Part>("anatomy");
  const pictured = useStore(missionPicture, ({ picture }) => picture?.seed);
  const shown = seeds.find(({ seed }) => seed === (pictured ?? shownSeed)) ?? seeds[0];
  const rounds = shown?.rounds ?? [];
  const hasEpsilon = rounds.some(({ epsilon }) => epsilon !== undefined);
  const hasTimes = rounds.some(({ endsAt }) => endsAt !== null);
  const inSight = Math.min(round ?? 1, rounds.length);
  const showsUpdates = !hasTimes || part === "updates";
  const find = (which: number): void =>
    void runCommand("learning.findUpdates", { seed: shown?.seed ?? 0, round: which });
  const isChosen = (each: number): boolean => {
    if (hasTimes) return each === inSight;
    return chosen.status !== "none" && chosen.seed === shown?.seed && chosen.round === each;
  };
  return (
    <div className={classes.split}>
      {seeds.length > 1 && (
        <div className={classes.bar}>
          <span aria-hidden>Rounds of seed</span>
          <NativeSelect
            size="xs"
            aria-label="Rounds of seed"
            value={String(shown?.seed ?? 0)}
            data={seeds.map(({ seed }) => String(seed))}
            onChange={({ currentTarget }) => {
              setSeed(Number(currentTarget.value));
              showSeed(Number(currentTarget.value));
            }}
          />
        </div>
      )}
      <div className={classes.half}>
        <DataGrid
          label="Rounds"
          columns={[...columns, ...(hasEpsilon ? [epsilonColumn] : []), ...(hasTimes ? [endColumn] : [])]}
          rowCount={rounds.length}
          cell={(row, columnId) => cellText(rounds[row], columnId, (ms) => dayTimeText(ms, zone))}
          rowState={(row) => (isChosen(row + 1) ? "selected" : undefined)}
          onActivate={(row) => {
            setRound(row + 1);
            if (showsUpdates) find(row + 1);
          }}
          empty={status === "running" ? "The first round is on its way." : "Train first."}
        />
      </div>
      {rounds.length > 0 && hasTimes && (
        <div className={classes.bar}>
          <SegmentedControl
            size="xs"
            aria-label="What to see of the round"
            value={part}
            onChange={(value) => {
              setPart(value as Part);
              if (value === "updates") find(inSight);
            }}
            data={[
              { value: "anatomy", label: "Where its time went" },
              { value: "updates", label: "Its updates" },
            ]}
          />
        </div>
      )}
      {rounds.length > 0 && (showsUpdates ? <RoundUpdates /> : <RoundAnatomy round={inSight} />)}
    </div>
  );
}

function cellText(record: RoundRecord | undefined, columnId: string, timeText: (ms: number) => string): string {
  if (record === undefined) return "";
  switch (columnId) {
    case "round":
      return countText(record.round);
    case "accuracy":
      return (100 * record.accuracy).toFixed(2);
    case "loss":
      return lossText(record.loss);
    case "up":
      return (record.bytesUp / 1000).toFixed(1);
    case "down":
      return (record.bytesDown / 1000).toFixed(1);
    case "participants":
      return countText(record.participants);
    case "epsilon":
      return record.epsilon === undefined ? "" : epsilonText(record.epsilon);
    default:
      return record.endsAt === null ? "" : timeText(Date.parse(record.endsAt));
  }
}
