import type { LearningRules, Scenario } from "../../../../core/scenario/schema";
import { learningSchema } from "../../../../core/scenario/schema/learning";
import { editScenario } from "../../../state/editScenario";
import { withSetting } from "../../../state/learning/learningEdits";
import type { SettingField } from "./settingField";

/** What is wrong with a value at a dotted path of `learning`, in words. */
export function settingFault(rules: LearningRules, path: string, value: unknown): string | undefined {
  // What was run before and long tables have nothing to do with it.
  const { runs: _, data: __, ...others } = rules;
  const scope = path.startsWith("data") ? rules : others;
  const checked = learningSchema.safeParse(withSetting(bare(scope), path, value).learning ?? {});
  const issue = checked.error?.issues.find((each) => each.path.join(".").startsWith(path));
  return issue && `must be ${issue.message}`;
}

/** Sets a value of the plan's `learning` as a step that can be undone; one that leaves no valid plan changes nothing. */
export function setSetting(
  { path, label, clears = path }: Pick<SettingField, "path" | "label" | "clears">,
  value: unknown,
) {
  editScenario(`set ${label.toLowerCase()}`, (scenario) => {
    const next = value === undefined ? withSetting(scenario, clears, undefined) : withSetting(scenario, path, value);
    return learningSchema.safeParse(next.learning ?? {}).success ? next : scenario;
  });
}

function bare(learning: LearningRules): Scenario {
  return { schema: "orbitweave/scenario/1", name: "-", window: { start: "", durationHours: 1 }, learning };
}
