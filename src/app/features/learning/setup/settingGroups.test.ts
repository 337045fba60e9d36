import { describe, expect, test } from "vitest";
import type { LearningRules, Scenario } from "../../../../core/scenario/schema";
import { learningSchema } from "../../../../core/scenario/schema/learning";
import { codecList } from "../../../state/compression/codecOptions";
import { learningOf, settingAt } from "../../../state/learning/learningEdits";
import { strategyTitles } from "../../../state/learning/runName";
import { dataFields } from "./dataFields";
import { settingFault, withField } from "./setSetting";
import { choiceOf, type SettingField } from "./settingField";
import { settingGroups } from "./settingGroups";

const plan: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "plan",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
};

/** Rules under which fields come and go. */
const cases: readonly LearningRules[] = [
  ...Object.keys(strategyTitles).map((kind) => ({ strategy: { kind } }) as LearningRules),
  ...codecList.map((codec) => ({ compression: { codec } })),
  { strategy: { kind: "fed-async", stalenessFunction: "hinge" } },
  { model: { kind: "mlp", hidden: [8] } },
  { model: { kind: "conv", filters: [2], kernel: 3 } },
  { faults: { byzantine: { share: 0.1, kind: "noise" }, stragglers: { share: 0.5 } } },
  { mission: {} },
  { mission: { selection: "soonest", deadlineHours: 2 }, strategy: { kind: "fed-async" } },
  { mission: { aggregation: { kind: "interval" } }, strategy: { kind: "fed-buff" } },
  { mission: { aggregation: { kind: "chosen" } }, strategy: { kind: "fed-buff" } },
  { privacy: { clipNorm: 1, noiseMultiplier: 1 } },
];

function fieldsOf(rules: LearningRules): readonly SettingField[] {
  return settingGroups(rules, ["sat-1", "sat-2"]).flatMap(({ fields }) => fields);
}

/** A value that the field's placeholder or the schema's bounds surely allow. */
function sampleOf(field: SettingField): unknown {
  if (field.control === "switch") return field.stored ?? true;
  if (field.control === "choice") return field.choices.find(({ stored }) => stored !== undefined)?.stored;
  if (field.control === "text") return "species";
  if (field.control === "numbers") return field.path === "data.picture" ? [2, 2, 1] : [3];
  const shown = Number(field.fallback);
  return Number.isFinite(shown) ? shown : field.path.startsWith("targetAccuracy") ? 0.5 : 20;
}

describe("every field", () => {
  test.each(cases)("under %j sets what the schema of a plan takes, and reads it back", (rules) => {
    for (const field of fieldsOf(rules)) {
      const value = sampleOf(field);
      const set = learningOf(withField({ ...plan, learning: rules }, field.path, value));
      expect(learningSchema.safeParse(set).error?.issues, field.path).toBeUndefined();
      expect(settingAt(set, field.path)).toEqual(value);
    }
  });

  test("of data does, too", () => {
    const table = { kind: "csv", text: "a,b\n1,2", split: { kind: "dirichlet", concentration: 1 } } as const;
    const digits = { kind: "digits", split: { kind: "ground-track" } } as const;
    for (const data of [undefined, table, digits]) {
      for (const field of dataFields(data)) {
        const start: LearningRules = data === undefined ? {} : { data };
        const set = learningOf(withField({ ...plan, learning: start }, field.path, sampleOf(field)));
        expect(learningSchema.safeParse(set).error?.issues, field.path).toBeUndefined();
      }
    }
  });

  test("of a choice tells which is chosen", () => {
    for (const rules of cases) {
      for (const field of fieldsOf(rules)) {
        if (field.control !== "choice") continue;
        for (const { value, stored } of field.choices) {
          const isDefault = stored === undefined;
          expect(isDefault ? field.fallback : choiceOf(stored, field.fallback), `${field.path} ${value}`).toBe(value);
        }
      }
    }
  });
});

test("a value that is taken out again leaves the plan as it was, without parts that say only their default", () => {
  const set = withField(plan, "strategy.serverLr", 0.5);
  expect(learningOf(set)).toEqual({ strategy: { kind: "fed-avg", serverLr: 0.5 } });
  expect(withField(set, "strategy.serverLr", undefined)).toEqual(plan);
});

test("mission time stays on while its settings come and go, and goes with all of them", () => {
  const on = withField(plan, "mission", {});
  const set = withField(on, "mission.deadlineHours", 2);
  expect(learningOf(set)).toEqual({ mission: { deadlineHours: 2 } });
  expect(withField(set, "mission.deadlineHours", undefined)).toEqual(on);
  expect(withField(set, "mission", undefined)).toEqual(plan);
});

test("a value out of bounds is named with what is allowed", () => {
  expect(settingFault({}, "faults.dropoutRate", 1)).toBe("must be a number at least 0 and below 1");
  expect(settingFault({}, "seeds", [0, -1])).toContain("must be a whole number");
  expect(settingFault({}, "seeds", [1, 1])).toBe("must be seeds that differ, each once");
  expect(settingFault({ model: { kind: "mlp", hidden: [8] } }, "model.hidden", [0.5])).toContain("whole number");
  expect(settingFault({}, "rounds", 5)).toBeUndefined();
});
