import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

interface Props {
  readonly label: string;
  readonly value: number | undefined;
  /** Shown where there is no value of its own. */
  readonly fallback: string;
  /** undefined: the default. */
  readonly onValue: (value: number | undefined) => void;
  /** What is wrong with a number, in words. */
  readonly fault: (value: number) => string | undefined;
}

/** A number that takes effect when it is left or Enter is pressed; Escape gives it back, nothing is the default. */
export function NumberField({ label, value, fallback, onValue, fault }: Props) {
  const [draft, setDraft] = useState<string>();
  const problem = draft === undefined ? undefined : faultOf(draft, fault);
  const finish = (): void => {
    if (draft === undefined || problem !== undefined) return;
    setDraft(undefined);
    const next = draft.trim() === "" ? undefined : Number(draft);
    if (next !== value) onValue(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") finish();
    if (event.key !== "Escape" || draft === undefined) return;
    event.stopPropagation();
    setDraft(undefined);
  };
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={fallback}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? (value === undefined ? "" : String(value))}
      error={problem}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}

function faultOf(text: string, fault: (value: number) => string | undefined): string | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? fault(value) : "not a number";
}
