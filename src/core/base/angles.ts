export const radiansPerDegree = Math.PI / 180;

/** The same direction in [0, 360). */
export function wrapDegrees(angleDeg: number): number {
  const wrapped = angleDeg % 360;
  return wrapped < 0 ? wrapped + 360 : wrapped;
}
