import { compareIds } from "../../../../core/base/ids";
import type { ClientRecord } from "../../../../core/learning/rounds/roundRecord";
import type { GridSort } from "../../../kit/DataGrid";

export interface ClientRow {
  readonly id: string;
  readonly accuracy: number;
  /** Known once the training has ended or rests. */
  readonly samples?: number;
  readonly loss?: number;
  readonly attack?: ClientRecord["attack"];
}

/** Clients with what is known of them: of a training that is over its records, else the accuracies of its last round, by id. */
export function clientRows(
  ids: readonly string[],
  accuracies: ArrayLike<number> | undefined,
  records: readonly ClientRecord[] | undefined,
): readonly ClientRow[] {
  if (records !== undefined) return records;
  if (accuracies === undefined || accuracies.length !== ids.length) return [];
  return ids.map((id, i) => ({ id, accuracy: accuracies[i] as number }));
}

/** Rows in the order of a column, equal ones by id. */
export function sortedRows(rows: readonly ClientRow[], { columnId, descending }: GridSort): readonly ClientRow[] {
  const sign = descending ? -1 : 1;
  const keyOf = (row: ClientRow): number =>
    (columnId === "samples" ? row.samples : columnId === "loss" ? row.loss : row.accuracy) ?? 0;
  return rows.toSorted((a, b) => {
    const byValue = columnId === "id" ? 0 : sign * (keyOf(a) - keyOf(b));
    return byValue === 0 || Number.isNaN(byValue) ? (columnId === "id" ? sign : 1) * compareIds(a.id, b.id) : byValue;
  });
}
