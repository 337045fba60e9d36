import type { Interval } from "../base/interval";

/** When a link between two satellites exists, before acquisition and failures. */
export interface SatelliteLinkTimes {
  /** Satellites by their index in the scenario, a below b. */
  readonly a: number;
  readonly b: number;
  readonly mbps: number;
  /** Seconds from the window's start, ascending and disjoint. */
  readonly intervals: readonly Interval[];
}

export interface LinkTimes {
  readonly links: readonly SatelliteLinkTimes[];
}
