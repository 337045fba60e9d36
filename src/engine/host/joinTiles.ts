import type { EphemerisTile } from "../../core/orbit/ephemerisTile";

/** Tiles of the same two hours as one, their satellites in the order given; all arrays are new. */
export function joinTiles(tiles: readonly EphemerisTile[], startMs: number): EphemerisTile {
  const satelliteCount = tiles.reduce((sum, tile) => sum + tile.satelliteCount, 0);
  const stepSeconds = new Float64Array(satelliteCount);
  const goodSeconds = new Float64Array(satelliteCount);
  const firstKnot = new Uint32Array(satelliteCount + 1);
  const states = new Float64Array(tiles.reduce((sum, tile) => sum + tile.states.length, 0));
  const failures: { readonly satellite: number; readonly reason: string }[] = [];
  let satellite = 0;
  let number = 0;
  let knot = 0;
  let evaluations = 0;
  for (const tile of tiles) {
    stepSeconds.set(tile.stepSeconds, satellite);
    goodSeconds.set(tile.goodSeconds, satellite);
    states.set(tile.states, number);
    for (let i = 1; i <= tile.satelliteCount; i++) firstKnot[satellite + i] = knot + (tile.firstKnot[i] as number);
    for (const failure of tile.failures) failures.push({ ...failure, satellite: satellite + failure.satellite });
    satellite += tile.satelliteCount;
    number += tile.states.length;
    knot = firstKnot[satellite] as number;
    evaluations += tile.evaluations;
  }
  return { startMs, satelliteCount, stepSeconds, firstKnot, states, goodSeconds, evaluations, failures };
}
