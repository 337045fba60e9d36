import { type KeyboardEvent, useState } from "react";
import type { Outcome } from "../../core/base/outcome";
import classes from "./NumberCell.module.css";

interface Props<Value> {
  readonly label: string;
  /** The value as it is written; nothing where there is none. */
  readonly text: string;
  /** Shown where there is no value of its own. */
  readonly fallback: string;
  /** What a text that is not empty says, or what is wrong with it, in words. */
  readonly read: (text: string) => Outcome<Value, string>;
  /** Undefined: the default. */
  readonly onValue: (value: Value | undefined) => void;
  readonly inputMode?: "decimal";
}

/** A value in a table that takes effect when it is left or Enter is pressed; Escape gives it back. */
export function ValueCell<Value>({ label, text, fallback, read, onValue, inputMode }: Props<Value>) {
  const [draft, setDraft] = useState<string>();
  const found = draft === undefined || draft.trim() === "" ? undefined : read(draft.trim());
  const problem = found?.ok === false ? found.error : undefined;
  const finish = (): void => {
    if (draft === undefined || problem !== undefined) return;
    setDraft(undefined);
    if (draft.trim() !== text) onValue(found?.ok ? found.value : undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter") finish();
    if (event.key === "Escape") setDraft(undefined);
  };
  return (
    <span className={classes.numberCell}>
      <input
        className={classes.number}
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem}
        inputMode={inputMode}
        autoComplete="off"
        placeholder={fallback}
        value={draft ?? text}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={onKeyDown}
        onClick={(event) => event.stopPropagation()}
      />
      {problem !== undefined && (
        <span role="alert" className={classes.fault}>
          {problem}
        </span>
      )}
    </span>
  );
}
