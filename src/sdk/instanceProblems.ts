import { kindOf } from "../core/base/kindOf";
import type { Problem } from "../core/base/outcome";

/** A class of ours as a caller names it. */
type Kind = abstract new (...args: never[]) => unknown;

/** A problem where a value is not of the class, as callers without types may have it; `allowed` says how one is made. */
export function instanceProblems(path: string, given: unknown, kind: Kind, allowed: string): Problem[] {
  if (given instanceof kind) return [];
  return [{ path, message: `wants a ${kind.name}`, given: kindOf(given), allowed }];
}

/** The same for each member of a list. */
export function instancesProblems(path: string, given: unknown, kind: Kind, allowed: string): Problem[] {
  if (!Array.isArray(given)) {
    return [{ path, message: "no list", given: kindOf(given), allowed: `a list of ${kind.name}s` }];
  }
  return given.flatMap((one, i) => instanceProblems(`${path}[${i}]`, one, kind, allowed));
}
