import type { Problem } from "../../../core/base/outcome";

/** A problem where its field stands: what is wrong, and what is allowed. */
export function problemText({ message, allowed }: Problem): string {
  return allowed === undefined ? message : `${message}: ${allowed}`;
}
