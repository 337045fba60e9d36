import type { ContactColumns } from "../../../../core/contact/contactColumns";

/** The first contacts of a station. */
export interface StationContacts {
  /** Rows of the table, in order of AOS. */
  readonly rows: readonly number[];
  /** How many more there are. */
  readonly omitted: number;
}

/** Contacts by station, at most so many of each: a printed page is read by people. The table must be in order of AOS. */
export function stationContacts(windows: ContactColumns, stationCount: number, most: number): StationContacts[] {
  const lists = Array.from({ length: stationCount }, () => ({ rows: [] as number[], omitted: 0 }));
  for (let row = 0; row < windows.count; row++) {
    const list = lists[windows.station[row] as number];
    if (list === undefined) continue;
    if (list.rows.length < most) list.rows.push(row);
    else list.omitted++;
  }
  return lists;
}

const printedContacts = 3000;
const fewestEach = 5;
const mostEach = 200;

/** How many contacts of each station a report prints, so that it stays some tens of pages. */
export function contactsEach(stationCount: number): number {
  return Math.min(mostEach, Math.max(fewestEach, Math.floor(printedContacts / Math.max(1, stationCount))));
}
