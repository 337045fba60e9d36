import { type Outcome, type Problem, success } from "../../base/outcome";
import { runToEnd } from "../../base/progress";
import type { RatePieces } from "../../contact/ratePieces";
import type { Scenario, SyncRules } from "../../scenario/schema";
import type { ContactList } from "../contactList";
import { makeProblem } from "../makeProblem";
import { type ScheduleOptions, scheduleContacts } from "../schedule";
import { type ScheduleRecord, scheduleRecord } from "../scheduleRecord";
import type { CheckedContact } from "./checkSchedule";

/** A booking problem written down shortly: times are seconds from the start of a window. */
export interface BookingCase {
  readonly satellites: readonly string[];
  readonly stations: readonly {
    readonly id: string;
    readonly antennas?: number;
    readonly setupSeconds?: number;
    readonly maintenance?: { readonly antenna?: number; readonly from: string; readonly to: string }[];
  }[];
  readonly contacts: readonly {
    readonly satellite: string;
    readonly station: string;
    readonly startS: number;
    readonly endS: number;
    readonly downMbps: number;
    readonly upMbps?: number;
  }[];
  readonly sync: SyncRules;
  readonly failures?: NonNullable<Scenario["mesh"]>["failures"];
  readonly durationHours?: number;
}

const startMs = Date.UTC(2026, 2, 20, 12);

/** The instant `seconds` after the start of a case's window. */
export function at(seconds: number): string {
  return new Date(startMs + seconds * 1000).toISOString();
}

export function scenarioOf({ satellites, stations, sync, failures, durationHours = 24 }: BookingCase): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "case",
    window: { start: at(0), durationHours },
    satellites: satellites.map((id) => ({ id, orbit: { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 } })),
    stations: stations.map((station) => ({
      latDeg: 0,
      lonDeg: 0,
      altitudeKm: 0,
      uplinkMbps: 0,
      downlinkMbps: 0,
      ...station,
    })),
    sync,
    ...(failures && { mesh: { topology: "none" as const, failures } }),
  };
}

export function contactsOf({ satellites, stations, contacts }: BookingCase): ContactList {
  return {
    count: contacts.length,
    satellite: contacts.map(({ satellite }) => satellites.indexOf(satellite)),
    station: contacts.map(({ station }) => stations.findIndex(({ id }) => id === station)),
    aosMs: contacts.map(({ startS }) => startMs + startS * 1000),
    losMs: contacts.map(({ endS }) => startMs + endS * 1000),
  };
}

/** The contacts with their rates, as the checker reads them. */
export function checkedContacts({ contacts }: BookingCase): CheckedContact[] {
  return contacts.map(({ satellite, station, startS, endS, downMbps, upMbps = 0 }) => ({
    satelliteId: satellite,
    stationId: station,
    aos: at(startS),
    los: at(endS),
    pieces: [{ until: at(endS), downMbps, upMbps }],
  }));
}

/** The rates of the contacts, one piece each. */
export function ratesOf(given: BookingCase): RatePieces {
  const { count, losMs } = contactsOf(given);
  return {
    first: Int32Array.from({ length: count + 1 }, (_, i) => i),
    endMs: Float64Array.from(losMs),
    downMbps: Float64Array.from(given.contacts, ({ downMbps }) => downMbps),
    upMbps: Float64Array.from(given.contacts, ({ upMbps = 0 }) => upMbps),
  };
}

/** Prepares and schedules a case, the rates of its contacts being one piece each. */
export function scheduleCase(
  given: BookingCase,
  options: ScheduleOptions = {},
  objective: "volume" | "age" = "volume",
): Outcome<ScheduleRecord, readonly Problem[]> {
  const contacts = contactsOf(given);
  const prepared = makeProblem(scenarioOf(given), contacts, ratesOf(given), objective);
  if (!prepared.ok) return prepared;
  const schedule = runToEnd(scheduleContacts(prepared.value.problem, options));
  return success(scheduleRecord(scenarioOf(given), prepared.value, contacts, schedule));
}
