/** A client at work on a model that may be old by the time it is done. */
export interface Flight {
  readonly client: number;
  /** Numbers the models given out, from 0. */
  readonly dispatch: number;
  /** Of the model that it took, and that model. */
  readonly version: number;
  readonly base: Float64Array;
  /** In units of a sample's pass on a client of mean speed. */
  readonly endsAt: number;
}

/** An update that waits for FedBuff's next step. */
interface BufferedUpdate {
  readonly client: number;
  readonly update: Float64Array;
  readonly weight: number;
  readonly staleness: number;
}

/** Who is at work between two rounds, and what has come in since the last step. */
export interface AsyncState {
  readonly flights: readonly Flight[];
  readonly buffer: readonly BufferedUpdate[];
  /** Models given out so far, and steps of the server. */
  readonly dispatches: number;
  readonly version: number;
  readonly now: number;
}
