import { type EphemerisTile, knotStride } from "./ephemerisTile";
import { hermite } from "./hermite";

/**
 * The Earth-fixed state of one satellite of a tile at an instant inside the tile: x, y, z in km, vx, vy, vz in km/s, written to `out` from
 * `at`. Returns false, and writes nothing, where propagation has failed by then.
 */
export function interpolateState(
  tile: EphemerisTile,
  satellite: number,
  instantMs: number,
  out: Float64Array,
  at = 0,
): boolean {
  const seconds = (instantMs - tile.startMs) / 1000;
  const good = tile.goodSeconds[satellite] as number;
  if (seconds > good) return false;
  const first = tile.firstKnot[satellite] as number;
  const cells = (tile.firstKnot[satellite + 1] as number) - first - 1;
  if (cells === 0) {
    for (let i = 0; i < knotStride; i++) out[at + i] = tile.states[first * knotStride + i] as number;
    return true;
  }
  const step = tile.stepSeconds[satellite] as number;
  const cell = Math.min(cells - 1, Math.max(0, Math.floor(seconds / step)));
  const h = cell === cells - 1 && good < Number.POSITIVE_INFINITY ? good - cell * step : step;
  const from = (first + cell) * knotStride;
  hermite(tile.states, from, from + knotStride, h, (seconds - cell * step) / h, out, at);
  return true;
}
