import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { OemSegment } from "../orbitElements";
import type { OemBlock, OemLine } from "./oemBlocks";
import { oemInterpolation } from "./oemInterpolation";
import { ommEpochFormat, parseOmmEpoch } from "./ommEpoch";
import { type TimeSystem, timeSystems, utcMs } from "./timeSystem";

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d{1,3})?$/;

/** Positions outside are no satellites of the Earth, or not in km. */
const radiusKm = { from: 6_000, to: 2_000_000 } as const;
const highestSpeedKmPerS = 100;

/** The states may miss the stated interval by this much: times are rounded differently in practice. */
const missingEndsMs = 1000;

/** A segment with a hundred bad lines has one cause. */
const maxLineProblems = 20;

const frames: readonly { readonly names: RegExp; readonly frame: OemSegment["frame"] }[] = [
  { names: /^TEME$/, frame: "teme" },
  { names: /^(?:EME2000|J2000|ICRF\d?|GCRF)$/, frame: "j2000" },
  { names: /^ITRF-?(?:\d{2}|\d{4})?$/, frame: "earth-fixed" },
];

const frameNames = "TEME, EME2000, ICRF, GCRF, or ITRF with or without a year";

/** Metadata that the standard demands and nothing here reads. */
const demanded = ["OBJECT_NAME", "OBJECT_ID"] as const;

/** Checks one segment of an OEM to numbers in UTC, km and km/s. Paths of problems are `line 12`. */
export function oemSegment(block: OemBlock): Outcome<OemSegment> {
  const problems: Problem[] = [];
  const report = (line: number, message: string, given?: string, allowed?: string): void => {
    problems.push({
      path: `line ${line}`,
      message,
      ...(given !== undefined && { given }),
      ...(allowed && { allowed }),
    });
  };
  const required = (key: string, allowed?: string): OemLine | undefined => {
    const value = block.fields.get(key);
    if (value === undefined) report(block.line, `${key} is missing from this metadata section`, undefined, allowed);
    return value;
  };

  for (const key of demanded) required(key);
  const center = required("CENTER_NAME", "EARTH");
  if (center && center.text.toUpperCase() !== "EARTH")
    report(center.line, "orbit is not around the Earth", center.text, "EARTH");
  const frame = frameOf(required("REF_FRAME", frameNames), block.fields.get("REF_FRAME_EPOCH"), report);
  const system = timeSystemOf(required("TIME_SYSTEM", timeSystems.join(", ")), report);
  const instant = (field: OemLine | undefined): number | undefined => {
    if (!field || !system) return undefined;
    const epoch = parseOmmEpoch(field.text);
    if (epoch.ok) return utcMs(system, epoch.value);
    report(field.line, epoch.error, field.text, ommEpochFormat);
    return undefined;
  };
  const statedStartMs = instant(required("START_TIME", ommEpochFormat));
  const statedStopMs = instant(required("STOP_TIME", ommEpochFormat));
  const useableStartMs = instant(block.fields.get("USEABLE_START_TIME")) ?? statedStartMs;
  const useableStopMs = instant(block.fields.get("USEABLE_STOP_TIME")) ?? statedStopMs;
  const states = system && readStates(block, system, problems);
  const interpolation = oemInterpolation(block, states?.timesMs.length ?? 0, report);

  if (problems.length > 0 || !frame || !states || !interpolation) return failure(problems);
  if (useableStartMs === undefined || useableStopMs === undefined) return failure(problems);
  const interval = useableInterval(block, states.timesMs, useableStartMs, useableStopMs);
  return interval.ok ? success({ ...interval.value, frame, ...interpolation, ...states }) : interval;
}

type Report = (line: number, message: string, given?: string, allowed?: string) => void;

function frameOf(
  field: OemLine | undefined,
  epoch: OemLine | undefined,
  report: Report,
): OemSegment["frame"] | undefined {
  if (!field) return undefined;
  const name = field.text.toUpperCase().replaceAll(/\s+/g, "");
  const known = frames.find(({ names }) => names.test(name));
  if (!known) report(field.line, "reference frame cannot be converted", field.text, frameNames);
  else if (known.frame === "teme" && epoch) {
    report(
      epoch.line,
      "TEME of a fixed epoch cannot be converted",
      epoch.text,
      "TEME of date, without REF_FRAME_EPOCH",
    );
  }
  return known?.frame;
}

function timeSystemOf(field: OemLine | undefined, report: Report): TimeSystem | undefined {
  if (!field) return undefined;
  const system = timeSystems.find((known) => known === field.text.toUpperCase());
  if (!system) report(field.line, "time system cannot be converted to UTC", field.text, timeSystems.join(", "));
  return system;
}

function readStates(block: OemBlock, system: TimeSystem, problems: Problem[]) {
  const count = block.states.length;
  const timesMs = new Float64Array(count);
  const states = new Float64Array(count * 6);
  let bad = 0;
  for (const [i, { line, text }] of block.states.entries()) {
    const problem = readState(text, system, i, timesMs, states);
    if (problem === undefined) continue;
    if (bad++ < maxLineProblems) problems.push({ path: `line ${line}`, ...problem });
  }
  if (bad > maxLineProblems)
    problems.push({ path: "", message: `and ${bad - maxLineProblems} more lines of this segment` });
  return { timesMs, states };
}

/** Reads `epoch x y z vx vy vz` into row i; accelerations behind are checked and left out: velocities carry what interpolation needs. */
function readState(
  text: string,
  system: TimeSystem,
  i: number,
  timesMs: Float64Array,
  states: Float64Array,
): Omit<Problem, "path"> | undefined {
  const [epochText = "", ...numbers] = text.split(/\s+/);
  if (numbers.length !== 6 && numbers.length !== 9) {
    return {
      message: "not an ephemeris line",
      given: text,
      allowed: "an epoch, three positions in km, three velocities in km/s, and perhaps three accelerations",
    };
  }
  const epoch = parseOmmEpoch(epochText);
  if (!epoch.ok) return { message: epoch.error, given: epochText, allowed: ommEpochFormat };
  const wrong = numbers.find((number) => !numberForm.test(number));
  if (wrong !== undefined)
    return { message: "not a number", given: wrong, allowed: "decimals, with an exponent if need be" };
  timesMs[i] = utcMs(system, epoch.value);
  for (let axis = 0; axis < 6; axis++) states[6 * i + axis] = numberOf(numbers[axis] as string);
  if (i > 0 && !((timesMs[i] as number) > (timesMs[i - 1] as number))) {
    return { message: "time is not after that of the line before", given: epochText };
  }
  const radius = lengthOf(states, 6 * i);
  if (!(radius >= radiusKm.from && radius <= radiusKm.to)) {
    return {
      message: "position is not that of an Earth satellite in km",
      given: `${radius} km from the Earth's centre`,
      allowed: `${radiusKm.from.toLocaleString("en")} to ${radiusKm.to.toLocaleString("en")} km`,
    };
  }
  const speed = lengthOf(states, 6 * i + 3);
  if (speed <= highestSpeedKmPerS) return undefined;
  return {
    message: "velocity is too high for km/s",
    given: `${speed} km/s`,
    allowed: `at most ${highestSpeedKmPerS} km/s`,
  };
}

/** Fortran writes exponents with a D. */
function numberOf(text: string): number {
  const number = Number(text);
  return Number.isNaN(number) ? Number(text.replace(/[dD]/, "e")) : number;
}

function lengthOf(states: Float64Array, at: number): number {
  const [x, y, z] = [states[at] as number, states[at + 1] as number, states[at + 2] as number];
  return Math.sqrt(x * x + y * y + z * z);
}

/** The useable part of what the states span; states that stop short of what the metadata promises mean a truncated message. */
function useableInterval(
  { line }: OemBlock,
  timesMs: Float64Array,
  startMs: number,
  stopMs: number,
): Outcome<{ startMs: number; stopMs: number }> {
  const first = timesMs[0] as number;
  const last = timesMs[timesMs.length - 1] as number;
  const refuse = (message: string) => failure([{ path: `line ${line}`, message }]);
  if (startMs >= stopMs) return refuse("this segment's useable interval does not end after its start");
  if (first > startMs + missingEndsMs) return refuse("this segment's states begin after its useable interval does");
  if (last < stopMs - missingEndsMs)
    return refuse("this segment's states end before its useable interval does: the message is cut off");
  return success({ startMs: Math.max(startMs, first), stopMs: Math.min(stopMs, last) });
}
