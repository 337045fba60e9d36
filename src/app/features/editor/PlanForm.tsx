import { Button, Group, Text } from "@mantine/core";
import { useRef } from "react";
import { formatInstant } from "../../../core/base/instant";
import { dateTimeText } from "../../kit/timeText";
import { useScenario, useWindow } from "../../state/derived";
import { type Drafts, withDrafts } from "./drafts";
import classes from "./editor.module.css";
import { dropDraft, editorStore, planDraftKey } from "./editorStore";
import { FieldInput } from "./FieldInput";
import { problemsAt } from "./field";
import { planFields } from "./formFields";
import { OtherProblems } from "./OtherProblems";
import { enterPlanText, planProblems } from "./planEdits";
import { leaveOnEscape, useFocusWish } from "./useFocusWish";

const none: Drafts = {};
const hourMs = 3_600_000;

/** Name, window and physics. */
export function PlanForm() {
  const form = useRef<HTMLFormElement>(null);
  const scenario = useScenario();
  const { endMs } = useWindow();
  const drafts = editorStore((state) => state.drafts[planDraftKey] ?? none);
  const problems = Object.keys(drafts).length === 0 ? [] : planProblems(withDrafts(scenario, planFields, drafts));
  const homeless = problems.filter((problem) => planFields.every((field) => problemsAt(field, [problem]).length === 0));
  useFocusWish(form);
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label="The plan"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={leaveOnEscape}
    >
      <OtherProblems problems={homeless} />
      {planFields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          owner={planDraftKey}
          item={scenario}
          draft={drafts[field.key]}
          problems={problemsAt(field, problems)}
          onText={(text, isKept) => enterPlanText(field, text, { late: isKept })}
          onRevert={() => dropDraft(planDraftKey, field.key)}
        />
      ))}
      <Group justify="space-between" className={classes.wide}>
        <Text size="xs" c="dimmed">
          Ends at {dateTimeText(endMs, "utc")} UTC.
        </Text>
        <Button size="compact-xs" variant="default" onClick={startNow}>
          Start at this hour
        </Button>
      </Group>
    </form>
  );
}

function startNow(): void {
  const start = formatInstant(Math.floor(Date.now() / hourMs) * hourMs).replace(".000Z", "Z");
  enterPlanText({ key: "window.start", label: "Window starts" }, start);
}
