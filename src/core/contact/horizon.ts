import { radiansPerDegree } from "../base/angles";
import { type Site, siteAt } from "../orbit/lookAngles";
import { type HorizonPoint, maskElevationDeg } from "../scenario/maskElevation";
import type { ResolvedStation } from "../scenario/station";
import { geometricElevationDeg, refractionDeg } from "./refraction";

/** From where on a station sees: its lowest and highest threshold, and the threshold by azimuth in between. */
export interface Horizon {
  readonly site: Site;
  readonly maxSlantRangeKm: number;
  /** Geometric elevation below which nothing is seen, at any azimuth. */
  readonly lowestDeg: number;
  readonly lowestSine: number;
  /** Geometric elevation from which on everything is seen. */
  readonly highestDeg: number;
  /** Threshold for the apparent elevation at an azimuth. */
  thresholdDeg(azimuthDeg: number): number;
  /** Geometric to apparent elevation. */
  apparentDeg(elevationDeg: number): number;
  /** Steepest change of the threshold, degrees of elevation a degree of azimuth. */
  readonly steepest: number;
}

export function horizonOf(station: ResolvedStation, refraction: boolean): Horizon {
  const { minElevationDeg, mask } = station;
  const elevations = mask.map((point) => Math.max(minElevationDeg, point.elevationDeg));
  const geometric = refraction ? geometricElevationDeg : (deg: number) => deg;
  const lowest = mask.length === 0 ? minElevationDeg : Math.min(...elevations);
  const highest = mask.length === 0 ? minElevationDeg : Math.max(...elevations);
  return {
    site: siteAt(station),
    maxSlantRangeKm: station.maxSlantRangeKm,
    lowestDeg: geometric(lowest),
    lowestSine: Math.sin(geometric(lowest) * radiansPerDegree),
    highestDeg: geometric(highest),
    thresholdDeg: (azimuthDeg) => Math.max(minElevationDeg, maskElevationDeg(mask, azimuthDeg)),
    apparentDeg: refraction ? (deg) => deg + refractionDeg(deg) : (deg) => deg,
    steepest: steepestSlope(mask),
  };
}

function steepestSlope(mask: ResolvedStation["mask"]): number {
  let steepest = 0;
  mask.forEach((point, i) => {
    const next = mask[(i + 1) % mask.length] as HorizonPoint;
    const span = i + 1 < mask.length ? next.azimuthDeg - point.azimuthDeg : next.azimuthDeg + 360 - point.azimuthDeg;
    if (span > 0) steepest = Math.max(steepest, Math.abs(next.elevationDeg - point.elevationDeg) / span);
  });
  return steepest;
}
