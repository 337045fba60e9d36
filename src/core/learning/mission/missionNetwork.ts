import type { Interval } from "../../base/interval";

/** From when on until `endMs` a contact has these rates, whole bit/s. */
export interface RatePiece {
  readonly endMs: number;
  /** Satellite to station. */
  readonly downBps: number;
  /** Station to satellite. */
  readonly upBps: number;
}

/** A contact of a satellite and a station. */
export interface GroundContact {
  readonly satellite: number;
  readonly station: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Ascending; the last ends with the contact. */
  readonly pieces: readonly RatePiece[];
}

/** A time in which one satellite can send to another. */
export interface SatelliteLink {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly bps: number;
}

export interface MissionStation {
  readonly id: string;
  readonly antennas: number;
  /** Between two bookings of one antenna. */
  readonly setupMs: number;
  /** Times in which an antenna (from 0) cannot be booked. */
  readonly maintenance: readonly (Interval & { readonly antenna: number })[];
}

/** A booking that stands: station time that is there for training. */
export interface StandingBooking {
  /** Index of its contact. */
  readonly contact: number;
  /** From 0. */
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Where bytes can go, and where there is compute: all that a training in mission time reads of the scenario. Times are whole milliseconds from the
 * window's start, rates whole bit/s, so that what is reckoned from them is exact. Satellites go by their number in the order of ids, as clients do.
 */
export interface MissionNetwork {
  /** The window's start, ms since the Unix epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly satelliteIds: readonly string[];
  readonly stations: readonly MissionStation[];
  /** By satellite, then start, then station. */
  readonly contacts: readonly GroundContact[];
  /** By start; those that may carry models and updates. */
  readonly links: readonly SatelliteLink[];
  /** Whether stations pass on between satellites. */
  readonly groundForwards: boolean;
  /** The only station time there is; undefined: what is needed is booked as it goes. */
  readonly standing: readonly StandingBooking[] | undefined;
  /** One-way light time, whole ms rounded up, of a link at an instant; a station's place is `satelliteIds.length` + its number. */
  readonly latencyMs: (from: number, to: number, atMs: number) => number;
  /** Of each satellite: floating point operations a ms. */
  readonly flopsPerMs: readonly number[];
  /** When each satellite may train; undefined: always. */
  readonly workingHours: readonly (readonly Interval[])[] | undefined;
  /** What of the plan cannot be used, in words. */
  readonly warnings: readonly string[];
}

/** The number under which the ground goes in routes: one server and all stations. */
export function groundOf({ satelliteIds }: Pick<MissionNetwork, "satelliteIds">): number {
  return satelliteIds.length;
}
