import type { TrainingRun } from "../rounds/roundRecord";
import type { Hop } from "./transmission";

/** A message and its way. */
export interface MissionMessage {
  readonly kind: "model" | "update";
  /** The satellite that trains with the model, or whose update it is. */
  readonly satellite: number;
  readonly bytes: number;
  /** When it was there to be sent. */
  readonly readyMs: number;
  readonly arrivalMs: number;
  readonly hops: readonly Hop[];
  /** Index in `updates`. */
  readonly update: number;
}

/** The life of one update, from the wish to send a model to its arrival. Times are ms from the window's start; null: it did not come to that. */
export interface UpdateLife {
  readonly satellite: number;
  /** From 1; for asynchronous strategies the round in which it arrived. */
  round: number;
  readonly requestedMs: number;
  /** First byte of the model, and its arrival. */
  modelSentMs: number | null;
  modelAtMs: number | null;
  /** Steps of the server in the model that was sent. */
  version: number;
  epochs: number;
  /** Time at work, without waiting for sunlight. */
  computeMs: number;
  trainedMs: number | null;
  /** First byte of the update, and its arrival. */
  updateSentMs: number | null;
  updateAtMs: number | null;
  /** Bytes of the update. */
  bytes: number;
  /** Steps that the server has taken between model and update. */
  staleness: number;
  /** When a step took it in; null: none did. */
  countedMs: number | null;
  /** Why it does not count; empty: it does, or the run ended before. */
  reason: string;
}

/** What happened, in order of time. `update` is an index in `updates`. */
export type MissionEvent =
  | { readonly kind: "round-started"; readonly atMs: number; readonly round: number }
  | {
      readonly kind: "model-sent" | "model-arrived" | "trained" | "update-sent" | "update-arrived";
      readonly atMs: number;
      readonly update: number;
      readonly satellite: number;
    }
  | {
      readonly kind: "dropped";
      readonly atMs: number;
      readonly update: number;
      readonly satellite: number;
      readonly reason: string;
    }
  | {
      readonly kind: "aggregated";
      readonly atMs: number;
      readonly version: number;
      readonly updates: readonly number[];
    }
  | { readonly kind: "ended"; readonly atMs: number; readonly reason: string };

/** When an antenna served a satellite. */
export interface MissionBooking {
  readonly satellite: number;
  readonly station: number;
  /** From 0. */
  readonly antenna: number;
  readonly contact: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** What a run did in mission time: enough to replay it. */
export interface MissionLog {
  readonly messages: readonly MissionMessage[];
  readonly bookings: readonly MissionBooking[];
  readonly events: readonly MissionEvent[];
  readonly updates: readonly UpdateLife[];
}

/** A round's place in mission time. */
export interface RoundTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/** A training in mission time. */
export interface MissionRun extends TrainingRun {
  readonly times: readonly RoundTimes[];
  /** When the run ended, and why. */
  readonly endedMs: number;
  readonly ended: string;
  readonly log: MissionLog;
}
