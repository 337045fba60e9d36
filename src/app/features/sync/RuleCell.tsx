import { parseInstant } from "../../../core/base/instant";
import { NumberCell } from "../../kit/NumberCell";
import type { SatelliteValues } from "../../state/schedule/syncEdits";
import type { RuleColumn } from "./demandColumns";
import { TimeCell } from "./TimeCell";

interface Props {
  readonly column: RuleColumn;
  /** Whose value it is, as its label names it. */
  readonly of: string;
  readonly values: SatelliteValues;
  readonly onValue: (value: number | string | undefined) => void;
}

/** One rule of one satellite, or of all. */
export function RuleCell({ column, of, values, onValue }: Props) {
  const { fallback } = column;
  const label = column.label(of);
  if (column.kind === "number") {
    return <NumberCell label={label} fallback={fallback} value={values[column.rule]} onValue={onValue} />;
  }
  const fault = (instantMs: number): string | undefined => {
    const other = values[column.rule === "releases" ? "deadlines" : "releases"];
    const otherMs = other === undefined ? undefined : parseInstant(other);
    if (!otherMs?.ok) return undefined;
    if (column.rule === "releases") return instantMs < otherMs.value ? undefined : "must be before the deadline";
    return instantMs > otherMs.value ? undefined : "must be after the release";
  };
  return <TimeCell label={label} fallback={fallback} value={values[column.rule]} fault={fault} onValue={onValue} />;
}
