import { parseInstant } from "../../../core/base/instant";
import type { Scenario } from "../../../core/scenario/schema";
import type { BookingRule } from "../../../core/scenario/schema/sync";
import { satelliteIndex, stationIndex } from "../derived";
import { documentStore } from "../documentStore";
import { isSameBooking, rulesOf } from "./syncEdits";

/** A booking of the document as it is shown. */
export interface ShownBooking {
  /** In `sync.bookings`. */
  readonly index: number;
  /** Stays the same while the booking stays where it is. */
  readonly key: string;
  /** Rows of the satellite and the station. */
  readonly satellite: number;
  readonly station: number;
  /** In its station, from 1. */
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly isPinned: boolean;
  readonly rule: BookingRule;
}

const known = new WeakMap<NonNullable<Scenario["sync"]>, readonly ShownBooking[]>();
const none: readonly ShownBooking[] = [];

/** The bookings of a plan, in its order. */
export function bookingsOf(scenario: Scenario): readonly ShownBooking[] {
  const { sync } = scenario;
  if (sync?.bookings === undefined) return none;
  let shown = known.get(sync);
  if (shown === undefined) {
    shown = readBookings(scenario);
    known.set(sync, shown);
  }
  return shown;
}

export function useBookings(): readonly ShownBooking[] {
  return documentStore((state) => bookingsOf(state.scenario));
}

export function bookingKey({ satelliteId, stationId, start }: BookingRule): string {
  return `${satelliteId} ${stationId} ${start}`;
}

function readBookings(scenario: Scenario): ShownBooking[] {
  const satellites = satelliteIndex(scenario);
  const stations = stationIndex(scenario);
  const { bookings = [], pinned = [] } = rulesOf(scenario);
  const pins = new Map(pinned.map((pin) => [bookingKey(pin), pin]));
  return bookings.flatMap((rule, index): ShownBooking[] => {
    const satellite = satellites.get(rule.satelliteId);
    const station = stations.get(rule.stationId);
    const start = parseInstant(rule.start);
    const end = parseInstant(rule.end);
    if (satellite === undefined || station === undefined || !start.ok || !end.ok) return [];
    const key = bookingKey(rule);
    const pin = pins.get(key);
    const isPinned = pin !== undefined && isSameBooking(pin, rule);
    const { antenna = 1 } = rule;
    return [{ index, key, satellite, station, antenna, startMs: start.value, endMs: end.value, isPinned, rule }];
  });
}
