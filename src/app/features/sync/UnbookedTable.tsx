import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { minutesText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useStations } from "../../state/derived";
import { useContacts } from "../../state/queries";
import { useStanding } from "../../state/schedule/standing";
import { viewStore } from "../../state/viewStore";

const columns: readonly GridColumn[] = [
  { id: "aos", title: "AOS", minPx: 112 },
  { id: "satellite", title: "Satellite", minPx: 80, grow: 1 },
  { id: "station", title: "Station", minPx: 74, grow: 1 },
  { id: "length", title: "Min:s", minPx: 46, align: "right" },
  { id: "reason", title: "Why not", minPx: 150, grow: 2 },
];

/** The contacts that nobody uses, and why. */
export function UnbookedTable() {
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const zone = viewStore((state) => state.timeZone);
  const windows = useContacts().contacts?.windows;
  const standing = useStanding();
  const report = standing?.status === "known" ? standing.report : undefined;
  const { notBooked, bookings } = report ?? {};
  // A report of former contacts may still be shown while the new ones are being valued.
  const isSame = windows && notBooked?.contact.every((row) => row < windows.count);
  const contactAt = (row: number) => notBooked?.contact[row] ?? -1;
  const reasonAt = (row: number): string => {
    const reason = notBooked?.reasons[notBooked.reason[row] ?? -1] ?? "";
    const by = notBooked?.by[row] ?? -1;
    if (by < 0 || bookings === undefined) return reason;
    return reason === "satellite busy"
      ? `${reason} at ${stations[bookings.station[by] ?? -1]?.name ?? stations[bookings.station[by] ?? -1]?.id}`
      : `${reason} with ${satellites[bookings.satellite[by] ?? -1]?.id}`;
  };
  const cell = (row: number, column: string) => {
    const contact = contactAt(row);
    const aosMs = windows?.aosMs[contact] ?? 0;
    switch (column) {
      case "aos":
        return dayTimeText(aosMs, zone);
      case "satellite":
        return satellites[windows?.satellite[contact] ?? -1]?.id;
      case "station": {
        const station = stations[windows?.station[contact] ?? -1];
        return station?.name ?? station?.id;
      }
      case "length":
        return minutesText(((windows?.losMs[contact] ?? 0) - aosMs) / 1000);
      default:
        return reasonAt(row);
    }
  };
  return (
    <DataGrid
      label="Contacts that are not booked"
      columns={columns}
      rowCount={isSame ? (notBooked?.count ?? 0) : 0}
      cell={cell}
      onActivate={(row) =>
        void runCommand("contacts.show", {
          satelliteId: satellites[windows?.satellite[contactAt(row)] ?? -1]?.id,
          aosMs: windows?.aosMs[contactAt(row)],
        })
      }
      empty="Every contact is booked, or there is none."
    />
  );
}
