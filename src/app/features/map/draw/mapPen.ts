import { type MapSize, type MapView, xOf, yOf } from "../model/mapView";

/** Draws a line from place to place, lifting where it would cross the map from edge to edge. */
export interface MapPen {
  /** The next point begins another line. */
  lift(): void;
  lineTo(lonDeg: number, latDeg: number): void;
}

/** Continues the context's path; half the world in one step is a step over the edge. */
export function createMapPen(
  context: Pick<CanvasRenderingContext2D, "moveTo" | "lineTo">,
  view: MapView,
  size: MapSize,
): MapPen {
  const worldPx = 360 * view.pxPerDeg;
  let isDown = false;
  let lastX = 0;
  let lastY = 0;
  return {
    lift() {
      isDown = false;
    },
    lineTo(lonDeg, latDeg) {
      const x = xOf(view, size, lonDeg);
      const y = yOf(view, size, latDeg);
      const over = isDown ? x - lastX : 0;
      if (!isDown) context.moveTo(x, y);
      else if (Math.abs(over) <= worldPx / 2) context.lineTo(x, y);
      else {
        // Out over one edge and in over the other.
        const aside = over > 0 ? -worldPx : worldPx;
        context.lineTo(x + aside, y);
        context.moveTo(lastX - aside, lastY);
        context.lineTo(x, y);
      }
      isDown = true;
      lastX = x;
      lastY = y;
    },
  };
}
