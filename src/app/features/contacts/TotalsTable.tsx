import { useMemo, useState } from "react";
import { elementAgeDays, staleAfterDays } from "../../../core/scenario/elements/elementAge";
import { DataGrid, type GridColumn, type GridSort } from "../../kit/DataGrid";
import { countText, durationText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useStations, useWindow } from "../../state/derived";
import { thingAttributes } from "../../state/picture/thingMenu";
import { failedSatellites, useContactSummary, useContacts } from "../../state/queries";
import { type Selection, viewStore } from "../../state/viewStore";
import classes from "./contacts.module.css";
import { columnOf, orderTotals, type TotalsItem, type TotalsKey } from "./totalsRows";

const totalsColumns: readonly (GridColumn & { readonly id: TotalsKey })[] = [
  { id: "count", title: "Contacts", minPx: 68, align: "right", sortable: true },
  { id: "time", title: "Time", hint: "Sum of all contacts", minPx: 66, align: "right", sortable: true },
  {
    id: "longestGap",
    title: "Max gap",
    hint: "Longest time without contact",
    minPx: 72,
    align: "right",
    sortable: true,
  },
  {
    id: "meanGap",
    title: "Mean gap",
    hint: "Mean time without contact",
    minPx: 74,
    align: "right",
    sortable: true,
  },
  { id: "downlink", title: "Down MB", minPx: 72, align: "right", sortable: true },
  { id: "uplink", title: "Up MB", minPx: 68, align: "right", sortable: true },
];
const satelliteColumns: readonly GridColumn[] = [
  { id: "id", title: "Satellite", minPx: 84, grow: 1, sortable: true },
  {
    id: "age",
    title: "Age",
    hint: "Age of the elements at the window's start, days",
    minPx: 42,
    align: "right",
    sortable: true,
  },
  ...totalsColumns,
];
const stationColumns: readonly GridColumn[] = [
  { id: "id", title: "Station", minPx: 84, grow: 1, sortable: true },
  ...totalsColumns,
];

/** Contacts of every satellite summed up, with the age of its elements and whether it fails. */
export function SatelliteTotals() {
  const satellites = useExpandedSatellites();
  const { startMs } = useWindow();
  const failed = failedSatellites(useContacts());
  const items = useMemo(() => {
    const reasons = new Map(failed.map(({ satellite, error }) => [satellite, error]));
    return satellites.map(({ id, name, orbit }, row) => ({
      id,
      label: name ?? id,
      ageDays: orbit.kind === "sgp4" ? elementAgeDays(orbit, startMs) : undefined,
      failure: reasons.get(row),
    }));
  }, [satellites, startMs, failed]);
  return <TotalsTable kind="satellite" items={items} columns={satelliteColumns} />;
}

/** Contacts of every station summed up. */
export function StationTotals() {
  const stations = useStations();
  const items = useMemo(() => stations.map(({ id, name }) => ({ id, label: name })), [stations]);
  return <TotalsTable kind="station" items={items} columns={stationColumns} />;
}

interface Item extends TotalsItem {
  readonly label: string;
  readonly failure?: string | undefined;
}

interface TotalsTableProps {
  readonly kind: Selection["kind"];
  readonly items: readonly Item[];
  readonly columns: readonly GridColumn[];
}

function TotalsTable({ kind, items, columns }: TotalsTableProps) {
  const [sort, setSort] = useState<GridSort>();
  const summary = useContactSummary();
  const totals = kind === "satellite" ? summary?.bySatellite : summary?.byStation;
  const selection = viewStore((state) => state.selection);
  const order = useMemo(
    () => (sort ? orderTotals(items, totals, sort.columnId as TotalsKey, sort.descending) : undefined),
    [items, totals, sort],
  );
  const itemAt = (row: number): number => order?.[row] ?? row;

  const cell = (row: number, columnId: string) => {
    const index = itemAt(row);
    const item = items[index];
    if (item === undefined) return "";
    const key = columnId as TotalsKey;
    if (key === "id") return <Name item={item} />;
    if (key === "age") return <Age days={item.ageDays} />;
    const value = columnOf(totals, key)?.[index];
    if (value === undefined) return "–";
    return key === "time" || key === "longestGap" || key === "meanGap" ? durationText(value) : countText(value);
  };

  return (
    <DataGrid
      label={kind === "satellite" ? "Satellites" : "Stations"}
      columns={columns}
      rowCount={items.length}
      cell={cell}
      rowState={(row) => (selection?.kind === kind && selection.id === items[itemAt(row)]?.id ? "selected" : undefined)}
      rowData={(row) => thingAttributes({ kind, id: items[itemAt(row)]?.id ?? "" })}
      {...(sort && { sort })}
      onSort={(columnId) =>
        setSort((before) => ({ columnId, descending: before?.columnId === columnId && !before.descending }))
      }
      onActivate={(row) => {
        const item = items[itemAt(row)];
        if (item) void runCommand("selection.set", { kind, id: item.id });
      }}
      empty={`The scenario has no ${kind}s.`}
    />
  );
}

function Name({ item: { label, failure } }: { readonly item: Item }) {
  if (failure === undefined) return label;
  return (
    <span title={failure}>
      {label} <span className={classes.failure}>fails: {failure}</span>
    </span>
  );
}

function Age({ days }: { readonly days: number | undefined }) {
  if (days === undefined) return "–";
  return <span className={Math.abs(days) > staleAfterDays ? classes.stale : undefined}>{days.toFixed(1)}</span>;
}
