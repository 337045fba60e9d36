import { limits } from "../../../core/scenario/limits";
import { utf8Length } from "../../../core/scenario/readJson";
import type { Scenario } from "../../../core/scenario/schema";
import type { BookingRule } from "../../../core/scenario/schema/sync";
import type { ContestedPlan } from "../../../engine/client/scheduler";
import { rulesOf } from "./syncEdits";

/** What a schedule would take of the document, were all antennas busy as long as they have contacts. */
export interface BookingRoom {
  readonly bookings: number;
  readonly megabytes: number;
  /** What the rest of the document leaves. */
  readonly leftMegabytes: number;
}

/**
 * How large a schedule of these contacts may become. Every antenna is taken to serve contacts of its station's mean length one after
 * another, but none twice; demands and parts of contacts are not looked at, so it is a size to expect, not a bound.
 */
export function bookingRoom(scenario: Scenario, contacts: ContestedPlan["contacts"], satelliteId: string): BookingRoom {
  const stations = scenario.stations ?? [];
  const counts = new Float64Array(stations.length);
  const contactMs = new Float64Array(stations.length);
  for (let row = 0; row < contacts.count; row++) {
    const station = contacts.station[row] as number;
    counts[station] = (counts[station] as number) + 1;
    contactMs[station] =
      (contactMs[station] as number) + (contacts.losMs[row] as number) - (contacts.aosMs[row] as number);
  }
  const windowMs = scenario.window.durationHours * 3_600_000;
  let bookings = 0;
  let bytes = 0;
  stations.forEach(({ id, antennas = 1, setupSeconds = 0 }, station) => {
    const count = counts[station] as number;
    if (count === 0) return;
    const eachMs = (contactMs[station] as number) / count + 1000 * setupSeconds;
    const busy = Math.min(count, Math.ceil((antennas * windowMs) / eachMs));
    bookings += busy;
    bytes += busy * bytesOf(satelliteId, id);
  });
  const { bookings: _, ...rules } = rulesOf(scenario);
  const rest = utf8Length(JSON.stringify({ ...scenario, sync: rules }));
  return { bookings, megabytes: bytes / 1e6, leftMegabytes: (limits.documentBytes - rest) / 1e6 };
}

function bytesOf(satelliteId: string, stationId: string): number {
  const instant = "2026-01-01T00:00:00.000Z";
  const booking: BookingRule = { satelliteId, stationId, antenna: 1, start: instant, end: instant };
  // With the comma between bookings.
  return utf8Length(JSON.stringify(booking)) + 1;
}
