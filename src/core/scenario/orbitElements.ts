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

/** A stretch of an ephemeris that is interpolated by itself. */
export interface OemSegment {
  /** The useable interval, both ends included, ms since the Unix epoch; the states span it. */
  readonly startMs: number;
  readonly stopMs: number;
  /** j2000 stands for EME2000, ICRF and GCRF, which differ by 0.02 arcseconds; earth-fixed for every ITRF. */
  readonly frame: "teme" | "j2000" | "earth-fixed";
  readonly interpolation: "linear" | "lagrange" | "hermite";
  readonly degree: number;
  /** UTC, ascending. */
  readonly timesMs: Float64Array;
  /** Six numbers a time: x, y, z in km, vx, vy, vz in km/s; Earth-fixed velocities are those seen from the rotating Earth. */
  readonly states: Float64Array;
}

/** An ephemeris to be interpolated. */
export interface OemEphemeris {
  readonly kind: "oem";
  /** By time; their useable intervals do not overlap. At least one. */
  readonly segments: readonly OemSegment[];
}

export type OrbitElements = Sgp4Elements | KeplerianElements | FixedPoint | OemEphemeris;

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
