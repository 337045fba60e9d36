import type { Problem } from "../../base/outcome";
import type { TrainingSettings } from "./trainingSettings";

/** What one round did. */
export interface RoundRecord {
  /** From 1. */
  readonly round: number;
  /** When the round ends in mission time; null where a round is only a round. */
  readonly endsAt: string | null;
  /** Share of right answers over the test samples of all clients. */
  readonly accuracy: number;
  /** Mean cross-entropy over the same, in nats. */
  readonly loss: number;
  /** Bytes that clients sent, and that they got. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Clients whose update counted. */
  readonly participants: number;
  /** Privacy spent so far, where it is kept. */
  readonly epsilon?: number;
}

/** How the final model does on one client's tests. */
export interface ClientRecord {
  readonly id: string;
  readonly samples: number;
  readonly accuracy: number;
  readonly loss: number;
  /** What it did against the training, where it did. */
  readonly attack?: NonNullable<TrainingSettings["byzantine"]>["kind"];
}

/** One run: all its rounds, or those before it failed. */
export interface TrainingRun {
  readonly seed: number;
  readonly rounds: readonly RoundRecord[];
  /** By id. */
  readonly clients: readonly ClientRecord[];
  readonly model: Float64Array;
  /** The first round whose accuracy reaches the target, and the bytes up to it; null where there is none or no target. */
  readonly roundsToTarget: number | null;
  readonly bytesToTarget: number | null;
  /** Why the run ended early: at which round and client values stopped being finite, say. */
  readonly failed?: Problem;
  /** What held less than promised, each once. */
  readonly warnings: readonly Problem[];
}
