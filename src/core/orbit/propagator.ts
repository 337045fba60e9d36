/** Positions of one satellite at any instant. */
export interface Propagator {
  /**
   * Writes the TEME state (x, y, z in km, vx, vy, vz in km/s) at an instant (ms since the Unix epoch) into `out`.
   * Returns why there is none, in words, or undefined. Never NaN: after a failure `out` is not to be read.
   */
  stateAt(instantMs: number, out: Float64Array): string | undefined;
}
