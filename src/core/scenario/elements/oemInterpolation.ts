import type { OemSegment } from "../orbitElements";
import type { OemBlock } from "./oemBlocks";

export type OemInterpolation = Pick<OemSegment, "interpolation" | "degree">;

/** The standard leaves it open how to interpolate where a message does not say; four states with their velocities lose nothing in practice. */
const unsaid = { interpolation: "hermite", degree: 7 } as const;

/** Polynomials of higher degree lose digits. */
const highestDegree = 20;

const methods = ["LINEAR", "LAGRANGE", "HERMITE"] as const;

/** How a segment of `stateCount` states is to be interpolated: as INTERPOLATION and INTERPOLATION_DEGREE say, else Hermite of degree 7. */
export function oemInterpolation(
  block: OemBlock,
  stateCount: number,
  report: (line: number, message: string, given?: string, allowed?: string) => void,
): OemInterpolation | undefined {
  const method = block.fields.get("INTERPOLATION");
  const degreeField = block.fields.get("INTERPOLATION_DEGREE");
  if (stateCount < 2) {
    report(block.line, "this segment is too short to interpolate", `${stateCount} states`, "at least 2");
    return undefined;
  }
  if (!method) return { ...unsaid, degree: Math.min(unsaid.degree, 2 * stateCount - 1) };

  const word = methods.find((known) => known === method.text.toUpperCase());
  if (!word) {
    report(method.line, "no known interpolation", method.text, methods.join(", "));
    return undefined;
  }
  if (word === "LINEAR") return { interpolation: "linear", degree: 1 };
  const interpolation = word === "LAGRANGE" ? "lagrange" : "hermite";
  const allowed = `a whole number from 1 to ${highestDegree}`;
  if (!degreeField) {
    report(method.line, "INTERPOLATION_DEGREE is missing beside INTERPOLATION", undefined, allowed);
    return undefined;
  }
  const degree = Number(degreeField.text);
  if (!/^\d{1,3}$/.test(degreeField.text) || degree < 1 || degree > highestDegree) {
    report(degreeField.line, "interpolation degree is out of range", degreeField.text, allowed);
    return undefined;
  }
  const needed = statesFor({ interpolation, degree });
  if (needed > stateCount) {
    const message = `this degree takes ${needed} states, and the segment has ${stateCount}`;
    report(degreeField.line, message, degreeField.text);
    return undefined;
  }
  return { interpolation, degree };
}

/** States that one interpolation takes: Hermite's polynomial fits two values (position and velocity) at each. */
export function statesFor({ interpolation, degree }: OemInterpolation): number {
  return interpolation === "hermite" ? Math.ceil((degree + 1) / 2) : degree + 1;
}
