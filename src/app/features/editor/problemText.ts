import type { Problem } from "../../../core/base/outcome";

/** A problem where its field stands: what is wrong, and what is allowed. */
export function problemText({ message, allowed }: Problem): string {
  return allowed === undefined ? message : `${message}: ${allowed}`;
}

/** The same for a text of one item a line: which line it is comes first. */
export function lineProblemText(problem: Problem): string {
  const [, index] = /^\w+\[(\d+)\]/.exec(problem.path) ?? [];
  return index === undefined ? problemText(problem) : `line ${Number(index) + 1}: ${problemText(problem)}`;
}
