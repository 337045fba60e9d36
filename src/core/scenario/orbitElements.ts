import type { Instant } from "../base/instant";

/** Mean elements for SGP4, checked: every number finite and in range, angles in degrees. */
export interface Sgp4Elements {
  readonly kind: "sgp4";
  /** Catalogue number as text, up to 9 digits, alpha-5 already expanded (`A0001` is 100001). */
  readonly catalogId: string;
  /** To the microsecond. */
  readonly epochMs: Instant;
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
  /** 1 / earth radii. */
  readonly bstar: number;
  /** First derivative of mean motion / 2, rev/day^2, as in the TLE (unused by SGP4 itself). */
  readonly meanMotionDot: number;
  /** Second derivative of mean motion / 6, rev/day^3, as in the TLE (unused by SGP4 itself). */
  readonly meanMotionDdot: number;
  /** The two checked lines, where the elements came as a TLE: SGP4 then starts from them with every digit of the epoch. */
  readonly tle?: readonly [string, string];
}

/** Mean Keplerian elements with J2 secular rates; the frame is treated as TEME. */
export interface KeplerianElements {
  readonly kind: "keplerian";
  readonly epochMs: Instant;
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
}

/** A point that turns with the Earth: sketches and tests. */
export interface FixedPoint {
  readonly kind: "fixed";
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly altitudeKm: number;
}

export type OrbitElements = Sgp4Elements | KeplerianElements | FixedPoint;

/** One satellite of the expanded scenario: explicit ones first, in document order, then each constellation's, plane by plane. */
export interface ExpandedSatellite {
  readonly id: string;
  readonly name?: string;
  readonly constellationId?: string;
  /** Place in a +Grid, from 1. */
  readonly plane?: number;
  readonly slot?: number;
  readonly orbit: OrbitElements;
}
