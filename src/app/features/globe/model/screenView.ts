import type { Vector3 } from "../../../../core/orbit/geodesy";
import { earthHides } from "./occlusion";

/** What is needed to know where points of space are on the screen. */
export interface ScreenView {
  /** Column by column, from Earth-fixed km to clip coordinates. */
  readonly toClip: ArrayLike<number>;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly eyeKm: Vector3;
}

/** Writes the pixel of a point (km, Earth-fixed) to `out`; false where it is behind the eye. */
export function projectPoint(view: ScreenView, x: number, y: number, z: number, out: Float64Array): boolean {
  const m = view.toClip;
  const w = (m[3] as number) * x + (m[7] as number) * y + (m[11] as number) * z + (m[15] as number);
  if (!(w > 0)) return false;
  const clipX = (m[0] as number) * x + (m[4] as number) * y + (m[8] as number) * z + (m[12] as number);
  const clipY = (m[1] as number) * x + (m[5] as number) * y + (m[9] as number) * z + (m[13] as number);
  out[0] = (0.5 + (0.5 * clipX) / w) * view.widthPx;
  out[1] = (0.5 - (0.5 * clipY) / w) * view.heightPx;
  return true;
}

/**
 * The point (3 numbers each, km, Earth-fixed) that is nearest to a pixel on the screen, at most `withinPx` away and not behind the Earth;
 * undefined where there is none. NaN positions are nowhere. Goes through all of them: 10,000 take well under a millisecond, while
 * asking the graphics card waits for it to finish the frame.
 */
export function nearestPoint(
  positionsKm: Float64Array,
  view: ScreenView,
  xPx: number,
  yPx: number,
  withinPx: number,
): { readonly index: number; readonly distancePx: number } | undefined {
  const isHidden = earthHides(view.eyeKm);
  let index = -1;
  let least = withinPx * withinPx;
  for (let at = 0; at < positionsKm.length; at += 3) {
    const x = positionsKm[at] as number;
    const y = positionsKm[at + 1] as number;
    const z = positionsKm[at + 2] as number;
    if (!projectPoint(view, x, y, z, pixel)) continue;
    const dx = (pixel[0] as number) - xPx;
    const dy = (pixel[1] as number) - yPx;
    const squared = dx * dx + dy * dy;
    if (squared > least || isHidden(x, y, z)) continue;
    least = squared;
    index = at / 3;
  }
  return index < 0 ? undefined : { index, distancePx: Math.sqrt(least) };
}

const pixel = new Float64Array(2);
