import { barsAt } from "./laneBars";
import { rowHeightPx, trackBox, visibleRows } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";

/** Draws what moves with the clock and the pointer: contacts that hold now, the past's veil, the now-line, and the bar under the pointer. */
export function drawNow(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
): void {
  const nowPx = xOfInstant(scene.view, size.widthPx, scene.nowMs);
  context.fillStyle = palette.past;
  context.fillRect(0, 0, Math.min(Math.max(nowPx, 0), size.widthPx), size.heightPx);
  const { first, end } = visibleRows(scene.scrollTopPx, size.heightPx, scene.rowCount);
  context.fillStyle = palette.active;
  for (let row = first; row < end; row++) {
    for (const bar of barsAt(scene.barsOfRow(row), scene.nowMs)) {
      const { xPx, yPx, widthPx, heightPx } = barBox(size, scene, row, bar);
      context.fillRect(xPx, yPx, widthPx, heightPx);
    }
  }
  if (scene.hovered !== undefined) {
    const { xPx, yPx, widthPx, heightPx } = barBox(size, scene, scene.hovered.row, scene.hovered.bar);
    context.strokeStyle = palette.outline;
    context.lineWidth = 1.5;
    context.strokeRect(xPx - 1, yPx - 1, widthPx + 2, heightPx + 2);
  }
  if (nowPx >= 0 && nowPx <= size.widthPx) {
    context.fillStyle = palette.now;
    context.fillRect(Math.round(nowPx) - 0.5, 0, 1.5, size.heightPx);
  }
}

function barBox(size: Size, scene: TimelineScene, row: number, bar: number) {
  const bars = scene.barsOfRow(row);
  const fromPx = Math.max(xOfInstant(scene.view, size.widthPx, bars.startMs[bar] ?? 0), -2);
  const toPx = Math.min(xOfInstant(scene.view, size.widthPx, bars.endMs[bar] ?? 0), size.widthPx + 2);
  const box = trackBox(bars.track[bar] ?? 0, bars.trackCount);
  return {
    xPx: fromPx,
    yPx: row * rowHeightPx - scene.scrollTopPx + box.topPx,
    widthPx: Math.max(toPx - fromPx, 1),
    heightPx: box.heightPx,
  };
}
