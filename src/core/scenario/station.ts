import type { Station } from "./schema";
import type { LinkBudget } from "./schema/station";

/** A station with its defaults filled in. */
export interface ResolvedStation {
  readonly id: string;
  readonly name: string;
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly altitudeKm: number;
  readonly minElevationDeg: number;
  /** By azimuth; empty: none. */
  readonly mask: readonly { readonly azimuthDeg: number; readonly elevationDeg: number }[];
  /** Infinity: no limit. */
  readonly maxSlantRangeKm: number;
  readonly uplinkMbps: number;
  readonly downlinkMbps: number;
  readonly antennas: number;
  readonly setupSeconds: number;
  /** Where given, the rate follows the range. */
  readonly downlinkBudget?: LinkBudget;
  readonly uplinkBudget?: LinkBudget;
}

/** Fills in a station's defaults and sorts its mask; the name defaults to the id. */
export function resolveStation(station: Station): ResolvedStation {
  return {
    id: station.id,
    name: station.name ?? station.id,
    latDeg: station.latDeg,
    lonDeg: station.lonDeg,
    altitudeKm: station.altitudeKm,
    minElevationDeg: station.minElevationDeg ?? 10,
    mask: [...(station.mask ?? [])].sort((a, b) => a.azimuthDeg - b.azimuthDeg),
    maxSlantRangeKm: station.maxSlantRangeKm ?? Number.POSITIVE_INFINITY,
    uplinkMbps: station.uplinkMbps,
    downlinkMbps: station.downlinkMbps,
    antennas: station.antennas ?? 1,
    setupSeconds: station.setupSeconds ?? 0,
    ...(station.downlinkBudget && { downlinkBudget: station.downlinkBudget }),
    ...(station.uplinkBudget && { uplinkBudget: station.uplinkBudget }),
  };
}
