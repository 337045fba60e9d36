import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

interface Props {
  readonly label: string;
  /** Empty: there is no value of its own. */
  readonly text: string;
  /** Shown where there is none. */
  readonly fallback: string;
  /** Empty: the default. */
  readonly onText: (text: string) => void;
  /** What is wrong with a text that is not empty, in words. */
  readonly fault: (text: string) => string | undefined;
  readonly inputMode?: "decimal";
}

/** A text that takes effect when it is left or Enter is pressed; Escape gives it back. */
export function DraftField({ label, text, fallback, onText, fault, inputMode }: Props) {
  const [draft, setDraft] = useState<string>();
  const typed = draft?.trim();
  const problem = typed === undefined || typed === "" ? undefined : fault(typed);
  const finish = (): void => {
    if (typed === undefined || problem !== undefined) return;
    setDraft(undefined);
    if (typed !== text) onText(typed);
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
      inputMode={inputMode}
      autoComplete="off"
      value={draft ?? text}
      error={problem}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}
