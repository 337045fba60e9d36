import { formatInstant } from "../base/instant";
import { type ContactColumns, cutAtEndFlag, cutAtStartFlag, type FailedSatellite } from "./contactColumns";
import type { ContactIds } from "./sortContacts";

/** One contact window as it is written in JSON; times are UTC with milliseconds. */
export interface ContactRecord {
  readonly satelliteId: string;
  readonly stationId: string;
  readonly aos: string;
  readonly tca: string;
  readonly los: string;
  readonly durationSeconds: number;
  readonly maxElevationDeg: number;
  readonly aosAzimuthDeg: number;
  readonly tcaAzimuthDeg: number;
  readonly losAzimuthDeg: number;
  readonly tcaRangeKm: number;
  readonly cutAtStart: boolean;
  readonly cutAtEnd: boolean;
  readonly downlinkMB: number;
  readonly uplinkMB: number;
}

/** A satellite whose propagation failed inside the window, as it is written in JSON. */
export interface FailedRecord {
  readonly satelliteId: string;
  readonly error: string;
  /** First instant without a position. */
  readonly from: string;
}

/** Row `row` of contact columns, with ids in place of indices. */
export function contactRecord(windows: ContactColumns, row: number, ids: ContactIds): ContactRecord {
  const aosMs = windows.aosMs[row] as number;
  const losMs = windows.losMs[row] as number;
  const flags = windows.flags[row] as number;
  return {
    satelliteId: ids.satelliteIds[windows.satellite[row] as number] as string,
    stationId: ids.stationIds[windows.station[row] as number] as string,
    aos: formatInstant(aosMs),
    tca: formatInstant(windows.tcaMs[row] as number),
    los: formatInstant(losMs),
    durationSeconds: (losMs - aosMs) / 1000,
    maxElevationDeg: windows.maxElevationDeg[row] as number,
    aosAzimuthDeg: windows.aosAzimuthDeg[row] as number,
    tcaAzimuthDeg: windows.tcaAzimuthDeg[row] as number,
    losAzimuthDeg: windows.losAzimuthDeg[row] as number,
    tcaRangeKm: windows.tcaRangeKm[row] as number,
    cutAtStart: (flags & cutAtStartFlag) !== 0,
    cutAtEnd: (flags & cutAtEndFlag) !== 0,
    downlinkMB: windows.downlinkMB[row] as number,
    uplinkMB: windows.uplinkMB[row] as number,
  };
}

export function failedRecord(failed: FailedSatellite, ids: ContactIds): FailedRecord {
  return {
    satelliteId: ids.satelliteIds[failed.satellite] as string,
    error: failed.error,
    from: formatInstant(failed.fromMs),
  };
}
