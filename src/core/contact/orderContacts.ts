import type { ContactColumns } from "./contactColumns";

export type ContactSortKey =
  | "aos"
  | "los"
  | "duration"
  | "maxElevation"
  | "satellite"
  | "station"
  | "downlink"
  | "uplink"
  | "tcaRange";

/** The columns that order and filter read. */
export type OrderColumns = Pick<
  ContactColumns,
  "count" | "satellite" | "station" | "aosMs" | "losMs" | "maxElevationDeg" | "tcaRangeKm" | "downlinkMB" | "uplinkMB"
>;

export interface ContactOrder {
  readonly windows: OrderColumns;
  /** Rank of each satellite and station when ordered by id. */
  readonly satelliteRank: Uint32Array;
  readonly stationRank: Uint32Array;
  readonly sortBy: ContactSortKey;
  readonly descending: boolean;
  /** Only these, by index; absent: all. */
  readonly satellites?: Uint32Array;
  readonly stations?: Uint32Array;
  readonly minDurationSeconds?: number;
}

/**
 * Numbers of the rows that pass the filter, in the order asked for. Ties keep the rows' own order, also when descending: it is the
 * documented one (AOS, satellite, station).
 */
export function orderContacts(order: ContactOrder): Uint32Array {
  const rows = rowsThatPass(order);
  const key = sortKey(order);
  const sign = order.descending ? -1 : 1;
  return rows.sort((a, b) => sign * ((key[a] as number) - (key[b] as number)) || a - b);
}

function rowsThatPass({ windows, satelliteRank, stationRank, ...filter }: ContactOrder): Uint32Array {
  const satellitePasses = membership(filter.satellites, satelliteRank.length);
  const stationPasses = membership(filter.stations, stationRank.length);
  const leastMs = (filter.minDurationSeconds ?? 0) * 1000;
  const rows = new Uint32Array(windows.count);
  let passed = 0;
  for (let row = 0; row < windows.count; row++) {
    if (satellitePasses[windows.satellite[row] as number] === 0) continue;
    if (stationPasses[windows.station[row] as number] === 0) continue;
    if ((windows.losMs[row] as number) - (windows.aosMs[row] as number) < leastMs) continue;
    rows[passed++] = row;
  }
  return rows.slice(0, passed);
}

/** 1 for each member of a list of indices, 0 for the others; all 1 without a list. */
function membership(members: Uint32Array | undefined, size: number): Uint8Array {
  const flags = new Uint8Array(size);
  if (members === undefined) flags.fill(1);
  else for (const member of members) flags[member] = 1;
  return flags;
}

function sortKey({ windows, satelliteRank, stationRank, sortBy }: ContactOrder): ArrayLike<number> {
  switch (sortBy) {
    case "aos":
      return windows.aosMs;
    case "los":
      return windows.losMs;
    case "duration":
      return windows.losMs.map((losMs, row) => losMs - (windows.aosMs[row] as number));
    case "maxElevation":
      return windows.maxElevationDeg;
    case "satellite":
      return windows.satellite.map((satellite) => satelliteRank[satellite] as number);
    case "station":
      return windows.station.map((station) => stationRank[station] as number);
    case "downlink":
      return windows.downlinkMB;
    case "uplink":
      return windows.uplinkMB;
    case "tcaRange":
      return windows.tcaRangeKm;
  }
}
