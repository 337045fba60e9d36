import type { ContactColumns } from "./contactColumns";

/** One window before it becomes a row. */
export interface ContactRow {
  satellite: number;
  station: number;
  aosMs: number;
  tcaMs: number;
  losMs: number;
  maxElevationDeg: number;
  aosAzimuthDeg: number;
  tcaAzimuthDeg: number;
  losAzimuthDeg: number;
  tcaRangeKm: number;
  downlinkMB: number;
  uplinkMB: number;
  flags: number;
}

const columnNames = [
  "aosMs",
  "tcaMs",
  "losMs",
  "maxElevationDeg",
  "aosAzimuthDeg",
  "tcaAzimuthDeg",
  "losAzimuthDeg",
  "tcaRangeKm",
  "downlinkMB",
  "uplinkMB",
] as const;

type Mutable = { -readonly [K in keyof ContactColumns]: ContactColumns[K] };

/** Empty columns with room for `capacity` rows. */
export function allocateContacts(capacity: number): Mutable {
  return {
    count: 0,
    satellite: new Uint32Array(capacity),
    station: new Uint32Array(capacity),
    aosMs: new Float64Array(capacity),
    tcaMs: new Float64Array(capacity),
    losMs: new Float64Array(capacity),
    maxElevationDeg: new Float64Array(capacity),
    aosAzimuthDeg: new Float64Array(capacity),
    tcaAzimuthDeg: new Float64Array(capacity),
    losAzimuthDeg: new Float64Array(capacity),
    tcaRangeKm: new Float64Array(capacity),
    downlinkMB: new Float64Array(capacity),
    uplinkMB: new Float64Array(capacity),
    flags: new Uint8Array(capacity),
  };
}

/** Copies row `from` of `source` to row `to` of `target`, which has room for it. */
export function copyContact(source: ContactColumns, from: number, target: ContactColumns, to: number): void {
  target.satellite[to] = source.satellite[from] as number;
  target.station[to] = source.station[from] as number;
  target.flags[to] = source.flags[from] as number;
  for (const name of columnNames) target[name][to] = source[name][from] as number;
}

/** Rows of `source` in the order given. */
export function pickContacts(source: ContactColumns, order: ArrayLike<number>): ContactColumns {
  const picked = allocateContacts(order.length);
  for (let i = 0; i < order.length; i++) copyContact(source, order[i] as number, picked, i);
  picked.count = order.length;
  return picked;
}

/** Columns that grow as rows are added. */
export class ContactWriter {
  private columns = allocateContacts(64);

  add(row: ContactRow): void {
    const { columns } = this;
    const at = columns.count;
    if (at === columns.flags.length) {
      const larger = allocateContacts(at * 2);
      larger.satellite.set(columns.satellite);
      larger.station.set(columns.station);
      larger.flags.set(columns.flags);
      for (const name of columnNames) larger[name].set(columns[name]);
      larger.count = at;
      this.columns = larger;
    }
    const target = this.columns;
    target.satellite[at] = row.satellite;
    target.station[at] = row.station;
    target.flags[at] = row.flags;
    for (const name of columnNames) target[name][at] = row[name];
    target.count = at + 1;
  }

  get count(): number {
    return this.columns.count;
  }

  /** The rows so far, as columns of exactly that length; the writer starts anew. */
  take(): ContactColumns {
    const { columns } = this;
    const n = columns.count;
    this.columns = allocateContacts(64);
    const cut = { ...columns, satellite: columns.satellite.slice(0, n), station: columns.station.slice(0, n) };
    cut.flags = columns.flags.slice(0, n);
    for (const name of columnNames) cut[name] = columns[name].slice(0, n);
    return cut;
  }
}
