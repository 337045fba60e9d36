import type { Scenario } from "../../../core/scenario/schema";
import type { TimelineLane } from "../../state/layers";
import { bookingsOf, type ShownBooking } from "../../state/schedule/bookings";

/** Stands for an antenna: the row of its station, and its number. */
export function laneKey(lane: Pick<TimelineLane, "row" | "antenna"> | undefined): string {
  return `${lane?.row} ${lane?.antenna}`;
}

const known = new WeakMap<readonly ShownBooking[], ReadonlyMap<string, readonly ShownBooking[]>>();

/** The bookings of each antenna by `laneKey`, ascending. */
export function bookingsByLane(scenario: Scenario): ReadonlyMap<string, readonly ShownBooking[]> {
  const bookings = bookingsOf(scenario);
  let lanes = known.get(bookings);
  if (lanes === undefined) {
    lanes = groupByLane(bookings);
    known.set(bookings, lanes);
  }
  return lanes;
}

function groupByLane(bookings: readonly ShownBooking[]): ReadonlyMap<string, readonly ShownBooking[]> {
  const lanes = new Map<string, ShownBooking[]>();
  for (const booking of [...bookings].sort((a, b) => a.startMs - b.startMs)) {
    const key = laneKey({ row: booking.station, antenna: booking.antenna });
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [booking]);
    else lane.push(booking);
  }
  return lanes;
}
