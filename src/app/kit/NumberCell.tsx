import { failure, success } from "../../core/base/outcome";
import { ValueCell } from "./ValueCell";

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
export function NumberCell({ value, fault = negativeFault, onValue, ...cell }: Props) {
  return (
    <ValueCell
      {...cell}
      inputMode="decimal"
      text={value === undefined ? "" : String(value)}
      read={(text) => {
        const number = Number(text);
        const problem = Number.isFinite(number) ? fault(number) : "not a number";
        return problem === undefined ? success(number) : failure(problem);
      }}
      onValue={(next) => {
        if (next !== value) onValue(next);
      }}
    />
  );
}

function negativeFault(value: number): string | undefined {
  return value < 0 ? "must be 0 or more" : undefined;
}
