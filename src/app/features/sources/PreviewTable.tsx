import { useMemo } from "react";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { useScenario, useWindow } from "../../state/derived";
import { epochText, type PreviewRow, statusOf } from "./previewRows";
import classes from "./sources.module.css";

const columns: readonly GridColumn[] = [
  { id: "pick", title: "Add", minPx: 42 },
  { id: "name", title: "Satellite or entry", minPx: 190, grow: 2 },
  { id: "orbit", title: "Orbit", minPx: 80 },
  { id: "epoch", title: "Epoch (UTC)", minPx: 130 },
  { id: "status", title: "Status", minPx: 220, grow: 3 },
];

const orbitWords = { keplerian: "Keplerian", tle: "TLE", omm: "OMM", oem: "OEM", fixed: "fixed" } as const;

interface Props {
  readonly rows: readonly PreviewRow[];
  /** Places of the rows to be shown; undefined: all. */
  readonly shown: readonly number[] | undefined;
  /** Rows that are not to be taken. */
  readonly left: ReadonlySet<number>;
  readonly update: boolean;
  readonly onToggle: (row: number) => void;
}

/** One line an entry: whether it is taken, what it is, and what is wrong with it. */
export function PreviewTable({ rows, shown, left, update, onToggle }: Props) {
  const { satellites, stations } = useScenario();
  const window = useWindow();
  const taken = useMemo(
    () => new Set([...(satellites ?? []), ...(stations ?? [])].map(({ id }) => id)),
    [satellites, stations],
  );
  const indexOf = (shownRow: number): number => shown?.[shownRow] ?? shownRow;
  const cell = (shownRow: number, columnId: string) => {
    const index = indexOf(shownRow);
    const row = rows[index];
    if (row === undefined) return "";
    if (row.kind === "fault") {
      if (columnId === "name") return row.problem.path || row.source;
      if (columnId !== "status") return "";
      const { message, given, allowed } = row.problem;
      const text = [message, given !== undefined && `given ${String(given)}`, allowed].filter(Boolean).join("; ");
      return (
        <span className={classes.fault} title={text}>
          {text}
        </span>
      );
    }
    const { satellite } = row;
    switch (columnId) {
      case "pick":
        return <span className={classes.tick} data-ticked={!left.has(index)} />;
      case "name":
        return satellite.name ?? satellite.id;
      case "orbit":
        return orbitWords[satellite.orbit.kind];
      case "epoch":
        return epochText(satellite);
      default: {
        const { text, isWarning } = statusOf(satellite, window, taken, update);
        return (
          <span className={isWarning ? classes.warning : undefined} title={text}>
            {text}
          </span>
        );
      }
    }
  };
  return (
    <div className={classes.table}>
      <DataGrid
        label="What was read"
        columns={columns}
        rowCount={shown?.length ?? rows.length}
        cell={cell}
        rowState={(shownRow) => {
          const index = indexOf(shownRow);
          return rows[index]?.kind === "satellite" && !left.has(index) ? "selected" : undefined;
        }}
        onActivate={(shownRow) => {
          const index = indexOf(shownRow);
          if (rows[index]?.kind === "satellite") onToggle(index);
        }}
        empty="No row holds this text."
      />
    </div>
  );
}
