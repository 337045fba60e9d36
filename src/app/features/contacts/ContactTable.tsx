import { Text } from "@mantine/core";
import { IconChartArcs3 } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { ContactSortKey } from "../../../engine/client/planner";
import { DataGrid, type GridColumn, type GridSort, type RowState } from "../../kit/DataGrid";
import { countText, minutesText } from "../../kit/quantityText";
import { dayTimeText, zoneText } from "../../kit/timeText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import type { ContactStatus } from "../../state/contactRun";
import { satelliteIndex, stationIndex, useExpandedSatellites, useScenario, useStations } from "../../state/derived";
import { thingAttributes } from "../../state/picture/thingMenu";
import { useContactOrder, useContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import { type ContactFilter, ContactFilters } from "./ContactFilters";
import { arrivingRows, type ContactRef, orderedRows } from "./contactRows";
import classes from "./contacts.module.css";

/** Its cells lead to the pass itself. */
const passColumn = "pass";

/** Other column ids are sort keys. */
const columns: readonly (GridColumn & { readonly id: ContactSortKey | typeof passColumn })[] = [
  {
    id: passColumn,
    title: "Pass",
    isTitleHidden: true,
    hint: "Look at the pass closely (P for the row that was chosen)",
    minPx: 34,
  },
  { id: "satellite", title: "Satellite", minPx: 84, grow: 1, sortable: true },
  { id: "station", title: "Station", minPx: 92, grow: 1, sortable: true },
  { id: "aos", title: "AOS", hint: "Acquisition of signal", minPx: 106, sortable: true },
  { id: "duration", title: "Min:s", hint: "Duration", minPx: 50, align: "right", sortable: true },
  { id: "maxElevation", title: "Max el.", hint: "Greatest elevation", minPx: 60, align: "right", sortable: true },
  { id: "downlink", title: "Down MB", hint: "Downlink capacity", minPx: 72, align: "right", sortable: true },
  { id: "uplink", title: "Up MB", hint: "Uplink capacity", minPx: 58, align: "right", sortable: true },
];

/** Every contact window; while they are computed, those that are there. */
export function ContactTable() {
  const [sort, setSort] = useState<GridSort>({ columnId: "aos", descending: false });
  const [filter, setFilter] = useState<ContactFilter>({});
  const rows = useRows(sort, filter);
  const { contacts, status } = useContacts();
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const zone = viewStore((state) => state.timeZone);
  const selection = viewStore((state) => state.selection);
  const nowMs = useClock4Hz();

  const onSort = (columnId: string): void =>
    setSort((before) => ({ columnId, descending: before.columnId === columnId && !before.descending }));

  const openPass = ({ windows, contact }: ContactRef): void => {
    const satelliteId = satellites[windows.satellite[contact] ?? -1]?.id;
    const stationId = stations[windows.station[contact] ?? -1]?.id;
    void runCommand("pass.open", { satelliteId, stationId, aosMs: windows.aosMs[contact] });
  };

  const cell = (row: number, columnId: string): ReactNode => {
    const ref = rows.at(row);
    if (ref === undefined) return "";
    const { windows, contact } = ref;
    switch (columnId as ContactSortKey | typeof passColumn) {
      case passColumn:
        return <PassButton onOpen={() => openPass(ref)} />;
      case "satellite":
        return satellites[windows.satellite[contact] ?? -1]?.id ?? "";
      case "station":
        return stations[windows.station[contact] ?? -1]?.name ?? "";
      case "aos":
        return dayTimeText(windows.aosMs[contact] ?? 0, zone);
      case "duration":
        return minutesText(durationSeconds(ref));
      case "maxElevation":
        return `${windows.maxElevationDeg[contact]?.toFixed(1)}°`;
      case "downlink":
        return countText(windows.downlinkMB[contact] ?? 0);
      case "uplink":
        return countText(windows.uplinkMB[contact] ?? 0);
      default:
        return "";
    }
  };

  const rowState = (row: number): RowState | undefined => {
    const ref = rows.at(row);
    if (ref === undefined) return undefined;
    const { windows, contact } = ref;
    const id =
      selection?.kind === "satellite"
        ? satellites[windows.satellite[contact] ?? -1]?.id
        : stations[windows.station[contact] ?? -1]?.id;
    if (selection !== undefined && id === selection.id) return "selected";
    if ((windows.losMs[contact] ?? 0) <= nowMs) return "past";
    return (windows.aosMs[contact] ?? 0) <= nowMs ? "active" : undefined;
  };

  const rowData = (row: number) => {
    const ref = rows.at(row);
    const id = ref && satellites[ref.windows.satellite[ref.contact] ?? -1]?.id;
    return id === undefined ? undefined : thingAttributes({ kind: "satellite", id });
  };

  const show = (row: number): void => {
    const ref = rows.at(row);
    const satelliteId = ref && satellites[ref.windows.satellite[ref.contact] ?? -1]?.id;
    if (ref === undefined || satelliteId === undefined) return;
    void runCommand("contacts.show", { satelliteId, aosMs: ref.windows.aosMs[ref.contact] });
  };

  const isComplete = contacts !== undefined;
  return (
    <>
      <div className={classes.filters}>
        <ContactFilters filter={filter} onChange={setFilter} disabled={!isComplete} />
        {!isComplete && rows.count > 0 && (
          <Text size="xs" c="dimmed" mt={4}>
            In order of arrival. Filters and sorting come when all contacts are there.
          </Text>
        )}
      </div>
      <DataGrid
        label={`Contact windows, times in ${zoneText(zone)}`}
        columns={columns}
        rowCount={rows.count}
        cell={cell}
        rowState={rowState}
        rowData={rowData}
        {...(isComplete && { sort, onSort })}
        onActivate={show}
        empty={emptyText(status, Object.keys(filter).length > 0)}
      />
    </>
  );
}

/** As plain as a button can be: there is one in every row, and rows come and go with each batch of contacts. By keyboard: Enter on the row, then P. The click goes on to the row, which puts the clock on the contact. */
function PassButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      className={classes.pass}
      tabIndex={-1}
      aria-label="Look at this pass closely"
      title="Look at this pass closely"
      onClick={onOpen}
    >
      <IconChartArcs3 size={14} />
    </button>
  );
}

function useRows(sort: GridSort, filter: ContactFilter) {
  const { contacts, partial } = useContacts();
  const scenario = useScenario();
  const order = useMemo(() => {
    const satellite = filter.satelliteId && satelliteIndex(scenario).get(filter.satelliteId);
    const station = filter.stationId && stationIndex(scenario).get(filter.stationId);
    return {
      sortBy: sort.columnId as ContactSortKey,
      descending: sort.descending,
      ...(typeof satellite === "number" && { satellites: Uint32Array.of(satellite) }),
      ...(typeof station === "number" && { stations: Uint32Array.of(station) }),
      ...(filter.minDurationSeconds !== undefined && { minDurationSeconds: filter.minDurationSeconds }),
    };
  }, [scenario, sort, filter]);
  const { rows } = useContactOrder(order);
  return useMemo(
    () => (contacts && rows ? orderedRows(contacts.windows, rows) : arrivingRows(contacts ? [contacts] : partial)),
    [contacts, rows, partial],
  );
}

function emptyText(status: ContactStatus, isFiltered: boolean): string {
  if (status === "done")
    return isFiltered ? "No contact in the window passes the filter." : "No contact in the window.";
  return status === "running" ? "The first contacts are being computed." : "No contacts were computed.";
}

function durationSeconds({ windows, contact }: ContactRef): number {
  return ((windows.losMs[contact] ?? 0) - (windows.aosMs[contact] ?? 0)) / 1000;
}
