import type { Problem } from "../../../core/base/outcome";
import type { Scenario } from "../../../core/scenario/schema";
import { clockTimeText, dayTimeText, type Zone } from "../../kit/timeText";

/** A booking that cannot stand, as people know it, and why. */
export interface BookingFault {
  /** The fault's path, which no other has. */
  readonly key: string;
  /** `sat-002 at KSC, 03-20 12:02:30 to 12:06:56`. */
  readonly booking: string;
  readonly why: string;
}

/** Faults of a schedule's report, whose paths are `sync.bookings[i]`, told by satellite, station and time in place of a path. */
export function faultTexts(faults: readonly Problem[], { sync, stations = [] }: Scenario, zone: Zone): BookingFault[] {
  return faults.map(({ path, message }) => {
    const booking = sync?.bookings?.[Number(/\[(\d+)\]$/.exec(path)?.[1])];
    if (booking === undefined) return { key: path, booking: path, why: message };
    const { satelliteId, stationId, start, end } = booking;
    const station = stations.find(({ id }) => id === stationId)?.name ?? stationId;
    const times = `${dayTimeText(Date.parse(start), zone)} to ${clockTimeText(Date.parse(end), zone)}`;
    return { key: path, booking: `${satelliteId} at ${station}, ${times}`, why: message };
  });
}
