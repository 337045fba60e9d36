import type { ContactColumns } from "../../core/contact/contactColumns";
import type { ContactIntervals, OrderColumns, SummaryColumns } from "../protocol/contactsJobs";

/**
 * Copies that can be handed over while the caller keeps its own: copying a column and transferring the copy costs the calling thread a
 * fraction of cloning it into a message.
 */
export function copyContactColumns(windows: ContactColumns): ContactColumns {
  return {
    ...copyOrderColumns(windows),
    tcaMs: windows.tcaMs.slice(),
    aosAzimuthDeg: windows.aosAzimuthDeg.slice(),
    tcaAzimuthDeg: windows.tcaAzimuthDeg.slice(),
    losAzimuthDeg: windows.losAzimuthDeg.slice(),
    flags: windows.flags.slice(),
  };
}

export function copyOrderColumns(windows: OrderColumns): OrderColumns {
  return {
    ...copySummaryColumns(windows),
    maxElevationDeg: windows.maxElevationDeg.slice(),
    tcaRangeKm: windows.tcaRangeKm.slice(),
  };
}

export function copySummaryColumns(windows: SummaryColumns): SummaryColumns {
  return {
    ...copyIntervals(windows),
    downlinkMB: windows.downlinkMB.slice(),
    uplinkMB: windows.uplinkMB.slice(),
  };
}

export function copyIntervals(windows: ContactIntervals): ContactIntervals {
  return {
    count: windows.count,
    satellite: windows.satellite.slice(),
    station: windows.station.slice(),
    aosMs: windows.aosMs.slice(),
    losMs: windows.losMs.slice(),
  };
}
