import type { Problem } from "../../../../core/base/outcome";
import { limits } from "../../../../core/scenario/limits";
import type { LearningRules } from "../../../../core/scenario/schema";
import { bytesText } from "../../../kit/quantityText";
import { dialogStore } from "../../../state/dialogStore";
import { growScenario } from "../../../state/editScenario";
import { withSetting } from "../../../state/learning/learningEdits";

/** Takes a table into the plan as the data of its training; what is in it is checked before it is trained on. */
export async function openTable(file: File | null, before: LearningRules["data"]): Promise<void> {
  if (file === null) return;
  if (file.size > limits.documentBytes) {
    complain(file.name, [
      {
        path: file.name,
        message: "too large",
        given: bytesText(file.size),
        allowed: `at most ${bytesText(limits.documentBytes)}: the table is part of the plan`,
      },
    ]);
    return;
  }
  const text = await file.text();
  const kept = before?.kind === "csv" ? before : { kind: "csv" };
  const taken = growScenario(`train on ${file.name}`, (scenario) => withSetting(scenario, "data", { ...kept, text }));
  if (!taken.ok) complain(file.name, taken.error);
}

function complain(name: string, problems: readonly Problem[]): void {
  dialogStore.getState().show({
    kind: "problems",
    title: `${name} cannot be used`,
    note: "The plan is as it was.",
    problems,
  });
}
