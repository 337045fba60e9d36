import type { ExpandedSatellite } from "../../../core/scenario/orbitElements";
import type { ResolvedStation } from "../../../core/scenario/station";
import type { Ephemeris } from "../ephemeris";
import type { FailureTimes } from "./failureTimes";
import type { TrackMaker } from "./trackFollower";

/** What globe and map show of the open scenario. */
export interface PicturePlan {
  readonly satellites: readonly ExpandedSatellite[];
  readonly stations: readonly ResolvedStation[];
  /** Rows by id. */
  readonly satelliteIndex: ReadonlyMap<string, number>;
  readonly stationIndex: ReadonlyMap<string, number>;
  readonly failures: FailureTimes;
  readonly ephemeris: Ephemeris;
  readonly makeTrack: TrackMaker;
  readonly dut1Seconds: number;
  /** What was opened: another one brings the home view, an edit leaves the camera where it is. */
  readonly source: string;
}

/** Positions for an instant are there, or on their way, or cannot be had. */
export type PositionsState = "there" | "coming" | "failed";
