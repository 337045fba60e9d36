/**
 * Data rates of contacts that change during the pass: pieces of row r are first[r]..first[r + 1] - 1, ascending, each up to its end; in a
 * piece the rate is constant, and the last ends with the contact.
 */
export interface RatePieces {
  readonly first: Int32Array;
  /** Ms since the Unix epoch. */
  readonly endMs: Float64Array;
  /** Mbit/s. */
  readonly downMbps: Float64Array;
  readonly upMbps: Float64Array;
}
