import { Alert, Text } from "@mantine/core";
import { useMemo, useRef } from "react";
import { checkItem } from "../../../core/scenario/itemProblems";
import type { ItemKind, ItemOf } from "../../../core/scenario/scenarioItems";
import { useScenario } from "../../state/derived";
import { type Drafts, withDrafts } from "./drafts";
import classes from "./editor.module.css";
import { draftKey, dropDraft, editorStore } from "./editorStore";
import { FieldInput } from "./FieldInput";
import { problemsAt } from "./field";
import { fieldsFor } from "./formFields";
import { enterText, kindWords } from "./memberEdits";
import { OtherProblems } from "./OtherProblems";
import { problemText } from "./problemText";
import { leaveOnEscape, useFocusWish } from "./useFocusWish";

const none: Drafts = {};

interface Props<K extends ItemKind> {
  readonly kind: K;
  readonly item: ItemOf[K];
}

/** All fields of one member; each takes effect as it is typed. */
export function MemberForm<K extends ItemKind>({ kind, item }: Props<K>) {
  const form = useRef<HTMLFormElement>(null);
  const scenario = useScenario();
  const key = draftKey(kind, item.id);
  const drafts = editorStore((state) => state.drafts[key] ?? none);
  const { fields, check } = useMemo(() => {
    const shown = fieldsFor(kind, item, drafts, scenario.window.start);
    return { fields: shown, check: checkItem(scenario, kind, item.id, withDrafts(item, shown, drafts)) };
  }, [scenario, kind, item, drafts]);
  const problems = Object.keys(drafts).length === 0 ? [] : check.problems;
  const homeless = problems.filter((problem) => fields.every((field) => problemsAt(field, [problem]).length === 0));
  useFocusWish(form);

  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={`${kindWords[kind].one} ${item.id}`}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={leaveOnEscape}
    >
      {problems.length > 0 && (
        <Text size="xs" className={classes.draftNote} role="status">
          Not in the plan yet: what is marked below. Everything else is. Esc in a field takes back what was typed.
        </Text>
      )}
      <OtherProblems problems={homeless} />
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          owner={key}
          item={item}
          draft={drafts[field.key]}
          problems={problemsAt(field, problems)}
          onText={(text, isKept) => enterText(kind, item.id, field, text, { late: isKept })}
          onRevert={() => dropDraft(key, field.key)}
        />
      ))}
      {problems.length === 0 && check.warnings.length > 0 && (
        <Alert color="yellow" p="xs" className={classes.wide}>
          <Text size="xs">{check.warnings.map(problemText).join("; ")}</Text>
        </Alert>
      )}
    </form>
  );
}
