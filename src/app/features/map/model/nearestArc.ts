import type { MeshLinks } from "../../../state/picture/meshPicture";
import { greatCircle } from "./greatCircle";
import { type MapSize, type MapView, xOf, yOf } from "./mapView";

/** The link whose arc is nearest to a pixel of the map, at most `withinPx` away; -1: none. `places`: longitude and latitude of all nodes. */
export function nearestArc(
  { count, a, b }: MeshLinks,
  places: Float64Array,
  view: MapView,
  size: MapSize,
  xPx: number,
  yPx: number,
  withinPx: number,
): number {
  const edgePx = 180 * view.pxPerDeg;
  let nearest = -1;
  let least = withinPx;
  for (let link = 0; link < count; link++) {
    const from = 2 * (a[link] as number);
    const to = 2 * (b[link] as number);
    const [fromLon, fromLat] = [places[from] as number, places[from + 1] as number];
    const [toLon, toLat] = [places[to] as number, places[to + 1] as number];
    if (Number.isNaN(fromLon) || Number.isNaN(toLon)) continue;
    let lastX = Number.NaN;
    let lastY = Number.NaN;
    greatCircle(fromLon, fromLat, toLon, toLat, (lonDeg, latDeg) => {
      const x = xOf(view, size, lonDeg);
      const y = yOf(view, size, latDeg);
      // A piece over the map's edge is not where its ends say.
      const distance = Math.abs(x - lastX) < edgePx ? distanceToPiece(lastX, lastY, x, y, xPx, yPx) : Number.NaN;
      if (distance <= least) {
        least = distance;
        nearest = link;
      }
      lastX = x;
      lastY = y;
    });
  }
  return nearest;
}

function distanceToPiece(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / Math.max(dx * dx + dy * dy, 1e-9)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}
