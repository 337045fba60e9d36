import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { compareIds } from "../../../core/base/ids";
import { DataGrid, type GridColumn, type GridSort } from "../../kit/DataGrid";
import { countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites } from "../../state/derived";
import { attackTitles } from "../../state/learning/runName";
import { trainingRun } from "../../state/learning/trainingRun";
import { viewStore } from "../../state/viewStore";
import { ClientBars } from "./ClientBars";
import { Fact } from "./Figures";
import classes from "./learning.module.css";
import { lossText, shareText } from "./learningTexts";
import { type ClientRow, clientRows, sortedRows } from "./model/clientRows";
import { faultText } from "./model/faultTexts";

const columns: readonly GridColumn[] = [
  { id: "id", title: "Satellite", minPx: 110, grow: 2, sortable: true },
  { id: "samples", title: "Samples", minPx: 70, grow: 1, align: "right", sortable: true },
  { id: "accuracy", title: "Accuracy (%)", minPx: 90, grow: 1, align: "right", sortable: true },
  { id: "loss", title: "Loss (nats)", minPx: 80, grow: 1, align: "right", sortable: true },
];

const attackColumn: GridColumn = {
  id: "attack",
  title: "Byzantine",
  hint: "What it did against the training",
  minPx: 80,
  grow: 1,
};

/** How the model does on each client's own test samples, and how evenly. */
export function ClientsTab() {
  const { report, clientAccuracies, status, origin } = useStore(trainingRun);
  const satellites = useExpandedSatellites();
  const selected = viewStore((state) => state.selection?.id);
  const [sort, setSort] = useState<GridSort>({ columnId: "accuracy", descending: false });
  const isLive = status === "running" || report === undefined;
  const rows = useMemo(() => {
    const ids = satellites.map(({ id }) => id).sort(compareIds);
    return clientRows(ids, isLive ? clientAccuracies?.values : undefined, isLive ? undefined : report?.record.clients);
  }, [satellites, isLive, clientAccuracies, report]);
  const shown = useMemo(() => sortedRows(rows, sort), [rows, sort]);
  const faults = origin && rows.length > 0 ? faultText(origin.rules, rows.length) : undefined;
  const fairness = isLive ? undefined : report?.record.fairness;
  return (
    <div className={classes.split}>
      {rows.length > 0 && (
        <div className={classes.bar}>
          <ClientBars rows={rows} round={isLive ? clientAccuracies?.round : report?.record.rounds.length} />
          {fairness && (
            <dl className={classes.facts} aria-label="Fairness">
              <Fact name="Mean over clients" value={shareText(fairness.meanAccuracy)} />
              <Fact name="Standard deviation" value={shareText(fairness.deviation)} />
              <Fact name="Worst tenth of clients" value={shareText(fairness.worstTenth)} />
            </dl>
          )}
        </div>
      )}
      {faults !== undefined && <div className={classes.bar}>{faults}</div>}
      <DataGrid
        label="Clients"
        columns={rows.some(({ attack }) => attack !== undefined) ? [...columns, attackColumn] : columns}
        rowCount={shown.length}
        cell={(row, columnId) => cellText(shown[row], columnId)}
        rowState={(row) => (shown[row]?.id === selected ? "selected" : undefined)}
        sort={sort}
        onSort={(columnId) =>
          setSort((before) => ({ columnId, descending: before.columnId === columnId && !before.descending }))
        }
        onActivate={(row) => void runCommand("selection.set", { kind: "satellite", id: shown[row]?.id })}
        empty="Train first: every client's accuracy is told after each round."
      />
    </div>
  );
}

function cellText(row: ClientRow | undefined, columnId: string): string {
  if (row === undefined) return "";
  switch (columnId) {
    case "id":
      return row.id;
    case "samples":
      return row.samples === undefined ? "" : countText(row.samples);
    case "attack":
      return row.attack === undefined ? "" : attackTitles[row.attack];
    case "accuracy":
      return Number.isNaN(row.accuracy) ? "no tests" : (100 * row.accuracy).toFixed(2);
    default:
      return row.loss === undefined || Number.isNaN(row.loss) ? "" : lossText(row.loss);
  }
}
