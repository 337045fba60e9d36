import { IconPin } from "@tabler/icons-react";
import { useState } from "react";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { minutesText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useStations } from "../../state/derived";
import { useBookings } from "../../state/schedule/bookings";
import { viewStore } from "../../state/viewStore";
import { BookingForm } from "./BookingForm";

const columns: readonly GridColumn[] = [
  { id: "start", title: "Start", minPx: 108 },
  { id: "satellite", title: "Satellite", minPx: 84, grow: 1 },
  { id: "station", title: "Station", minPx: 78, grow: 1 },
  { id: "antenna", title: "Antenna", minPx: 62, align: "right" },
  { id: "length", title: "Min:s", minPx: 48, align: "right" },
  { id: "pin", title: "Pinned", minPx: 54 },
];

/** All bookings; the chosen one can be moved, pinned, forbidden and taken out below. */
export function BookingTable() {
  const bookings = useBookings();
  const stations = useStations();
  const zone = viewStore((state) => state.timeZone);
  const [chosenIndex, setChosenIndex] = useState<number>();
  const chosen = bookings.find(({ index }) => index === chosenIndex);
  const cell = (row: number, column: string) => {
    const booking = bookings[row];
    if (booking === undefined) return null;
    switch (column) {
      case "start":
        return dayTimeText(booking.startMs, zone);
      case "satellite":
        return booking.rule.satelliteId;
      case "station":
        return stations[booking.station]?.name ?? booking.rule.stationId;
      case "antenna":
        return booking.antenna;
      case "length":
        return minutesText((booking.endMs - booking.startMs) / 1000);
      default:
        return booking.isPinned ? <IconPin size={13} aria-label="pinned" /> : null;
    }
  };
  return (
    <>
      <DataGrid
        label="Bookings"
        columns={columns}
        rowCount={bookings.length}
        cell={cell}
        rowState={(row) => (bookings[row]?.index === chosenIndex ? "selected" : undefined)}
        onActivate={(row) => {
          const booking = bookings[row];
          if (booking === undefined) return;
          setChosenIndex(booking.index);
          const { satelliteId } = booking.rule;
          void runCommand("contacts.show", { satelliteId, aosMs: booking.startMs });
        }}
        empty="Nothing is booked yet."
      />
      {chosen && <BookingForm key={`${chosen.index} ${chosen.key} ${chosen.rule.end}`} booking={chosen} />}
    </>
  );
}
