/**
 * What a training in mission time did, as pictures need it: columns of one length, an entry a thing. Times are ms from the window's start, NaN where it did not come to that. Satellites go
 * by their number in the order of ids; a node is such a number, or `satelliteIds.length` + the number of a station.
 */
export interface MissionPicture {
  readonly seed: number;
  /** The window's start, ms since the Unix epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  /** When the run ended, and why. */
  readonly endedMs: number;
  readonly ended: string;
  readonly satelliteIds: readonly string[];
  readonly stationIds: readonly string[];
  /** The satellite that aggregates; -1: the ground. */
  readonly server: number;
  /** In order. */
  readonly rounds: { readonly startMs: Float64Array; readonly endMs: Float64Array };
  /** Steps of the server, by time, and how many updates each took in. */
  readonly aggregations: { readonly atMs: Float64Array; readonly updates: Int32Array };
  readonly updates: UpdateColumns;
  /** Why updates do not count. */
  readonly reasons: readonly string[];
  readonly transmissions: TransmissionColumns;
  readonly bookings: BookingColumns;
}

/** Lives of updates, in the order in which they were asked for. */
export interface UpdateColumns {
  readonly satellite: Int32Array;
  /** From 1; asynchronous: the round in which it arrived. */
  readonly round: Int32Array;
  readonly requestedMs: Float64Array;
  /** First byte of the model, and its arrival. */
  readonly modelSentMs: Float64Array;
  readonly modelAtMs: Float64Array;
  /** At work, without waiting for sunlight. */
  readonly computeMs: Float64Array;
  readonly trainedMs: Float64Array;
  /** First byte of the update, and its arrival. */
  readonly updateSentMs: Float64Array;
  readonly updateAtMs: Float64Array;
  /** When a step took it in. */
  readonly countedMs: Float64Array;
  readonly bytes: Float64Array;
  readonly epochs: Int32Array;
  /** Steps that the server has taken between model and update. */
  readonly staleness: Int32Array;
  /** Index in `reasons`; -1: none. */
  readonly reason: Int32Array;
}

/** Stretches of messages on links, by start. */
export interface TransmissionColumns {
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Nodes. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1: an update on its way to the server; 0: a model on its way to a satellite. */
  readonly isUpdate: Uint8Array;
  /** Index among the updates. */
  readonly update: Int32Array;
  /** From 0; -1: between satellites. */
  readonly antenna: Int32Array;
}

/** When antennas served satellites, by start. */
export interface BookingColumns {
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly satellite: Int32Array;
  readonly station: Int32Array;
  /** From 0. */
  readonly antenna: Int32Array;
}
