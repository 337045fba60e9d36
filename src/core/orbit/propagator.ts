/** Positions of one satellite at any instant. */
export interface Propagator {
  /**
   * Writes the TEME state (x, y, z in km, vx, vy, vz in km/s) at an instant (ms since the Unix epoch) into `out`.
   * Returns why there is none, in words, or undefined. Never NaN: after a failure `out` is not to be read.
   */
  stateAt(instantMs: number, out: Float64Array): string | undefined;
  /**
   * Where it is known beforehand: up to when positions go on without a gap from an instant that has one, and why not further. Gaps shorter
   * than a grid's step would not be seen otherwise.
   */
  stretchFrom?(instantMs: number): { readonly untilMs: number; readonly reason: string } | undefined;
}
