import type { JobOutcome } from "../../../engine/client/planner";

/** Why a job has no result, in words. */
export function outcomeText(outcome: Exclude<JobOutcome<unknown>, { status: "done" }>): string {
  switch (outcome.status) {
    case "cancelled":
      return "stopped";
    case "refused":
      return outcome.problems[0]?.message ?? "the plan was refused";
    case "crashed":
      return outcome.message;
  }
}
