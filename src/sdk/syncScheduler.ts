import { formatInstant, formatInstantExact } from "../core/base/instant";
import type { Problem } from "../core/base/outcome";
import { runToEnd } from "../core/base/progress";
import { cutAtEndFlag, cutAtStartFlag } from "../core/contact/contactColumns";
import { contactSearch } from "../core/contact/contactSearch";
import { findContacts } from "../core/contact/findContacts";
import { linkRates } from "../core/contact/linkRates";
import { parseScenario } from "../core/scenario/parseScenario";
import { type Satellite, type Scenario, type Station, type SyncRules, scenarioSchemaId } from "../core/scenario/schema";
import { idGiver } from "../core/scenario/uniqueId";
import { makeProblem } from "../core/schedule/makeProblem";
import { scheduleContacts } from "../core/schedule/schedule";
import { scheduleRecord, type UnmetRecord } from "../core/schedule/scheduleRecord";
import { GroundStation } from "./groundStation";
import { instancesProblems } from "./instanceProblems";
import { loadedSolver } from "./loadSolver";
import { OrbitweaveError, throwIfAny } from "./orbitweaveError";
import { unknownOptions } from "./unknownOptions";

export interface SyncSchedulerOptions {
  readonly groundStations: readonly GroundStation[];
  /** Ids and orbits as a scenario writes them: TLE, OMM, Keplerian elements, or a fixed point. */
  readonly satellites: readonly { readonly id: string; readonly orbit: Satellite["orbit"] }[];
  /** Start of all windows: a `Date`, or ISO 8601 UTC text ending in `Z`. */
  readonly start: Date | string;
  /** UT1 - UTC in seconds (default 0), and whether refraction lifts elevations (default not). */
  readonly physics?: { readonly dut1Seconds?: number; readonly refraction?: boolean };
}

export interface SyncWindowsQuery {
  readonly satelliteId: string;
  /** Length of the time looked at, from the scheduler's start; above 0, at most 720. */
  readonly durationHours: number;
  /** Which rate makes the capacity: "down" (default) the station's downlink, "up" its uplink. */
  readonly direction?: "down" | "up";
  /**
   * Called where the satellite has no position before the end (its orbit decays, say); the windows are then those up to that instant.
   * Without it such a satellite is an error.
   */
  readonly onFailure?: (failure: { readonly error: string; readonly from: Date }) => void;
}

/** One contact between the satellite and a station, to the millisecond. */
export interface SyncWindow {
  readonly satelliteId: string;
  /** The very object that was given to the scheduler. */
  readonly station: GroundStation;
  readonly direction: "down" | "up";
  readonly startTime: Date;
  /** The instant of greatest elevation. */
  readonly culminationTime: Date;
  readonly endTime: Date;
  readonly durationSeconds: number;
  /** What fits through in the direction asked for, MB (10^6 bytes). */
  readonly dataCapacityMB: number;
  readonly maxElevationDeg: number;
  /** The contact has begun before the time looked at, or goes on after it. */
  readonly cutAtStart: boolean;
  readonly cutAtEnd: boolean;
}

/** How contacts are booked: the scenario's `sync`. */
export type ScheduleRules = SyncRules;

export interface ScheduleQuery {
  /** Length of the time looked at, from the scheduler's start; above 0, at most 720. */
  readonly durationHours?: number;
  /** Multiplies the work, 1 (default) being about 10 s on large problems; above 0. */
  readonly effort?: number;
}

/** One booked sync window. */
export interface SyncBooking {
  readonly satelliteId: string;
  /** The very object that was given to the scheduler. */
  readonly station: GroundStation;
  /** The station's antenna, from 1. */
  readonly antenna: number;
  readonly startTime: Date;
  readonly endTime: Date;
  readonly downMB: number;
  readonly upMB: number;
}

export interface SyncSchedule {
  /** By start. */
  readonly bookings: readonly SyncBooking[];
  /** Weighted MB that count, or the mean age of information in seconds; no schedule is better than `bound`. */
  readonly objective: number;
  readonly bound: number;
  /** |bound - objective| / max(|bound|, |objective|). */
  readonly gap: number;
  /** No schedule is better, to 1e-6. */
  readonly proven: boolean;
  readonly stopped: boolean;
  /** Demands that are not met, and why. */
  readonly unmet: readonly UnmetRecord[];
  /** Satellites that have no position before the end (an orbit decays, say): their contacts up to that instant are booked. */
  readonly failed: readonly { readonly satelliteId: string; readonly error: string; readonly from: Date }[];
}

/** Finds when satellites can exchange data with ground stations. */
export class SyncScheduler {
  private readonly scenario: Scenario;
  private readonly groundStations: readonly GroundStation[];

  /** @throws OrbitweaveError where an option is wrong or unknown: a broken TLE, two of one id, a start that is no instant. */
  constructor(options: SyncSchedulerOptions) {
    throwIfAny(optionProblems(options));
    const { groundStations, satellites, start, physics } = options;
    this.groundStations = [...groundStations];
    this.scenario = checkScenario({
      schema: scenarioSchemaId,
      name: "sync",
      window: { start: start instanceof Date ? textOf(start) : start, durationHours: 24 },
      satellites: [...satellites],
      stations: stationDocuments(groundStations),
      ...(physics && { physics }),
    });
  }

  /**
   * Every contact window of one satellite with every station, by start (then station id). Synchronous: a day over a hundred stations takes
   * some milliseconds.
   * @throws OrbitweaveError where the satellite or an option is unknown, the duration out of range, and where propagation fails (see `onFailure`)
   */
  getSyncWindows(query: SyncWindowsQuery): SyncWindow[] {
    throwIfAny(unknownOptions(query, { satelliteId: true, durationHours: true, direction: true, onFailure: true }));
    const { satelliteId, durationHours, direction = "down", onFailure } = query;
    const satellites = this.scenario.satellites?.filter(({ id }) => id === satelliteId) ?? [];
    if (satellites.length === 0) throw new OrbitweaveError([this.unknownSatellite(satelliteId)]);
    if (direction !== "down" && direction !== "up") {
      const problem = { path: "direction", message: "not allowed here", given: direction, allowed: "down, up" };
      throw new OrbitweaveError([problem]);
    }
    const window = { start: this.scenario.window.start, durationHours };
    const scenario = checkScenario({ ...this.scenario, window, satellites });
    const { windows, failed } = runToEnd(findContacts(contactSearch(scenario)));
    for (const { error, fromMs } of failed) {
      if (onFailure === undefined) {
        const message = `${satelliteId} has no position from ${formatInstant(fromMs)}: ${error}`;
        throw new OrbitweaveError([{ path: "durationHours", message, allowed: "onFailure to get what is before" }]);
      }
      onFailure({ error, from: new Date(fromMs) });
    }
    return Array.from({ length: windows.count }, (_, row) => {
      const aosMs = windows.aosMs[row] as number;
      const losMs = windows.losMs[row] as number;
      const flags = windows.flags[row] as number;
      return {
        satelliteId,
        station: this.groundStations[windows.station[row] as number] as GroundStation,
        direction,
        startTime: new Date(aosMs),
        culminationTime: new Date(windows.tcaMs[row] as number),
        endTime: new Date(losMs),
        durationSeconds: (losMs - aosMs) / 1000,
        dataCapacityMB: (direction === "down" ? windows.downlinkMB : windows.uplinkMB)[row] as number,
        maxElevationDeg: windows.maxElevationDeg[row] as number,
        cutAtStart: (flags & cutAtStartFlag) !== 0,
        cutAtEnd: (flags & cutAtEndFlag) !== 0,
      };
    });
  }

  /**
   * Books the contacts of all satellites over `durationHours` (default 24) from the scheduler's start, so that the most weighted volume
   * moves or information is youngest, with a bound on what any schedule could do. Synchronous, by default about 10 s on large problems;
   * await `loadSolver()` before. Satellites whose propagation fails are listed in `failed`.
   * @throws OrbitweaveError where a rule or the effort is wrong, an option unknown, pins contradict each other, or the solver is not loaded
   */
  schedule(rules: ScheduleRules, query: ScheduleQuery = {}): SyncSchedule {
    throwIfAny(unknownOptions(query, { durationHours: true, effort: true }));
    const { durationHours = 24, effort } = query;
    const solver = loadedSolver();
    if (solver === undefined) {
      throw new OrbitweaveError([
        { path: "", message: "the solver is not loaded", allowed: "await loadSolver() before" },
      ]);
    }
    if (effort !== undefined && !(effort > 0 && effort < Number.POSITIVE_INFINITY)) {
      const problem = { path: "effort", message: "not allowed here", given: effort, allowed: "a number above 0" };
      throw new OrbitweaveError([problem]);
    }
    const window = { start: this.scenario.window.start, durationHours };
    const scenario = checkScenario({ ...this.scenario, window, sync: rules });
    const search = contactSearch(scenario);
    const { windows, failed } = runToEnd(findContacts(search));
    const prepared = makeProblem(scenario, windows, runToEnd(linkRates(search, windows)));
    if (!prepared.ok) throw new OrbitweaveError(prepared.error.map(underRules));
    const options = { solver, ...(effort !== undefined && { effort }) };
    const schedule = runToEnd(scheduleContacts(prepared.value.problem, options));
    const record = scheduleRecord(scenario, prepared.value, windows, schedule);
    return {
      ...record,
      bookings: schedule.bookings.map((booking, i) => ({
        satelliteId: record.bookings[i]?.satelliteId as string,
        station: this.groundStations[booking.station] as GroundStation,
        antenna: booking.antenna,
        startTime: new Date(booking.startMs),
        endTime: new Date(booking.endMs),
        downMB: booking.downMB,
        upMB: booking.upMB,
      })),
      failed: failed.map(({ satellite, error, fromMs }) => ({
        satelliteId: search.ids.satelliteIds[satellite] as string,
        error,
        from: new Date(fromMs),
      })),
    };
  }

  private unknownSatellite(given: string): Problem {
    const allowed = this.scenario.satellites?.map(({ id }) => id).join(", ") || "there is none";
    return { path: "satelliteId", message: "no such satellite", given, allowed };
  }
}

/** Of callers without types. */
function optionProblems(options: SyncSchedulerOptions): Problem[] {
  const { groundStations, satellites } = options;
  const problems = unknownOptions(options, { groundStations: true, satellites: true, start: true, physics: true });
  if (!Array.isArray(satellites)) {
    problems.push({ path: "satellites", message: "no list", given: satellites, allowed: "a list of { id, orbit }" });
  }
  const allowed = "new GroundStation({ name, position, uplinkMbps, downlinkMbps, ... })";
  return [...problems, ...instancesProblems("groundStations", groundStations, GroundStation, allowed)];
}

/**
 * The stations as a scenario writes them. Ids that were given stand, and so does one made from a name where no other station has it; names without
 * letters of ASCII, say, all make the same.
 */
function stationDocuments(stations: readonly GroundStation[]): Station[] {
  const giveId = idGiver(new Set(stations.filter(({ hasGivenId }) => hasGivenId).map(({ id }) => id)));
  return stations.map((station, i) => {
    const isTwin = stations.indexOf(station) < i;
    return station.hasGivenId || isTwin ? station.document : { ...station.document, id: giveId([station.id]) };
  });
}

function underRules(problem: Problem): Problem {
  return { ...problem, path: problem.path.replace(/^sync\.?/, "") };
}

function textOf(start: Date): string {
  return Number.isFinite(start.getTime()) ? formatInstantExact(start.getTime()) : "Invalid Date";
}

/** Problems are told under the SDK's own names. */
function checkScenario(document: unknown): Scenario {
  const parsed = parseScenario(document);
  if (parsed.ok) return parsed.value.scenario;
  throw new OrbitweaveError(
    parsed.error.map((problem) => ({
      ...problem,
      path: problem.path
        .replace(/^window\.start$/, "start")
        .replace(/^window\.durationHours$/, "durationHours")
        .replace(/^stations/, "groundStations")
        .replace(/^sync\.?/, ""),
      message: problem.message.replace(/(?<=already the id of )stations/, "groundStations"),
    })),
  );
}
