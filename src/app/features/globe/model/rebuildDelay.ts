/** After so many losses without a picture that lasted, the graphics card is not to be had. */
const mostLosses = 5;

/** A picture that was there for this long had really come back. */
export const lastingMs = 300;

/**
 * How long to wait before a globe is built anew after so many losses without a lasting picture in between: not at all after the first, longer
 * after each further one, so that a driver that restarts is given time. Undefined: give up.
 */
export function rebuildDelayMs(losses: number): number | undefined {
  return losses > mostLosses ? undefined : 100 * (2 ** Math.max(0, losses - 1) - 1);
}
