import type { Problem } from "../../../core/base/outcome";
import type { Scenario } from "../../../core/scenario/schema";
import { planner } from "../../state/planner";

/** A text of a plan that has been looked at. */
export interface CheckedText {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** What it says, where it can be used. */
  readonly plan?: { readonly scenario: Scenario; readonly warnings: readonly Problem[] };
}

/** Checks the text of a plan as a file would be, in a worker. Undefined: it was stopped. */
export async function checkText(text: string, signal: AbortSignal): Promise<CheckedText | undefined> {
  const outcome = await planner.openFile("plan.json", new TextEncoder().encode(text), { signal });
  switch (outcome.status) {
    case "cancelled":
      return undefined;
    case "refused":
      return { text, problems: outcome.problems.map((problem) => ({ ...problem, path: ownPath(problem.path) })) };
    case "crashed":
      return { text, problems: [{ path: "", message: outcome.message }] };
    case "done": {
      const { value } = outcome;
      if (value.kind === "scenario") return { text, problems: [], plan: value };
      return { text, problems: [{ path: "", message: "this is no plan", allowed: "an object that is a scenario" }] };
    }
  }
}

/** The file has no name here. */
function ownPath(path: string): string {
  return path === "plan.json" ? "" : path;
}
