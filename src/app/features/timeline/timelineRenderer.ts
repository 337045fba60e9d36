import { clearedSurface } from "./canvasSurface";
import { drawAxis } from "./drawAxis";
import { drawNow } from "./drawNow";
import { drawRows } from "./drawRows";
import type { LaneCache } from "./laneCache";
import { visibleRows } from "./rowGeometry";
import { readPalette, type TimelinePalette } from "./timelinePalette";
import type { TimelineScene } from "./timelineScene";

export interface TimelineCanvases {
  readonly axis: HTMLCanvasElement;
  readonly rows: HTMLCanvasElement;
  readonly now: HTMLCanvasElement;
}

/** What changed: `now` costs little and comes with every frame of a running clock; `all` draws the bars again. */
export type Change = "now" | "all";

export interface TimelineRenderer {
  /** Asks for one drawing in the next frame, however often it is called. */
  changed(what: Change): void;
  /** The theme changed: colours are read again. */
  restyle(): void;
  dispose(): void;
}

export const axisHeightPx = 28;

/** While rows are still being laid out, those that are ready are drawn this often: drawing them all each frame would only delay the rest. */
const missingRowsMs = 100;

/** Draws the scene of the moment into the canvases, at most once a frame and only after a change. */
export function createTimelineRenderer(
  canvases: TimelineCanvases,
  cache: LaneCache,
  sceneNow: () => TimelineScene,
): TimelineRenderer {
  let palette: TimelinePalette | undefined;
  let frame: number | undefined;
  let isAllStale = true;
  let areRowsMissing = false;
  let lastRowsMs = Number.NEGATIVE_INFINITY;

  const draw = (): void => {
    frame = undefined;
    const widthPx = canvases.rows.clientWidth;
    const heightPx = canvases.rows.clientHeight;
    if (widthPx === 0) return;
    palette ??= readPalette(canvases.rows);
    const scene = sceneNow();
    cache.beginFrame();
    const size = { widthPx, heightPx };
    layOut(scene, heightPx);
    const isLate = areRowsMissing && (!cache.isBehind() || performance.now() - lastRowsMs > missingRowsMs);
    areRowsMissing = cache.isBehind();
    if (isAllStale || isLate) {
      lastRowsMs = performance.now();
      const rows = clearedSurface(canvases.rows, widthPx, heightPx);
      if (rows !== undefined) drawRows(rows, size, scene, palette);
      isAllStale = false;
    }
    const now = clearedSurface(canvases.now, widthPx, heightPx);
    if (now !== undefined) drawNow(now, size, scene, palette);
    const axisSize = { widthPx, heightPx: axisHeightPx };
    const axis = clearedSurface(canvases.axis, widthPx, axisHeightPx);
    if (axis !== undefined) drawAxis(axis, axisSize, scene, palette);
    if (areRowsMissing) changed("now");
  };

  const changed = (what: Change): void => {
    if (what === "all") isAllStale = true;
    frame ??= requestAnimationFrame(draw);
  };

  return {
    changed,
    restyle() {
      palette = undefined;
      changed("all");
    },
    dispose() {
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

/** Lays out the rows in view, as many as the frame has time for. */
function layOut(scene: TimelineScene, heightPx: number): void {
  const { first, end } = visibleRows(scene.scrollTopPx, heightPx, scene.rowCount);
  for (let row = first; row < end; row++) scene.barsOfRow(row);
}
