import { Random } from "../../base/random";
import { gmstRadians, temeToEarthFixed } from "../../orbit/frames";
import { earthFixedToGeodetic } from "../../orbit/geodesy";
import { createPropagator } from "../../orbit/propagate";
import type { ExpandedSatellite } from "../../scenario/orbitElements";
import { gammaDraw } from "./gammaDraw";

/** Over which regions satellites fly, and for which share of the time. */
export interface GroundTracks {
  /** Numbers of the regions that any of them sees, in order. */
  readonly regions: readonly number[];
  /** For each satellite the share of its time over each of these. */
  readonly shares: readonly Float64Array[];
}

export interface GroundTrackSettings {
  readonly startMs: number;
  readonly hours: number;
  /** Side of a region in latitude and in longitude. */
  readonly regionDeg: number;
  readonly dut1Seconds: number;
}

const leastStepSeconds = 60;
/** Of all satellites together: some tenths of a second of work. */
const mostPositions = 200_000;
/** Rounded so before it is told in which region a point lies: engines differ in the last bits. */
const degreesUnit = 1e-6;

/**
 * Where satellites collect: regions are cells of latitude and longitude, from the south pole and 180 degrees west on, and positions are looked at every
 * minute, or less often where the satellites are many. A satellite without a position at an instant collects nothing then.
 */
export function groundTracks(
  satellites: readonly ExpandedSatellite[],
  { startMs, hours, regionDeg, dut1Seconds }: GroundTrackSettings,
): GroundTracks {
  const seconds = hours * 3600;
  const stepSeconds = Math.max(leastStepSeconds, Math.ceil((seconds * satellites.length) / mostPositions));
  const instants = Math.max(1, Math.ceil(seconds / stepSeconds));
  const visits = satellites.map(({ orbit }) => {
    const propagator = createPropagator(orbit, { dut1Seconds });
    const teme = new Float64Array(6);
    const fixed = new Float64Array(6);
    const seen = new Map<number, number>();
    for (let i = 0; i < instants; i++) {
      const instantMs = startMs + 1000 * stepSeconds * i;
      if (propagator.stateAt(instantMs, teme) !== undefined) continue;
      temeToEarthFixed(teme, gmstRadians(instantMs, dut1Seconds), fixed);
      const { latDeg, lonDeg } = earthFixedToGeodetic(fixed[0] as number, fixed[1] as number, fixed[2] as number);
      const region = regionAt(latDeg, lonDeg, regionDeg);
      seen.set(region, (seen.get(region) ?? 0) + 1);
    }
    return seen;
  });
  const regions = Array.from(new Set(visits.flatMap((seen) => Array.from(seen.keys())))).sort((a, b) => a - b);
  const shares = visits.map((seen) => Float64Array.from(regions, (region) => (seen.get(region) ?? 0) / instants));
  return { regions, shares };
}

/** The number of the cell in which a point lies; the last cell of a row or column is smaller where the side divides no circle. */
export function regionAt(latDeg: number, lonDeg: number, regionDeg: number): number {
  const columns = Math.ceil(360 / regionDeg);
  const rows = Math.ceil(180 / regionDeg);
  const row = cellOf(latDeg + 90, regionDeg, rows);
  return row * columns + cellOf(lonDeg + 180, regionDeg, columns);
}

function cellOf(degrees: number, side: number, cells: number): number {
  const rounded = Math.round(degrees / degreesUnit) * degreesUnit;
  return Math.min(cells - 1, Math.max(0, Math.floor(rounded / side)));
}

/** How frequent each class is in a region: a draw from the Dirichlet distribution, from a stream of the region's own. */
export function regionMix(region: number, classes: number, concentration: number, seed: number): Float64Array {
  const random = new Random(seed, "region", region);
  const draws = Float64Array.from({ length: classes }, () => gammaDraw(concentration, random));
  const sum = draws.reduce((total, draw) => total + draw, 0);
  // Draws of very small concentrations can all vanish: one class then has the region to itself.
  if (sum === 0) draws[random.below(classes)] = 1;
  return draws.map((draw) => draw / (sum === 0 ? 1 : sum));
}
