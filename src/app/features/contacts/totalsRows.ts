import { compareIds } from "../../../core/base/ids";
import type { ContactTotals } from "../../../engine/client/planner";

/** What the totals tables can be ordered by. */
export type TotalsKey = "id" | "age" | "count" | "time" | "downlink" | "uplink" | "longestGap" | "meanGap";

/** A satellite or station of the table, in the scenario's order. */
export interface TotalsItem {
  readonly id: string;
  /** Of its elements, days; stations and fixed points have none. */
  readonly ageDays?: number | undefined;
}

/** Row numbers in the order asked for; ties, and everything while there are no totals, in the scenario's order. */
export function orderTotals(
  items: readonly TotalsItem[],
  totals: ContactTotals | undefined,
  key: TotalsKey,
  descending: boolean,
): Uint32Array {
  const rows = Uint32Array.from(items, (_, row) => row);
  const sign = descending ? -1 : 1;
  if (key === "id") {
    return rows.sort((a, b) => sign * compareIds(items[a]?.id ?? "", items[b]?.id ?? "") || a - b);
  }
  const values = key === "age" ? items.map(({ ageDays }) => ageDays ?? -1) : columnOf(totals, key);
  if (values === undefined) return rows;
  return rows.sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b);
}

/** The numbers of a column; undefined until there are totals. */
export function columnOf(
  totals: ContactTotals | undefined,
  key: Exclude<TotalsKey, "id" | "age">,
): ArrayLike<number> | undefined {
  switch (key) {
    case "count":
      return totals?.count;
    case "time":
      return totals?.totalSeconds;
    case "downlink":
      return totals?.downlinkMB;
    case "uplink":
      return totals?.uplinkMB;
    case "longestGap":
      return totals?.longestGapSeconds;
    case "meanGap":
      return totals?.meanGapSeconds;
  }
}
