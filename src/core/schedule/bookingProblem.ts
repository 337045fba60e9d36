import type { Interval } from "../base/interval";

/**
 * What is to be booked, in flat arrays. Times are whole ms from `startMs`, volumes whole bytes: sums of both are exact, in whatever order
 * they are taken. Satellites, stations and antennas are indices; the antennas of a station stand together.
 */
export interface BookingProblem {
  /** Start of the time looked at, ms since the Unix epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly satelliteIds: readonly string[];
  readonly stationIds: readonly string[];
  readonly direction: "down" | "up" | "both";
  readonly mode: "whole" | "cut";
  readonly objective: "volume" | "age";
  /** Least and greatest length of a booking. */
  readonly minMs: number;
  readonly maxMs: number;
  /** Antennas of station s are stationAntenna[s]..stationAntenna[s + 1] - 1. */
  readonly stationAntenna: Int32Array;
  readonly antennaStation: Int32Array;
  /** Of each station: between two bookings of one antenna. */
  readonly setupMs: Float64Array;
  /** Of each antenna, ascending and apart: no booking there (maintenance; pins with their set-up on both sides). */
  readonly antennaBlocked: readonly (readonly Interval[])[];
  /** Of each satellite, ascending and apart: no booking there (pins). */
  readonly satelliteBlocked: readonly (readonly Interval[])[];
  readonly windows: BookableWindows;
  readonly caps: VolumeCaps;
  /** Of each satellite; undefined where its storage is unlimited and always full enough. */
  readonly storage: readonly (Storage | undefined)[];
  /** Bookings that stand whatever is found; their volume is already taken off the caps, their times are blocked. */
  readonly pinned: readonly PinnedBooking[];
  /** Value of the pinned bookings in the objective. */
  readonly pinnedValue: number;
}

/** Contacts that may be booked, by start, then satellite, then station. Each is booked at most once. */
export interface BookableWindows {
  readonly count: number;
  readonly satellite: Int32Array;
  readonly station: Int32Array;
  /** The bookable part: inside release and deadline of the satellite. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Row of the contact in the list that came in. */
  readonly contact: Int32Array;
  /** Pieces of constant rate of window w are pieceFirst[w]..pieceFirst[w + 1] - 1, each up to pieceEndMs. */
  readonly pieceFirst: Int32Array;
  readonly pieceEndMs: Float64Array;
  readonly downBytesPerMs: Float64Array;
  readonly upBytesPerMs: Float64Array;
}

/**
 * The value of a satellite's volume: the sum over its caps of slope x min(bytes, volume), where the volume counts down, up or both. A
 * demand is one cap with the priority as slope; a minimum share is a second, steep one.
 */
export interface VolumeCaps {
  /** Caps of satellite s are first[s]..first[s + 1] - 1. */
  readonly first: Int32Array;
  readonly slope: Float64Array;
  /** Infinity: every byte counts. */
  readonly bytes: Float64Array;
  /** 1 where the direction counts. */
  readonly down: Uint8Array;
  readonly up: Uint8Array;
  /** 1 where the cap stands for a minimum share: it steers the search and is no part of the objective. */
  readonly isShare: Uint8Array;
}

/** Data that grows on board and can be sent down from there only. */
export interface Storage {
  /** More than this is lost. */
  readonly capacityBytes: number;
  readonly bytesPerMs: number;
}

export interface PinnedBooking {
  readonly satellite: number;
  readonly station: number;
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly contact: number;
  readonly downBytes: number;
  readonly upBytes: number;
}

/** Whole bytes that window w moves down and up in [startMs, endMs). */
export function volumeIn(
  windows: BookableWindows,
  w: number,
  startMs: number,
  endMs: number,
  rate: Float64Array,
): number {
  let bytes = 0;
  let from = windows.startMs[w] as number;
  const last = windows.pieceFirst[w + 1] as number;
  for (let piece = windows.pieceFirst[w] as number; piece < last; piece++) {
    const to = windows.pieceEndMs[piece] as number;
    const common = Math.min(to, endMs) - Math.max(from, startMs);
    if (common > 0) bytes += common * (rate[piece] as number);
    if (to >= endMs) break;
    from = to;
  }
  return Math.round(bytes);
}
