import { DraftField } from "./DraftField";

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
export function NumberField({ value, onValue, fault, ...field }: Props) {
  return (
    <DraftField
      {...field}
      inputMode="decimal"
      text={value === undefined ? "" : String(value)}
      fault={(text) => (Number.isFinite(Number(text)) ? fault(Number(text)) : "not a number")}
      onText={(text) => {
        const next = text === "" ? undefined : Number(text);
        if (next !== value) onValue(next);
      }}
    />
  );
}
