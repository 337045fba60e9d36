import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { parseInstant } from "../../../core/base/instant";
import { failure } from "../../../core/base/outcome";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useScenario, useStations } from "../../state/derived";
import { useContacts } from "../../state/queries";
import { type ShownBooking, useBookings } from "../../state/schedule/bookings";
import { conflictText } from "../../state/schedule/conflictText";
import { placeBooking } from "../../state/schedule/placeBooking";
import { rulesOf } from "../../state/schedule/syncEdits";
import classes from "./sync.module.css";

/** Moves a booking by what is typed: to another station, antenna or contact, or to other ends. */
export function BookingForm({ booking }: { readonly booking: ShownBooking }) {
  const scenario = useScenario();
  const stations = useStations();
  const bookings = useBookings();
  const contacts = useContacts().contacts?.windows;
  const [place, setPlace] = useState({
    station: booking.station,
    antenna: booking.antenna,
    start: booking.rule.start,
    end: booking.rule.end,
  });
  const placed = useMemo(() => {
    const start = parseInstant(place.start);
    const end = parseInstant(place.end);
    if (contacts === undefined) return failure("the contacts are not there yet");
    if (!start.ok || !end.ok) return failure("times are written as 2026-03-20T12:00:00Z");
    if (end.value <= start.value) return failure("the end is not after the start");
    const wish = { ...place, startMs: start.value, endMs: end.value, grip: "all" as const };
    const { stations: places = [], mesh } = scenario;
    const around = { contacts, bookings, stations: places, rules: rulesOf(scenario), mesh };
    return placeBooking(booking, wish, around);
  }, [booking, place, contacts, bookings, scenario]);
  const antennas = scenario.stations?.[place.station]?.antennas ?? 1;
  const apply = (): void => {
    if (!placed.ok) return;
    const { station, antenna, startMs, endMs, conflicts } = placed.value;
    const to = { stationId: stations[station]?.id, antenna, startMs, endMs };
    void runCommand("sync.moveBooking", {
      index: booking.index,
      to,
      inTheWay: conflicts.map((each) => each.booking.index),
    });
  };
  return (
    <form
      className={classes.bookingForm}
      aria-label={`Booking of ${booking.rule.satelliteId}`}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={classes.bookingFields}>
        <NativeSelect
          size="xs"
          label="Station"
          value={String(place.station)}
          data={stations.map(({ id, name }, row) => ({ value: String(row), label: name ?? id }))}
          onChange={({ currentTarget }) => setPlace({ ...place, station: Number(currentTarget.value), antenna: 1 })}
        />
        <NativeSelect
          size="xs"
          label="Antenna"
          value={String(place.antenna)}
          data={Array.from({ length: antennas }, (_, i) => String(i + 1))}
          onChange={({ currentTarget }) => setPlace({ ...place, antenna: Number(currentTarget.value) })}
        />
        <TextInput
          size="xs"
          label="Start (UTC)"
          value={place.start}
          onChange={({ currentTarget }) => setPlace({ ...place, start: currentTarget.value })}
        />
        <TextInput
          size="xs"
          label="End (UTC)"
          value={place.end}
          onChange={({ currentTarget }) => setPlace({ ...place, end: currentTarget.value })}
        />
      </div>
      <p className={classes.note} role="status">
        {placed.ok
          ? `Would be ${dayTimeText(placed.value.startMs, "utc")} to ${dayTimeText(placed.value.endMs, "utc")}. ${conflictText(placed.value.conflicts, scenario)}`
          : `Not possible: ${placed.error}.`}
      </p>
      <Group gap={6}>
        <Button type="submit" size="compact-xs" disabled={!placed.ok}>
          Move
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void runCommand("sync.pinBooking", booking.index)}>
          {booking.isPinned ? "Let go" : "Pin"}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void runCommand("sync.forbidBooking", booking.index)}
        >
          Forbid the contact
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void runCommand("sync.removeBooking", booking.index)}
        >
          Take out
        </Button>
      </Group>
    </form>
  );
}
