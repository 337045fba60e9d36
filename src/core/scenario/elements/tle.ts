import type { Instant } from "../../base/instant";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { Sgp4Elements } from "../orbitElements";
import { catalogIdOfTle } from "./catalogId";

/** A field of a line: columns from 1, both included, as NORAD's description of the format counts them. */
interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly form: RegExp;
  readonly allowed: string;
}

const blank = / /;
const digitsOrBlank = /^[ \d]*$/;
const decimal = /^ *\d*\.\d+ *$/;
const signedDecimal = /^ *[+-]?\d*\.\d+ *$/;
const exponential = /^[ +-]?\d{5}[+-]\d$/;

function field(name: string, from: number, to: number, form: RegExp, allowed: string): Field {
  return { name, from, to, form, allowed };
}

const separator = (column: number): Field => field(`column ${column}`, column, column, blank, "a blank");

const line1 = {
  epochYear: field("epoch year", 19, 20, /^\d\d$/, "two digits"),
  epochDay: field("epoch day", 21, 32, /^ *\d+\.\d+ *$/, "day of year with decimals, such as 079.50000000"),
  meanMotionDot: field("mean motion's first derivative", 34, 43, signedDecimal, "a decimal such as -.00001234"),
  meanMotionDdot: field("mean motion's second derivative", 45, 52, exponential, "digits and exponent such as 12345-6"),
  bstar: field("B*", 54, 61, exponential, "digits and exponent such as 12345-6"),
  elementNumber: field("element set number", 65, 68, digitsOrBlank, "digits"),
} as const;

const line2 = {
  inclination: field("inclination", 9, 16, decimal, "a decimal"),
  raan: field("right ascension of the node", 18, 25, decimal, "a decimal"),
  eccentricity: field("eccentricity", 27, 33, /^\d{7}$/, "seven digits"),
  argPerigee: field("argument of perigee", 35, 42, decimal, "a decimal"),
  meanAnomaly: field("mean anomaly", 44, 51, decimal, "a decimal"),
  meanMotion: field("mean motion", 53, 63, decimal, "a decimal"),
  revolution: field("revolution number", 64, 68, digitsOrBlank, "digits"),
} as const;

const fieldsOf = {
  line1: [...Object.values(line1), ...[2, 33, 44, 53, 62, 64].map(separator)],
  line2: [...Object.values(line2), ...[2, 8, 17, 26, 34, 43, 52].map(separator)],
};

/** Ephemeris types whose elements SGP4 may propagate: unmarked, SGP4 and SDP4 of old. */
const sgp4Types = " 023";

/**
 * Reads a two-line element set (CelesTrak's and Space-Track's description of the format; years 57..99 are 19xx; alpha-5 catalogue
 * numbers). Refuses what it would have to guess at: wrong length, checksum, characters or columns, and SGP4-XP (ephemeris type 4). Paths
 * of problems are `line1` and `line2`.
 */
export function parseTle(first: string, second: string): Outcome<Sgp4Elements> {
  const a = first.trimEnd();
  const b = second.trimEnd();
  const formProblems = [...lineProblems("line1", "1", a), ...lineProblems("line2", "2", b)];
  if (formProblems.length > 0) return failure(formProblems);

  const catalogId = catalogIdOfTle(a.slice(2, 7));
  if (!catalogId.ok) return failure([catalogIdProblem("line1", a, catalogId.error)]);
  if (a.slice(2, 7) !== b.slice(2, 7)) {
    const message = `catalogue number differs from that of line 1, ${a.slice(2, 7)}`;
    return failure([catalogIdProblem("line2", b, message)]);
  }
  const epochMs = epochOf(cut(a, line1.epochYear), cut(a, line1.epochDay).trim());
  if (!epochMs.ok) return failure([{ path: "line1", message: epochMs.error, given: a.slice(18, 32) }]);

  const elements: Sgp4Elements = {
    kind: "sgp4",
    catalogId: catalogId.value,
    epochMs: epochMs.value,
    meanMotionRevPerDay: Number(cut(b, line2.meanMotion)),
    eccentricity: Number(`0.${cut(b, line2.eccentricity)}`),
    inclinationDeg: Number(cut(b, line2.inclination)),
    raanDeg: Number(cut(b, line2.raan)),
    argPerigeeDeg: Number(cut(b, line2.argPerigee)),
    meanAnomalyDeg: Number(cut(b, line2.meanAnomaly)),
    bstar: exponentialValue(cut(a, line1.bstar)),
    meanMotionDot: Number(cut(a, line1.meanMotionDot)),
    meanMotionDdot: exponentialValue(cut(a, line1.meanMotionDdot)),
    tle: [a, b],
  };
  const problems = [...rangeProblems(elements), ...typeProblems(a)];
  return problems.length === 0 ? success(elements) : failure(problems);
}

/** The last digit that the first 68 characters of a line should end in: digits count as themselves, minus signs as 1, modulo 10. */
export function tleChecksum(line: string): number {
  let sum = 0;
  for (let column = 0; column < 68; column++) {
    const code = line.charCodeAt(column);
    if (code >= 48 && code <= 57) sum += code - 48;
    else if (code === 45) sum += 1;
  }
  return sum % 10;
}

function lineProblems(path: "line1" | "line2", number: string, line: string): Problem[] {
  if (line.length !== 69) {
    return [{ path, message: `line of ${line.length} characters`, given: line, allowed: "69 characters" }];
  }
  if (line[0] !== number) {
    return [{ path, message: `line does not begin with ${number}`, given: line, allowed: `${number} in column 1` }];
  }
  for (const { name, from, to, form, allowed } of fieldsOf[path]) {
    const text = line.slice(from - 1, to);
    if (form.test(text)) continue;
    const columns = from === to ? `column ${from}` : `columns ${from} to ${to}`;
    const message = name.startsWith("column") ? "line is not aligned to its columns" : `${name} cannot be read`;
    return [{ path, message, given: text, allowed: `${allowed} in ${columns}` }];
  }
  const checksum = String(tleChecksum(line));
  if (line[68] === checksum) return [];
  const allowed = `${checksum} in column 69, if the rest of the line is right`;
  return [{ path, message: "wrong checksum", given: line[68], allowed }];
}

function catalogIdProblem(path: string, line: string, message: string): Problem {
  return { path, message, given: line.slice(2, 7), allowed: "five digits, or a letter but I and O and four digits" };
}

function cut(line: string, { from, to }: Field): string {
  return line.slice(from - 1, to);
}

/** `-12345-6` is -0.12345e-6. */
function exponentialValue(text: string): number {
  const mantissa = text.slice(0, -2);
  const sign = mantissa.startsWith("-") ? "-" : "";
  return Number(`${sign}0.${mantissa.replace(/^[ +-]/, "")}e${text.slice(-2)}`);
}

/** In whole microseconds throughout: a hundred-millionth of a day is 864 of them. */
function epochOf(yearText: string, dayText: string): Outcome<Instant, string> {
  const year = Number(yearText) + (Number(yearText) < 57 ? 2000 : 1900);
  const [wholeText = "", decimals = ""] = dayText.split(".");
  const day = Number(wholeText);
  const daysInYear = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  if (day < 1 || day > daysInYear) return failure(`epoch is not a day of ${year}, which has ${daysInYear}`);
  const microseconds = Number(decimals.padEnd(8, "0").slice(0, 8)) * 864;
  return success((Date.UTC(year, 0, day) + microseconds / 1000) as Instant);
}

function rangeProblems(elements: Sgp4Elements): Problem[] {
  const problems: Problem[] = [];
  const expect = (right: boolean, what: string, given: number, allowed: string): void => {
    if (!right) problems.push({ path: "line2", message: `${what} is out of range`, given, allowed });
  };
  expect(elements.meanMotionRevPerDay > 0, "mean motion", elements.meanMotionRevPerDay, "above 0 revolutions a day");
  expect(elements.inclinationDeg <= 180, "inclination", elements.inclinationDeg, "0 to 180 degrees");
  expect(elements.raanDeg <= 360, "right ascension of the node", elements.raanDeg, "0 to 360 degrees");
  expect(elements.argPerigeeDeg <= 360, "argument of perigee", elements.argPerigeeDeg, "0 to 360 degrees");
  expect(elements.meanAnomalyDeg <= 360, "mean anomaly", elements.meanAnomalyDeg, "0 to 360 degrees");
  return problems;
}

function typeProblems(line: string): Problem[] {
  const type = line.charAt(62);
  if (type === "4") {
    return [
      {
        path: "line1",
        message: "elements are for SGP4-XP, which SGP4 cannot propagate",
        given: type,
        allowed: "ephemeris type 0 in column 63",
      },
    ];
  }
  if (sgp4Types.includes(type)) return [];
  return [{ path: "line1", message: "unknown ephemeris type", given: type, allowed: "0 in column 63" }];
}
