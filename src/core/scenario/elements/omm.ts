import type { Instant } from "../../base/instant";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { Sgp4Elements } from "../orbitElements";
import { ommEpochFormat, parseOmmEpoch } from "./ommEpoch";

/** An orbit mean-elements message as fields by their CCSDS names; values as CelesTrak (numbers) or Space-Track (text) give them. */
export type OmmRecord = Readonly<Record<string, unknown>>;

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d{1,3})?$/;

/** Words that name SGP4; a message for another theory holds other mean elements. */
const words: readonly { readonly key: string; readonly accepted: readonly string[]; readonly instead: string }[] = [
  {
    key: "MEAN_ELEMENT_THEORY",
    accepted: ["SGP4", "SGP/SGP4", "SGP4/SDP4"],
    instead: "elements are not for SGP4 and would give wrong positions",
  },
  { key: "TIME_SYSTEM", accepted: ["UTC"], instead: "times are not UTC" },
  { key: "REF_FRAME", accepted: ["TEME"], instead: "elements are in another frame" },
  { key: "CENTER_NAME", accepted: ["EARTH"], instead: "orbit is not around the Earth" },
];

/**
 * Reads one OMM (CCSDS 502.0) with SGP4 mean elements. Paths of problems are field names. Null and empty text count as missing. Fields
 * that SGP4 does not need are not looked at.
 */
export function parseOmm(record: OmmRecord): Outcome<Sgp4Elements> {
  const problems: Problem[] = [...wordProblems(record), ...typeProblems(record)];
  const number = (key: string, allowed: string, inRange: (value: number) => boolean, fallback?: number): number => {
    const given = present(record, key);
    if (given === undefined && fallback !== undefined) return fallback;
    const value = numberOf(given);
    if (value !== undefined && inRange(value)) return value;
    problems.push(
      given === undefined
        ? missing(key, allowed)
        : { path: key, message: "value is out of range or no number", given, allowed },
    );
    return Number.NaN;
  };
  const angle = (key: string): number => number(key, "-360 to 360 degrees", (value) => Math.abs(value) <= 360);

  const elements: Sgp4Elements = {
    kind: "sgp4",
    catalogId: catalogIdOf(record, problems),
    epochMs: epochOf(record, problems),
    meanMotionRevPerDay: number("MEAN_MOTION", "above 0 revolutions a day", (value) => value > 0),
    eccentricity: number("ECCENTRICITY", "0 to below 1", (value) => value >= 0 && value < 1),
    inclinationDeg: number("INCLINATION", "0 to 180 degrees", (value) => value >= 0 && value <= 180),
    raanDeg: angle("RA_OF_ASC_NODE"),
    argPerigeeDeg: angle("ARG_OF_PERICENTER"),
    meanAnomalyDeg: angle("MEAN_ANOMALY"),
    bstar: number("BSTAR", "a number (1 / Earth radii)", Number.isFinite),
    meanMotionDot: number("MEAN_MOTION_DOT", "a number (rev/day^2)", Number.isFinite, 0),
    meanMotionDdot: number("MEAN_MOTION_DDOT", "a number (rev/day^3)", Number.isFinite, 0),
  };
  return problems.length === 0 ? success(elements) : failure(problems);
}

function present(record: OmmRecord, key: string): unknown {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return value === null || value === "" ? undefined : value;
}

function missing(key: string, allowed: string): Problem {
  return { path: key, message: "missing", allowed };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !numberForm.test(value.trim())) return undefined;
  const number = Number(value.trim().replace(/[dD]/, "e"));
  return Number.isFinite(number) ? number : undefined;
}

function catalogIdOf(record: OmmRecord, problems: Problem[]): string {
  const given = present(record, "NORAD_CAT_ID");
  const allowed = "a catalogue number of 1 to 9 digits";
  const text = typeof given === "number" || typeof given === "string" ? String(given).trim() : "";
  if (/^\d{1,9}$/.test(text)) return String(Number(text));
  problems.push(
    given === undefined
      ? missing("NORAD_CAT_ID", allowed)
      : { path: "NORAD_CAT_ID", message: "no catalogue number", given, allowed },
  );
  return "";
}

function epochOf(record: OmmRecord, problems: Problem[]): Instant {
  const given = present(record, "EPOCH");
  const epoch = typeof given === "string" ? parseOmmEpoch(given) : failure("epoch is no text");
  if (epoch.ok) return epoch.value;
  problems.push(
    given === undefined
      ? missing("EPOCH", ommEpochFormat)
      : { path: "EPOCH", message: epoch.error, given, allowed: ommEpochFormat },
  );
  return Number.NaN as Instant;
}

function wordProblems(record: OmmRecord): Problem[] {
  return words.flatMap(({ key, accepted, instead }) => {
    const given = present(record, key);
    if (given === undefined || accepted.includes(String(given).trim().toUpperCase())) return [];
    return [{ path: key, message: instead, given, allowed: accepted.slice(0, 1).join() }];
  });
}

/** Type 4 is SGP4-XP; 0, 2 and 3 (SGP4 and SDP4 of old) are ours. */
function typeProblems(record: OmmRecord): Problem[] {
  const given = present(record, "EPHEMERIS_TYPE");
  const type = given === undefined ? "0" : String(given).trim().toUpperCase();
  if (["0", "2", "3", "SGP4"].includes(type)) return [];
  const message =
    type === "4" || type === "SGP4-XP"
      ? "elements are for SGP4-XP, which SGP4 cannot propagate"
      : "unknown ephemeris type";
  return [{ path: "EPHEMERIS_TYPE", message, given, allowed: "0" }];
}
