/** Where all nodes are: x, y, z in km, Earth-fixed, satellites in expanded order, then stations. */
export interface NodePositions {
  readonly allKm: Float64Array;
  /** The satellites' part of it; NaN: not known yet. */
  readonly satellitesKm: Float64Array;
  readonly satelliteCount: number;
}

export function nodePositions(satelliteCount: number, stationsKm: Float64Array): NodePositions {
  const allKm = new Float64Array(3 * satelliteCount + stationsKm.length);
  const satellitesKm = allKm.subarray(0, 3 * satelliteCount).fill(Number.NaN);
  allKm.set(stationsKm, 3 * satelliteCount);
  return { allKm, satellitesKm, satelliteCount };
}

/** Kilometres between two nodes in a straight line. */
export function distanceKm(allKm: Float64Array, a: number, b: number): number {
  let sum = 0;
  for (let axis = 0; axis < 3; axis++) {
    sum += ((allKm[3 * a + axis] as number) - (allKm[3 * b + axis] as number)) ** 2;
  }
  return Math.sqrt(sum);
}
