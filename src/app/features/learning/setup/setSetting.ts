import type { LearningRules, Scenario } from "../../../../core/scenario/schema";
import { learningSchema } from "../../../../core/scenario/schema/learning";
import { editScenario } from "../../../state/editScenario";
import { learningOf, settingAt, withSetting } from "../../../state/learning/learningEdits";
import type { SettingField } from "./settingField";

/** Parts that must say of which kind they are, and are of this kind where they are left out. */
const defaultKinds: Readonly<Record<string, string>> = { strategy: "fed-avg", data: "synthetic" };

/** The plan with another value at a dotted path of `learning`; undefined: the default. */
export function withField(scenario: Scenario, path: string, value: unknown): Scenario {
  const [part = "", ...rest] = path.split(".");
  if (part === "mission" && rest.length > 0) {
    const changed = withSetting(scenario, path, value);
    // That it is there switches mission time on.
    return learningOf(changed).mission === undefined ? withSetting(changed, part, {}) : changed;
  }
  const kind = defaultKinds[part];
  if (kind === undefined || rest.length === 0) return withSetting(scenario, path, value);
  const isLeftOut = settingAt(learningOf(scenario), part) === undefined;
  const set = withSetting(isLeftOut ? withSetting(scenario, part, { kind }) : scenario, path, value);
  const left = settingAt(learningOf(set), part) as object;
  const isDefault = Object.keys(left).length === 1 && "kind" in left && left.kind === kind;
  return isDefault ? withSetting(set, part, undefined) : set;
}

/** What is wrong with a value at a dotted path of `learning`, in words. */
export function settingFault(rules: LearningRules, path: string, value: unknown): string | undefined {
  // What was run before and long tables have nothing to do with it.
  const { runs: _, data, ...others } = rules;
  const scope = path.startsWith("data") ? { ...others, data } : others;
  const checked = learningSchema.safeParse(learningOf(withField(bare(scope), path, value)));
  const issue = checked.error?.issues.find((each) => each.path.join(".").startsWith(path));
  return issue && `must be ${issue.message}`;
}

/** Sets a value of the plan's `learning` as a step that can be undone; one that leaves no valid plan changes nothing. */
export function setSetting(
  { path, label, clears = path }: Pick<SettingField, "path" | "label" | "clears">,
  value: unknown,
): void {
  editScenario(`set ${label.toLowerCase()}`, (scenario) => {
    const next = withField(scenario, value === undefined ? clears : path, value);
    return learningSchema.safeParse(learningOf(next)).success ? next : scenario;
  });
}

function bare(learning: LearningRules): Scenario {
  return { schema: "orbitweave/scenario/1", name: "-", window: { start: "", durationHours: 1 }, learning };
}
