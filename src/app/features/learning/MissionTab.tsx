import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { MissionTrainingRecord } from "../../../engine/client/trainer";
import { DataGrid, type GridColumn, type GridSort } from "../../kit/DataGrid";
import { countedText, countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import { missionPicture } from "../../state/learning/missionPicture";
import { trainingRun } from "../../state/learning/trainingRun";
import { viewStore } from "../../state/viewStore";
import { Fact } from "./Figures";
import classes from "./learning.module.css";
import { hoursText, spentText, targetText } from "./learningTexts";
import { missionOf, runOfSeed } from "./model/missionRecord";
import { NoMissionTime } from "./NoMissionTime";

type Participation = MissionTrainingRecord["mission"]["satellites"][number];
type StationUse = MissionTrainingRecord["mission"]["stations"][number];

const columns: readonly GridColumn[] = [
  { id: "id", title: "Satellite", minPx: 96, grow: 1, sortable: true },
  { id: "models", title: "Models", hint: "That reached it", minPx: 58, align: "right", sortable: true },
  {
    id: "reports",
    title: "Reports",
    hint: "Updates that reached the server",
    minPx: 60,
    align: "right",
    sortable: true,
  },
  { id: "counted", title: "Counted", hint: "Updates that a step took in", minPx: 64, align: "right", sortable: true },
  { id: "computeSeconds", title: "Work", hint: "Training in all", minPx: 76, align: "right", sortable: true },
  {
    id: "meanStaleness",
    title: "Stale",
    hint: "Mean of the steps that the server took between model and update",
    minPx: 50,
    align: "right",
    sortable: true,
  },
  { id: "never", title: "Why it never reports", minPx: 130, grow: 2 },
];

const stationColumns: readonly GridColumn[] = [
  { id: "id", title: "Station", minPx: 110, grow: 1 },
  { id: "bookings", title: "Bookings", minPx: 74, align: "right" },
  { id: "booked", title: "Antenna time", minPx: 92, align: "right" },
  {
    id: "share",
    title: "Share (%)",
    hint: "Of the time of all its antennas, from the window's start to the run's end",
    minPx: 80,
    align: "right",
  },
];

/** What a training did in mission time: how long to its target, who took part, and whose antennas it used. */
export function MissionTab() {
  const { report, status, origin } = useStore(trainingRun);
  const seed = useStore(missionPicture, ({ picture }) => picture?.seed);
  const rules = learningOf(useScenario());
  const record = missionOf(report?.record);
  if (record === undefined && rules.mission === undefined) {
    return <NoMissionTime what="Hours to the target, who takes part, and the antenna time that it takes." />;
  }
  if (record === undefined || status === "running") {
    return (
      <div className={classes.scroll}>
        <p className={classes.note}>
          {status === "running"
            ? "Told once the training rests or has ended; its curves go on meanwhile."
            : "Train first: then who took part, who never reports and why, and the antenna time used stand here."}
        </p>
      </div>
    );
  }
  const run = runOfSeed(record, seed);
  return <Mission key={run.seed} record={record} run={run} target={origin?.rules.targetAccuracy} />;
}

interface MissionProps {
  readonly record: MissionTrainingRecord;
  readonly run: Pick<MissionTrainingRecord, "seed" | "timeToTargetHours" | "mission">;
  readonly target: number | undefined;
}

function Mission({ record, run, target }: MissionProps) {
  const { satellites, stations, antennaSeconds, endedAtHours, ended, rounds } = run.mission;
  const selected = viewStore((state) => state.selection?.id);
  const [sort, setSort] = useState<GridSort>({ columnId: "reports", descending: false });
  const shown = useMemo(() => sorted(satellites, sort), [satellites, sort]);
  const silent = satellites.filter(({ never }) => never !== null).length;
  const stale = rounds.flatMap(({ staleness }) => staleness ?? []);
  const antennas = useScenario().stations ?? [];
  return (
    <div className={classes.split}>
      <div className={classes.bar}>
        <dl className={classes.facts} aria-label="Mission time">
          {target !== undefined && <Fact name="Target reached after" value={targetText(record.targetBand)} />}
          <Fact name={`Ended after ${hoursText(endedAtHours)}`} value={ended} />
          <Fact name="Antenna time used" value={spentText(antennaSeconds * 1000)} />
          <Fact name="Never report" value={silent === 0 ? "none" : countedText(silent, "satellite")} />
          {stale.some((steps) => steps > 0) && (
            <Fact
              name="Staleness, mean"
              value={`${(stale.reduce((sum, steps) => sum + steps, 0) / stale.length).toFixed(2)} steps`}
            />
          )}
        </dl>
      </div>
      <div className={classes.stations}>
        <DataGrid
          label="Stations of the training"
          columns={stationColumns}
          rowCount={stations.length}
          cell={(row, columnId) => {
            const use = stations[row];
            const station = antennas.find(({ id }) => id === use?.id);
            return use && stationText(use, columnId, station?.name, endedAtHours * 3600 * (station?.antennas ?? 1));
          }}
          rowState={(row) => (stations[row]?.id === selected ? "selected" : undefined)}
          onActivate={(row) => void runCommand("selection.set", { kind: "station", id: stations[row]?.id })}
          empty="The plan has no stations."
        />
      </div>
      <DataGrid
        label="Satellites of the training"
        columns={columns}
        rowCount={shown.length}
        cell={(row, columnId) => {
          const text = cellText(shown[row], columnId);
          return columnId === "never" ? <span title={text}>{text}</span> : text;
        }}
        rowState={(row) => (shown[row]?.id === selected ? "selected" : undefined)}
        sort={sort}
        onSort={(columnId) =>
          setSort((before) => ({ columnId, descending: before.columnId === columnId && !before.descending }))
        }
        onActivate={(row) => void runCommand("selection.set", { kind: "satellite", id: shown[row]?.id })}
        empty="The plan has no satellites."
      />
    </div>
  );
}

function sorted(satellites: readonly Participation[], { columnId, descending }: GridSort): readonly Participation[] {
  const sign = descending ? -1 : 1;
  if (columnId === "id") return descending ? satellites.toReversed() : satellites;
  const keyOf = (one: Participation) => Number(Reflect.get(one, columnId) ?? -1);
  return satellites.toSorted((a, b) => sign * (keyOf(a) - keyOf(b)));
}

/** @param wholeSeconds of all its antennas, from the window's start to the run's end. */
function stationText(
  { id, bookings, bookedSeconds }: StationUse,
  columnId: string,
  name: string | undefined,
  wholeSeconds: number,
): string {
  switch (columnId) {
    case "id":
      return name ?? id;
    case "bookings":
      return countText(bookings);
    case "booked":
      return spentText(bookedSeconds * 1000);
    default:
      return wholeSeconds === 0 ? "" : String(Number(((100 * bookedSeconds) / wholeSeconds).toPrecision(2)));
  }
}

function cellText(one: Participation | undefined, columnId: string): string {
  if (one === undefined) return "";
  switch (columnId) {
    case "id":
      return one.id;
    case "models":
      return countText(one.models);
    case "reports":
      return countText(one.reports);
    case "counted":
      return countText(one.counted);
    case "computeSeconds":
      return spentText(one.computeSeconds * 1000);
    case "meanStaleness":
      return one.meanStaleness?.toFixed(2) ?? "";
    default:
      return one.never ?? "";
  }
}
