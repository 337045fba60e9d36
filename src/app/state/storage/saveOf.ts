import { examples } from "../../../core/scenario/examples";
import type { OpenDocument } from "../documentStore";
import { type History, presentStep } from "../history";
import { packHistory, scenarioText } from "./historyText";
import type { DocumentSave } from "./saveDocument";
import { summaryOf } from "./summaryOf";

/** The save of an open document by a tab that knows this of what is kept of it. */
export function documentSave(
  { id, source, scenario, history }: OpenDocument,
  known: { readonly base: number; readonly history: History | undefined } | undefined,
  tabId: string,
): DocumentSave {
  return {
    id,
    base: known?.base ?? 0,
    source,
    summary: summaryOf(scenario),
    text: scenarioText(scenario),
    step: labelOf(history),
    savedMs: Date.now(),
    history: packHistory(history),
    replacesBase: known?.history !== undefined && isSameStep(known.history, history),
    draft: [id, tabId],
  };
}

/** Whether a document is an example as it came: it can be had again, and is not worth a place in the library. */
export function isUntouchedExample({ scenario, history }: OpenDocument): boolean {
  return history.steps.length === 1 && examples.some((example) => example.scenario === scenario);
}

const longestName = 120;

/** `Plan` becomes `Plan (copy)`, within the length that names may have. */
export function copyName(name: string, mark = " (copy)"): string {
  return `${name.slice(0, longestName - mark.length)}${mark}`;
}

/** What led to the open state, for the list of revisions. */
function labelOf(history: History): string {
  const { name } = presentStep(history);
  return history.at === history.steps.length - 1 ? name : `undo, back to: ${name}`;
}

/** Whether one history is the other with more edits in the same step. */
function isSameStep(earlier: History, later: History): boolean {
  if (earlier.at !== later.at || later.at === 0) return false;
  const key = presentStep(later).merge?.key;
  return (
    key !== undefined &&
    key === presentStep(earlier).merge?.key &&
    earlier.steps[earlier.at - 1] === later.steps[later.at - 1]
  );
}
