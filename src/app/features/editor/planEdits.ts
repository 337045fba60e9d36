import type { Problem } from "../../../core/base/outcome";
import { parseScenario } from "../../../core/scenario/parseScenario";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import { settleDrafts } from "./drafts";
import { editorStore, planDraftKey } from "./editorStore";
import type { Field } from "./field";
import { planFields } from "./formFields";

/** What would be wrong with name, description, window and physics of a plan. */
export function planProblems({ name, description, window, physics }: Scenario): readonly Problem[] {
  const checked = parseScenario({
    schema: scenarioSchemaId,
    name,
    window,
    ...(description !== undefined && { description }),
    ...(physics && { physics }),
  });
  return checked.ok ? [] : checked.error;
}

/** Takes over what was typed into a field of the plan, where it is valid; else it stays a draft. `late`: it is only kept. */
export function enterPlanText(
  field: Pick<Field<Scenario>, "key" | "label">,
  text: string,
  { late = false }: { readonly late?: boolean } = {},
): void {
  const { scenario } = documentStore.getState();
  const { drafts: all, setDrafts } = editorStore.getState();
  const drafts = { ...all[planDraftKey], [field.key]: text };
  if (late) {
    setDrafts(planDraftKey, drafts);
    return;
  }
  const settled = settleDrafts(scenario, planFields, drafts, planProblems);
  if (planFields.some((each) => each.read(settled.item) !== each.read(scenario))) {
    editScenario(`change ${field.label.toLowerCase()}`, () => settled.item, { group: `plan ${field.key}` });
  }
  setDrafts(planDraftKey, settled.drafts);
}
