import type { ContactColumns, Contacts } from "../../../core/contact/contactColumns";

/** A window: its table and its row there. */
export interface ContactRef {
  readonly windows: ContactColumns;
  readonly contact: number;
}

/** The rows of the table on screen, whatever they come from. */
export interface ContactRows {
  readonly count: number;
  at(row: number): ContactRef | undefined;
}

/** The complete table through a list of row numbers. */
export function orderedRows(windows: ContactColumns, order: Uint32Array): ContactRows {
  return {
    count: order.length,
    at(row) {
      const contact = order[row];
      return contact === undefined ? undefined : { windows, contact };
    },
  };
}

/** Blocks one behind the other, in order of arrival, so that rows on screen keep their place while more come. */
export function arrivingRows(blocks: readonly Contacts[]): ContactRows {
  const ends: number[] = [];
  let count = 0;
  for (const { windows } of blocks) {
    count += windows.count;
    ends.push(count);
  }
  return {
    count,
    at(row) {
      const block = firstAbove(ends, row);
      const windows = blocks[block]?.windows;
      return windows && { windows, contact: row - (ends[block - 1] ?? 0) };
    },
  };
}

/** Index of the first number above the value in an ascending list. */
function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
