import type { Problem } from "../base/outcome";
import { formatPath } from "../base/propertyPath";
import type { z } from "../base/zod";

type Issue = z.core.$ZodIssue;

/**
 * The issues of a failed check as problems, with the values given looked up in the input. The message of an issue is by convention of
 * `fields` the text of what is allowed; what is wrong follows from its code.
 */
export function zodProblems(error: z.ZodError, input: unknown): Problem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, input));
}

function problemsOf(issue: Issue, input: unknown): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const given = forMessage(valueAt(input, path));
      return { path: formatPath(path), message: "unknown key", given, allowed: issue.message };
    });
  }
  const given = valueAt(input, issue.path);
  const path = formatPath(issue.path);
  if (given === undefined) return [{ path, message: "missing", allowed: issue.message }];
  return [{ path, message: messageOf(issue, given), given: forMessage(given), allowed: issue.message }];
}

function messageOf(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      if (typeof given !== "number" || (issue.expected !== "number" && issue.expected !== "int"))
        return "wrong kind of value";
      return Number.isFinite(given) ? "not a whole number" : "not a finite number";
    case "too_small":
      return issue.origin === "array" || issue.origin === "string" ? "too short" : "too small";
    case "too_big":
      return issue.origin === "array" || issue.origin === "string" ? "too long" : "too large";
    default:
      return "not allowed here";
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Scalars as they are; of lists and objects their kind, which is what a message needs. */
function forMessage(value: unknown): unknown {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : value;
}
