import type { ContactColumns } from "../../../../core/contact/contactColumns";

/** A window: its table and its row there. */
export interface PassWindow {
  readonly windows: ContactColumns;
  readonly row: number;
}

/** Which satellite and station, as rows of the scenario; undefined: whichever. */
export interface PassPair {
  readonly satellite?: number | undefined;
  readonly station?: number | undefined;
}

/** After an edit a contact may begin this much earlier or later and still be the one that is looked at. */
const sameContactMs = 20 * 60_000;

/** The contact of a pair that begins at an instant, or the one nearest to it that may be the same after an edit. */
export function findPass(
  tables: readonly ContactColumns[],
  pair: Required<PassPair>,
  aosMs: number,
): PassWindow | undefined {
  let found: PassWindow | undefined;
  let least = sameContactMs;
  visitPair(tables, pair, (windows, row) => {
    const apart = Math.abs((windows.aosMs[row] as number) - aosMs);
    if (apart > least) return;
    least = apart;
    found = { windows, row };
  });
  return found;
}

/** The contact that lasts at an instant, the latest to have begun where there are several; else the next one to begin. */
export function passAround(
  tables: readonly ContactColumns[],
  pair: PassPair,
  instantMs: number,
): PassWindow | undefined {
  let present: PassWindow | undefined;
  let next: PassWindow | undefined;
  visitPair(tables, pair, (windows, row) => {
    const aosMs = windows.aosMs[row] as number;
    if (aosMs > instantMs) {
      if (next === undefined || aosMs < aosOf(next)) next = { windows, row };
    } else if ((windows.losMs[row] as number) > instantMs && (present === undefined || aosMs > aosOf(present))) {
      present = { windows, row };
    }
  });
  return present ?? next;
}

/** The contact of a pair before or after the one that begins at an instant. */
export function neighbourPass(
  tables: readonly ContactColumns[],
  pair: Required<PassPair>,
  aosMs: number,
  direction: 1 | -1,
): PassWindow | undefined {
  let found: PassWindow | undefined;
  visitPair(tables, pair, (windows, row) => {
    const ahead = direction * ((windows.aosMs[row] as number) - aosMs);
    if (ahead > 0 && (found === undefined || ahead < direction * (aosOf(found) - aosMs))) found = { windows, row };
  });
  return found;
}

export function aosOf({ windows, row }: PassWindow): number {
  return windows.aosMs[row] as number;
}

function visitPair(
  tables: readonly ContactColumns[],
  { satellite, station }: PassPair,
  visit: (windows: ContactColumns, row: number) => void,
): void {
  for (const windows of tables) {
    for (let row = 0; row < windows.count; row++) {
      if (satellite !== undefined && windows.satellite[row] !== satellite) continue;
      if (station !== undefined && windows.station[row] !== station) continue;
      visit(windows, row);
    }
  }
}
