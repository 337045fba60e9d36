import { type KeyboardEvent, useState } from "react";
import classes from "./NumberCell.module.css";

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  /** Shown where there is no value of its own. */
  readonly fallback: string;
  /** Undefined: the default. */
  readonly onValue: (value: number | undefined) => void;
  /** What is wrong with a number, in words. */
  readonly fault?: (value: number) => string | undefined;
}

/** A number that takes effect when it is left or Enter is pressed; Escape gives it back. */
export function NumberCell({ label, value, fallback, onValue, fault = negativeFault }: Props) {
  const [draft, setDraft] = useState<string>();
  const text = draft ?? (value === undefined ? "" : String(value));
  const problem = draft === undefined ? undefined : faultOf(draft, fault);
  const finish = (): void => {
    if (draft === undefined || problem !== undefined) return;
    setDraft(undefined);
    const next = draft.trim() === "" ? undefined : Number(draft);
    if (next !== value) onValue(next);
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
        inputMode="decimal"
        autoComplete="off"
        placeholder={fallback}
        value={text}
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

function faultOf(text: string, fault: (value: number) => string | undefined): string | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? fault(value) : "not a number";
}

function negativeFault(value: number): string | undefined {
  return value < 0 ? "must be 0 or more" : undefined;
}
