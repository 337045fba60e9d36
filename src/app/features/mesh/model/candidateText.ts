import type { FailureCandidate } from "../../../../engine/client/meshPlanner";

/** What may fail, in words; no two are called the same. */
export function candidateText({ kind, id, other, plane }: FailureCandidate): string {
  switch (kind) {
    case "plane":
      return `plane ${plane} of ${id === "" ? "the satellites by hand" : id}`;
    case "link":
      return `link ${id} – ${other}`;
    default:
      return `${kind} ${id}`;
  }
}
