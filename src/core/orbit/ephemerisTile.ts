/** Every tile spans two hours, counted from the window's start. */
export const tileSeconds = 7200;

/** Numbers a knot holds: x, y, z in km, then vx, vy, vz in km/s, Earth-fixed, as seen from the rotating Earth. */
export const knotStride = 6;

/**
 * Earth-fixed states of a block of satellites over two hours, on a grid of its own for each satellite (`stepSeconds`), to be
 * interpolated by `interpolateState`. Flat arrays, so that a tile crosses threads as transferables.
 */
export interface EphemerisTile {
  /** Milliseconds since the Unix epoch. */
  readonly startMs: number;
  readonly satelliteCount: number;
  /**
   * Grid step of each satellite; knots lie at startMs + i x step, the last one at the tile's end or, where propagation fails before, at the
   * last good instant. 0 for a fixed point (one knot).
   */
  readonly stepSeconds: Float64Array;
  /** Index of each satellite's first knot, with a closing entry: satelliteCount + 1 numbers. */
  readonly firstKnot: Uint32Array;
  /** `knotStride` numbers a knot. */
  readonly states: Float64Array;
  /** Seconds from the tile's start up to which each satellite's propagation is good (to 10 ms); Infinity: all of it; below 0: none. */
  readonly goodSeconds: Float64Array;
  /** Propagator calls that this tile cost. */
  readonly evaluations: number;
  /** Why propagation stopped, in words, for each satellite that has finite `goodSeconds`. */
  readonly failures: readonly { readonly satellite: number; readonly reason: string }[];
}
