import { formatInstantExact, parseInstant } from "../../../core/base/instant";
import { failure, success } from "../../../core/base/outcome";
import { ValueCell } from "../../kit/ValueCell";

interface Props {
  readonly label: string;
  /** As the document writes it. */
  readonly value: string | undefined;
  /** Shown where there is no value of its own. */
  readonly fallback: string;
  /** Undefined: the default. */
  readonly onValue: (value: string | undefined) => void;
  /** What is wrong with an instant, in words. */
  readonly fault: (instantMs: number) => string | undefined;
}

/** An instant in UTC that takes effect when it is left or Enter is pressed; Escape gives it back. */
export function TimeCell({ value, fault, ...cell }: Props) {
  return (
    <ValueCell
      {...cell}
      text={value ?? ""}
      read={(text) => {
        const instant = parseInstant(text);
        if (!instant.ok) return failure("a time such as 2026-03-20T12:00:00Z");
        const problem = fault(instant.value);
        return problem === undefined
          ? success(formatInstantExact(instant.value).replace(".000Z", "Z"))
          : failure(problem);
      }}
    />
  );
}
