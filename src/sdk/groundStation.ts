import type { Problem } from "../core/base/outcome";
import { parseScenario } from "../core/scenario/parseScenario";
import { type Station, scenarioSchemaId } from "../core/scenario/schema";
import { idGiver } from "../core/scenario/uniqueId";
import { OrbitweaveError } from "./orbitweaveError";
import type { Position } from "./position";

export interface GroundStationOptions {
  /** For people; 1 to 120 characters. */
  readonly name: string;
  readonly position: Position;
  /** Rate from station to satellite, Mbit/s (10^6 bits). */
  readonly uplinkMbps: number;
  /** Rate from satellite to station, Mbit/s. */
  readonly downlinkMbps: number;
  /** 1 to 64 of letters, digits and `._:-`; default: made from the name, a scheduler telling such ids apart by `-2`, `-3`... */
  readonly id?: string;
  /** Least elevation of a contact in degrees, -10 to 90, default 10. */
  readonly minElevationDeg?: number;
  /** Horizon by azimuth (degrees from north, clockwise), linear between the points. */
  readonly mask?: readonly { readonly azimuthDeg: number; readonly elevationDeg: number }[];
  /** No contact beyond this distance, km; default: no limit. */
  readonly maxSlantRangeKm?: number;
  /** Antennas, each serving one satellite at a time; default 1. */
  readonly antennas?: number;
  /** Set-up between two bookings of one antenna, in seconds; default 0. */
  readonly setupSeconds?: number;
}

/** A ground station as it appears in schedules. */
export class GroundStation {
  readonly name: string;
  readonly position: Position;
  readonly uplinkMbps: number;
  readonly downlinkMbps: number;
  readonly id: string;
  /** The id was given, not made from the name. */
  readonly hasGivenId: boolean;
  /** The station as a scenario writes it. */
  readonly document: Station;

  /** @throws OrbitweaveError where an option is wrong; its problems name the options. */
  constructor({ position, mask, ...options }: GroundStationOptions) {
    const missing = missingOptions(options.name, position);
    if (missing.length > 0) throw new OrbitweaveError(missing);
    const { latDeg, lonDeg, altitudeKm } = position;
    const id = options.id ?? idFromName(options.name);
    const document = {
      ...options,
      id,
      latDeg,
      lonDeg,
      altitudeKm,
      ...(mask && { mask: Array.isArray(mask) ? [...mask] : mask }),
    };
    this.document = checkStation(document);
    this.name = options.name;
    this.position = position;
    this.uplinkMbps = options.uplinkMbps;
    this.downlinkMbps = options.downlinkMbps;
    this.id = id;
    this.hasGivenId = options.id !== undefined;
  }
}

/** Of callers without types. */
function missingOptions(name: string | undefined, position: Position | undefined): Problem[] {
  const problems: Problem[] = [];
  if (name === undefined) problems.push({ path: "name", message: "missing", allowed: "text of 1 to 120 characters" });
  if (typeof position !== "object" || position === null) {
    problems.push({ path: "position", message: "missing", allowed: "a Position" });
  }
  return problems;
}

function idFromName(name: string): string {
  return idGiver(new Set())([String(name), "station"]);
}

/** A station is checked as part of a scenario that holds nothing else. */
function checkStation(station: unknown): Station {
  const window = { start: "2000-01-01T00:00:00Z", durationHours: 1 };
  const parsed = parseScenario({ schema: scenarioSchemaId, name: "station", window, stations: [station] });
  if (!parsed.ok) {
    throw new OrbitweaveError(
      parsed.error.map((problem) => ({ ...problem, path: problem.path.replace(/^stations\[0\]\.?/, "") })),
    );
  }
  return station as Station;
}
