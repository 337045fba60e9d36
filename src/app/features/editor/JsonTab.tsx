import type { Diagnostic } from "@codemirror/lint";
import { Button, Group, Text, UnstyledButton } from "@mantine/core";
import { replaceEqualDeep } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Scenario } from "../../../core/scenario/schema";
import { countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { type CheckedText, checkText } from "./checkText";
import { type CodeEditor, createCodeEditor } from "./codeEditor";
import classes from "./editor.module.css";
import { editorStore } from "./editorStore";
import { rangesOfPaths } from "./jsonPlaces";
import { problemText } from "./problemText";

/** The plan as text: what is wrong is said where it stands, and what is right can be applied. */
export default function JsonTab() {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor>(undefined);
  const planText = textOf(useScenario());
  const draft = editorStore((state) => state.json);
  const [checked, setChecked] = useState<CheckedText>();
  const isConflict = draft !== undefined && draft.base !== planText;

  useEffect(() => {
    if (box.current === null) return;
    let checking = new AbortController();
    const created = createCodeEditor({
      parent: box.current,
      text: editorStore.getState().json?.text ?? planTextNow(),
      onText: keepDraft,
      onApply: () => void apply(created),
      async findFaults(text) {
        checking.abort();
        checking = new AbortController();
        const result = await checkText(text, checking.signal);
        if (result === undefined) return [];
        setChecked(result);
        return diagnosticsOf(result);
      },
    });
    editor.current = created;
    return () => {
      checking.abort();
      created.destroy();
      editor.current = undefined;
    };
  }, []);

  // Edited elsewhere, and nothing of our own begun: the text follows.
  useEffect(() => {
    if (draft === undefined) editor.current?.setText(planText);
  }, [planText, draft]);

  const isChecked = draft !== undefined && checked?.text === draft.text;
  const problems = isChecked ? checked.problems : [];
  return (
    <div className={classes.json}>
      <Group justify="space-between" wrap="nowrap" gap="xs" className={classes.jsonBar}>
        <Text size="xs" role="status" c={draft ? undefined : "dimmed"}>
          {isConflict
            ? "The plan was changed elsewhere since you began here."
            : statusText(draft !== undefined, isChecked, problems.length)}
        </Text>
        <Group gap={6} wrap="nowrap">
          {isConflict && (
            <Button size="compact-xs" variant="default" onClick={() => keepDraft(draft.text, planText)}>
              Keep this text
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            disabled={draft === undefined}
            onClick={() => editorStore.getState().setJson(undefined)}
          >
            Discard
          </Button>
          <Button
            size="compact-xs"
            disabled={!isChecked || problems.length > 0 || isConflict}
            onClick={() => editor.current && void apply(editor.current)}
          >
            Apply
          </Button>
        </Group>
      </Group>
      <div ref={box} className={classes.jsonText} />
      {problems.length > 0 && checked && (
        <ProblemButtons checked={checked} onGo={(from, to) => editor.current?.goTo(from, to)} />
      )}
    </div>
  );
}

function ProblemButtons({
  checked,
  onGo,
}: {
  readonly checked: CheckedText;
  readonly onGo: (from: number, to: number) => void;
}) {
  const { text, problems } = checked;
  const ranges = rangesOfPaths(
    text,
    problems.map(({ path }) => path),
  );
  return (
    <section className={classes.jsonProblems} aria-label="What is wrong">
      {problems.map((problem, i) => {
        const { from, to } = ranges[i] ?? { from: 0, to: 0 };
        return (
          <UnstyledButton
            key={`${problem.path} ${problem.message}`}
            className={classes.jsonProblem}
            onClick={() => onGo(from, to)}
          >
            <span>line {lineOf(text, from)}</span> {problem.path.startsWith("line ") ? "" : problem.path}{" "}
            {problemText(problem)}
          </UnstyledButton>
        );
      })}
    </section>
  );
}

function statusText(isDraft: boolean, isChecked: boolean, problemCount: number): string {
  if (!isDraft) return "This is the plan as it is.";
  if (!isChecked) return "Checking…";
  return problemCount > 0
    ? `${countedText(problemCount, "fault")}: the plan stays as it was.`
    : "Valid, not applied yet.";
}

/** A text that says what the plan says already is no draft. */
function keepDraft(text: string, base = editorStore.getState().json?.base ?? planTextNow()): void {
  editorStore.getState().setJson(text === planTextNow() ? undefined : { text, base });
}

/** Takes the text over as one edit, if it is valid and was begun from the plan as it is. */
async function apply(editor: CodeEditor): Promise<void> {
  const { json, setJson } = editorStore.getState();
  if (json === undefined || json.base !== planTextNow()) return;
  const checked = await checkText(json.text, new AbortController().signal);
  if (checked?.plan === undefined) {
    editor.checkNow();
    return;
  }
  if (editorStore.getState().json?.text !== json.text || json.base !== planTextNow()) return;
  const { scenario, warnings } = checked.plan;
  // What is as it was stays the same object, and whatever was computed from it stays known.
  documentStore.getState().edit("edit as JSON", (before) => replaceEqualDeep(before, scenario), { warnings });
  setJson(undefined);
}

function diagnosticsOf({ text, problems }: CheckedText): Diagnostic[] {
  const ranges = rangesOfPaths(
    text,
    problems.map(({ path }) => path),
  );
  return problems.map((problem, i) => ({
    ...(ranges[i] ?? { from: 0, to: 0 }),
    severity: "error" as const,
    message: problemText(problem),
  }));
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

const texts = new WeakMap<Scenario, string>();

function textOf(scenario: Scenario): string {
  let text = texts.get(scenario);
  if (text === undefined) {
    text = JSON.stringify(scenario, undefined, 2);
    texts.set(scenario, text);
  }
  return text;
}

function planTextNow(): string {
  return textOf(documentStore.getState().scenario);
}
