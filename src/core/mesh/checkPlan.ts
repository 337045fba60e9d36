import type { Problem } from "../base/outcome";
import type { ContactPlan, PlanContact } from "./contactPlan";

export interface ReadPlan {
  readonly plan: ContactPlan;
  /** What was left out or guessed. */
  readonly warnings: readonly Problem[];
}

/** What is wrong with a contact whose numbers are numbers. */
export function contactProblems(
  { from, to, startSeconds, endSeconds, rateMbps }: PlanContact,
  path: string,
): Problem[] {
  const problems: Problem[] = [];
  if (from === to) problems.push({ path, message: "contact of a node with itself", given: from, allowed: "two nodes" });
  if (endSeconds <= startSeconds) {
    const given = `${startSeconds} to ${endSeconds}`;
    problems.push({ path, message: "does not end after it begins", given, allowed: "an end after the start" });
  }
  if (rateMbps <= 0)
    problems.push({ path, message: "rate of zero or less", given: rateMbps, allowed: "a rate above 0" });
  return problems;
}

/** The contacts but for exact duplicates of earlier ones, which get a warning. */
export function withoutDuplicates(contacts: readonly PlanContact[], pathOf: (index: number) => string): ReadPlan {
  const seen = new Map<string, number>();
  const warnings: Problem[] = [];
  const kept = contacts.filter((contact, i) => {
    const { from, to, startSeconds, endSeconds, rateMbps, owltSeconds } = contact;
    const key = [from, to, startSeconds, endSeconds, rateMbps, owltSeconds].join(" ");
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    else warnings.push({ path: pathOf(i), message: `the same contact as ${pathOf(first)}: left out` });
    return first === undefined;
  });
  return { plan: { contacts: kept }, warnings };
}
