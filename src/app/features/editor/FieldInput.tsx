import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, memo, useState } from "react";
import type { Problem } from "../../../core/base/outcome";
import { runCommand } from "../../state/commands";
import classes from "./editor.module.css";
import type { Field } from "./field";
import { MaskEditor } from "./MaskEditor";
import { lineProblemText, problemText } from "./problemText";
import { steppedText } from "./steppedText";

interface Props<T> {
  readonly field: Field<T>;
  /** What the form belongs to; the handlers of one owner do the same whenever they were made. */
  readonly owner: string;
  /** The object as the document has it. */
  readonly item: T;
  /** What was typed and is not in the document. */
  readonly draft: string | undefined;
  readonly problems: readonly Problem[];
  /** `isKept`: hold it as a draft, it is not finished. */
  readonly onText: (text: string, isKept: boolean) => void;
  /** Back to what the document has. */
  readonly onRevert: () => void;
}

/** Longer texts are not measured for the height of their box with every letter. */
const longText = 5000;

/** One field of a form, whatever it edits. What it says of a fault is what the document's own check says. */
function PlainFieldInput<T>({ field, item, draft, problems, onText, onRevert }: Props<T>) {
  const [typed, setTyped] = useState<string>();
  const [isFocused, setIsFocused] = useState(false);
  const inDocument = field.read(item);
  // "1." is 1 already, and on its way to 1.5: what is typed stays as long as it means what the document has.
  const isSame = typed !== undefined && field.read(field.write(item, typed)) === inDocument;
  const text = draft ?? (isSame ? typed : inDocument);
  const isQuiet = field.late === true && isFocused;
  const inWords = field.control === "area" ? lineProblemText : problemText;
  const error = problems.length === 0 || isQuiet ? undefined : problems.map(inWords).join("; ");

  const enter = (next: string): void => {
    setTyped(next);
    onText(next, field.late ?? false);
  };
  const finish = (): void => {
    setIsFocused(false);
    setTyped(undefined);
    if (field.late && draft !== undefined) onText(draft, false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const history = field.control === "area" ? undefined : historyCommand(event);
    if (history !== undefined) {
      // What is typed is in the plan with every letter: taking it back is the plan's business, in steps as a person expects.
      setTyped(undefined);
      if (draft !== undefined) onRevert();
      else void runCommand(history);
    } else if (event.key === "Enter" && field.late && draft !== undefined) onText(draft, false);
    else if (event.key === "Escape" && draft !== undefined) {
      setTyped(undefined);
      onRevert();
    } else if (field.control === "number" && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      const stepped = steppedText(text, field.fallback, event);
      if (stepped !== undefined) enter(stepped);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const label = field.unit === undefined ? field.label : `${field.label} (${field.unit})`;
  const shared = { label, error, size: "xs", className: field.wide ? classes.wide : undefined } as const;
  const handlers = { onFocus: () => setIsFocused(true), onBlur: finish, onKeyDown };
  switch (field.control) {
    case "choice":
      return (
        <NativeSelect
          {...shared}
          value={text}
          data={[...(field.choices ?? [])]}
          onChange={(event) => onText(event.currentTarget.value, false)}
        />
      );
    case "switch":
      return (
        <Checkbox
          {...shared}
          checked={text === "true"}
          onChange={(event) => onText(String(event.currentTarget.checked), false)}
        />
      );
    case "mask":
      return (
        <div className={classes.wide}>
          <MaskEditor text={text} problems={problems} onText={enter} />
        </div>
      );
    case "area":
      return (
        <Textarea
          {...shared}
          {...handlers}
          value={text}
          placeholder={field.fallback}
          {...(text.length > longText ? { rows: 8 } : { autosize: true, minRows: 2, maxRows: 8 })}
          {...(field.key !== "description" && { classNames: { input: classes.elements }, spellCheck: false })}
          onChange={(event) => enter(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          {...handlers}
          value={text}
          placeholder={field.fallback}
          autoComplete="off"
          spellCheck={false}
          {...(field.control === "number" && { inputMode: "decimal" })}
          onChange={(event) => enter(event.currentTarget.value)}
        />
      );
  }
}

/** A drag or a letter in one field changes one field: the others need not be drawn anew. */
export const FieldInput = memo(PlainFieldInput, isSameField) as typeof PlainFieldInput;

function isSameField<T>(before: Props<T>, now: Props<T>): boolean {
  return (
    before.owner === now.owner &&
    before.field.key === now.field.key &&
    before.draft === now.draft &&
    before.problems.length === 0 &&
    now.problems.length === 0 &&
    before.field.read(before.item) === now.field.read(now.item)
  );
}

function historyCommand({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): "edit.undo" | "edit.redo" | undefined {
  if (!ctrlKey && !metaKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "edit.redo" : "edit.undo";
  return letter === "y" ? "edit.redo" : undefined;
}
