import { failure, type Outcome, type Problem, success } from "../../core/base/outcome";
import { orbitProblems } from "../../core/scenario/checkOrbits";
import { syncWarnings } from "../../core/scenario/checkSync";
import { withinSize } from "../../core/scenario/edits";
import type { Scenario } from "../../core/scenario/schema";
import { documentStore, type EditOptions } from "./documentStore";

type Change = (scenario: Scenario) => Scenario;
type Grouping = Pick<EditOptions, "group" | "gesture">;

/** Edits the document with what is to be warned of in it afterwards. The change keeps a valid document valid. */
export function editScenario(name: string, change: Change, grouping: Grouping = {}): void {
  const { scenario, edit } = documentStore.getState();
  const next = change(scenario);
  if (next === scenario) return;
  edit(name, () => next, { ...grouping, warnings: [...orbitProblems(next).warnings, ...syncWarnings(next)] });
}

/** The same for a change that makes the document larger: refused where it would grow beyond what can be saved and opened again. */
export function growScenario(name: string, change: Change, grouping?: Grouping): Outcome<void, readonly Problem[]> {
  const grown = withinSize(change(documentStore.getState().scenario));
  if (!grown.ok) return failure(grown.error);
  editScenario(name, () => grown.value, grouping);
  return success(undefined);
}
