import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { ContactRef } from "./laneBars";
import type { ContactRows } from "./rowIndex";

/** Only the windows of this satellite or station. */
export interface ContactFilter {
  readonly kind: ContactRows;
  readonly row: number;
}

/**
 * The first window that starts after the instant, or the last that starts before it. A window that starts at the very instant is
 * neither, so that repeated steps walk on. Each table is in order of start.
 */
export function neighbourContact(
  tables: readonly ContactColumns[],
  atMs: number,
  direction: "next" | "previous",
  filter?: ContactFilter,
): ContactRef | undefined {
  let best: ContactRef | undefined;
  let bestMs = direction === "next" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (const windows of tables) {
    const contact = direction === "next" ? firstAfter(windows, atMs, filter) : lastBefore(windows, atMs, filter);
    if (contact === undefined) continue;
    const aosMs = windows.aosMs[contact] as number;
    if (direction === "next" ? aosMs >= bestMs : aosMs <= bestMs) continue;
    best = { windows, contact };
    bestMs = aosMs;
  }
  return best;
}

function firstAfter(windows: ContactColumns, atMs: number, filter: ContactFilter | undefined): number | undefined {
  for (let i = countStartingBy(windows, atMs); i < windows.count; i++) if (matches(windows, i, filter)) return i;
  return undefined;
}

function lastBefore(windows: ContactColumns, atMs: number, filter: ContactFilter | undefined): number | undefined {
  for (let i = countStartingBy(windows, atMs) - 1; i >= 0; i--) {
    if ((windows.aosMs[i] as number) < atMs && matches(windows, i, filter)) return i;
  }
  return undefined;
}

function matches(windows: ContactColumns, contact: number, filter: ContactFilter | undefined): boolean {
  if (filter === undefined) return true;
  return (filter.kind === "satellites" ? windows.satellite : windows.station)[contact] === filter.row;
}

/** How many windows start at the instant or before. */
function countStartingBy(windows: ContactColumns, atMs: number): number {
  let low = 0;
  let high = windows.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((windows.aosMs[middle] as number) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
