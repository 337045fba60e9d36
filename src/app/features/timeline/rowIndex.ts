import type { ContactColumns } from "../../../core/contact/contactColumns";

/** What contacts are grouped by. */
export type ContactRows = "satellites" | "stations";

/** Where the windows of each row stand in a table: those of row r are order[offsets[r]] .. order[offsets[r + 1] - 1], in table order. */
export interface RowIndex {
  readonly offsets: Uint32Array;
  readonly order: Uint32Array;
}

/** Windows handled between two yields: about a millisecond of work. */
const windowsPerSlice = 65_536;

/**
 * Groups a table of windows by satellite or by station with a counting sort. A generator, because 660,000 windows take longer than
 * a frame may be held up: the caller stops between slices as it likes.
 */
export function* indexRows(
  windows: ContactColumns,
  kind: ContactRows,
  rowCount: number,
): Generator<void, RowIndex, void> {
  const rows = kind === "satellites" ? windows.satellite : windows.station;
  const offsets = new Uint32Array(rowCount + 1);
  for (let i = 0; i < windows.count; i++) {
    const row = rows[i] as number;
    offsets[row + 1] = (offsets[row + 1] as number) + 1;
    if ((i + 1) % windowsPerSlice === 0) yield;
  }
  for (let row = 0; row < rowCount; row++) {
    offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number);
  }
  const next = offsets.slice(0, rowCount);
  const order = new Uint32Array(windows.count);
  for (let i = 0; i < windows.count; i++) {
    const row = rows[i] as number;
    const place = next[row] as number;
    order[place] = i;
    next[row] = place + 1;
    if ((i + 1) % windowsPerSlice === 0) yield;
  }
  return { offsets, order };
}
