/**
 * What globe and timeline draw, as plain data: they know no feature. A feature turns its result into layers, the shell hands them over.
 * Satellites and stations are rows of `expandedSatellites` and `resolvedStations`.
 */

/** Lines between a satellite and a station that exist for a stretch of time: flat columns of equal length, in order of start. */
export interface TimedLinks {
  readonly count: number;
  readonly satellite: Uint32Array;
  readonly station: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/** How strongly a layer's links stand out: those that are used above those that are only possible. */
export type LinkStrength = "plain" | "dim" | "bright";

/** Something that the globe draws beside satellites and stations. */
export interface GlobeLayer {
  readonly id: string;
  readonly label: string;
  /** A final result is one table; while it is being computed there is one for each part that is done. */
  readonly links: readonly TimedLinks[];
  /** Default: plain. */
  readonly strength?: LinkStrength;
}

/** A row of the timeline. */
export interface TimelineLane {
  readonly id: string;
  readonly label: string;
  readonly kind: "satellite" | "station";
  /** Row number of the satellite or station. */
  readonly row: number;
  /** Which of the station's antennas, from 1; absent: the lane is the whole station's. */
  readonly antenna?: number;
}
