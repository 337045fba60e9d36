import type { MeshLinks } from "../../../state/picture/meshPicture";
import { earthHides } from "./occlusion";
import { projectPoint, type ScreenView } from "./screenView";

/**
 * The link whose line is nearest to a pixel on the screen, at most `withinPx` away; -1: none. A link counts where the nearest point of its
 * line is not behind the Earth. Goes through all of them: 3,000 take a fraction of a millisecond.
 */
export function nearestLink(
  { count, a, b }: MeshLinks,
  nodesKm: Float64Array,
  view: ScreenView,
  xPx: number,
  yPx: number,
  withinPx: number,
): number {
  const isHidden = earthHides(view.eyeKm);
  let nearest = -1;
  let least = withinPx * withinPx;
  for (let link = 0; link < count; link++) {
    const from = 3 * (a[link] as number);
    const to = 3 * (b[link] as number);
    if (!project(nodesKm, from, view, first) || !project(nodesKm, to, view, second)) continue;
    const along = shareAlong(xPx, yPx);
    const dx = between(0, along) - xPx;
    const dy = between(1, along) - yPx;
    const squared = dx * dx + dy * dy;
    if (squared > least) continue;
    const at = (axis: number): number =>
      (1 - along) * (nodesKm[from + axis] as number) + along * (nodesKm[to + axis] as number);
    if (isHidden(at(0), at(1), at(2))) continue;
    least = squared;
    nearest = link;
  }
  return nearest;
}

const first = new Float64Array(2);
const second = new Float64Array(2);

function project(nodesKm: Float64Array, at: number, view: ScreenView, out: Float64Array): boolean {
  return projectPoint(view, nodesKm[at] as number, nodesKm[at + 1] as number, nodesKm[at + 2] as number, out);
}

/** How far along the line from first to second the point nearest to a pixel is, 0 to 1. */
function shareAlong(xPx: number, yPx: number): number {
  const dx = (second[0] as number) - (first[0] as number);
  const dy = (second[1] as number) - (first[1] as number);
  const along = (xPx - (first[0] as number)) * dx + (yPx - (first[1] as number)) * dy;
  return Math.min(1, Math.max(0, along / Math.max(dx * dx + dy * dy, 1e-9)));
}

function between(axis: number, along: number): number {
  return (1 - along) * (first[axis] as number) + along * (second[axis] as number);
}
