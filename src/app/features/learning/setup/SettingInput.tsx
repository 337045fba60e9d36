import { NativeSelect, Switch } from "@mantine/core";
import type { LearningRules } from "../../../../core/scenario/schema";
import { DraftField } from "../../../kit/DraftField";
import { NumberField } from "../../../kit/NumberField";
import { settingAt } from "../../../state/learning/learningEdits";
import classes from "../learning.module.css";
import { setSetting, settingFault } from "./setSetting";
import { choiceOf, type SettingField } from "./settingField";

interface Props {
  readonly field: SettingField;
  readonly rules: LearningRules;
}

/** One setting of the training. */
export function SettingInput({ field, rules }: Props) {
  const value = settingAt(rules, field.path);
  switch (field.control) {
    case "number":
      return (
        <div title={field.hint}>
          <NumberField
            label={field.label}
            fallback={field.fallback}
            value={typeof value === "number" ? value : undefined}
            fault={(number) => settingFault(rules, field.path, number)}
            onValue={(number) => setSetting(field, number)}
          />
          {field.effect !== undefined && <p className={classes.effect}>{field.effect}</p>}
        </div>
      );
    case "numbers":
      return (
        <div title={field.hint}>
          <DraftField
            label={field.label}
            fallback={field.fallback}
            text={Array.isArray(value) ? value.join(", ") : ""}
            fault={(text) => {
              const numbers = numbersOf(text);
              if (!numbers.every(Number.isFinite)) return "numbers with commas between them";
              return settingFault(rules, field.path, numbers);
            }}
            onText={(text) => setSetting(field, text === "" ? undefined : numbersOf(text))}
          />
        </div>
      );
    case "text":
      return (
        <div title={field.hint}>
          <DraftField
            label={field.label}
            fallback={field.fallback}
            text={typeof value === "string" ? value : ""}
            fault={(text) => settingFault(rules, field.path, text)}
            onText={(text) => setSetting(field, text === "" ? undefined : text)}
          />
        </div>
      );
    case "choice":
      return (
        <NativeSelect
          size="xs"
          label={field.label}
          title={field.hint}
          data={field.choices.map(({ value: name, label }) => ({ value: name, label }))}
          value={choiceOf(value, field.fallback)}
          onChange={({ currentTarget }) =>
            setSetting(field, field.choices.find((choice) => choice.value === currentTarget.value)?.stored)
          }
        />
      );
    case "switch":
      return (
        <Switch
          size="xs"
          className={classes.switch}
          label={field.label}
          title={field.hint}
          checked={field.stored === undefined ? value === true : value !== undefined}
          onChange={({ currentTarget }) =>
            setSetting(field, currentTarget.checked ? (field.stored ?? true) : undefined)
          }
        />
      );
  }
}

function numbersOf(text: string): number[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(Number);
}
