import type { ShownBooking } from "../../state/schedule/bookings";
import { barBox, drawBarName, isRoomForName } from "./barBox";
import { drawBooking } from "./drawBooking";
import { outlineTraining } from "./drawTraining";
import { barsAt } from "./laneBars";
import { rowHeightPx, visibleRows } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";

/** Below the bars of a training, contacts that hold now are no more than this. */
const activeStripPx = 3;

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
  for (let row = first; row < end; row++) {
    const bars = scene.barsOfRow(row);
    const topPx = row * rowHeightPx - scene.scrollTopPx;
    if (scene.bookingsOfRow !== undefined) {
      drawBookingsNow(context, size, scene, palette, scene.bookingsOfRow(row), topPx);
      continue;
    }
    for (const bar of barsAt(bars, scene.nowMs)) {
      const box = barBox(bars, bar, topPx, size, scene);
      context.fillStyle = palette.active;
      if (scene.trainingOfRow !== undefined) {
        context.fillRect(box.xPx, topPx + rowHeightPx - activeStripPx, box.widthPx, activeStripPx - 1);
        continue;
      }
      context.fillRect(box.xPx, box.yPx, box.widthPx, box.heightPx);
      if (isRoomForName(box)) drawBarName(context, box, scene.nameOfBar(bars, bar), palette.activeText, palette);
    }
  }
  if (scene.hovered !== undefined) {
    const { row, bar } = scene.hovered;
    const topPx = row * rowHeightPx - scene.scrollTopPx;
    const { xPx, yPx, widthPx, heightPx } = barBox(scene.barsOfRow(row), bar, topPx, size, scene);
    context.strokeStyle = palette.outline;
    context.lineWidth = 1.5;
    context.strokeRect(xPx - 1, yPx - 1, widthPx + 2, heightPx + 2);
  }
  if (scene.hoveredTraining !== undefined && scene.trainingOfRow !== undefined) {
    const lane = scene.trainingOfRow(scene.hoveredTraining.row);
    outlineTraining(context, size, scene, palette, lane, scene.hoveredTraining);
  }
  if (nowPx >= 0 && nowPx <= size.widthPx) {
    context.fillStyle = palette.now;
    context.fillRect(Math.round(nowPx) - 0.5, 0, 1.5, size.heightPx);
  }
}

function drawBookingsNow(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  bookings: readonly ShownBooking[],
  topPx: number,
): void {
  for (const booking of bookings) {
    if (booking.startMs > scene.nowMs) return;
    if (booking.endMs > scene.nowMs) {
      drawBooking(
        context,
        booking,
        topPx,
        size,
        scene,
        { ...palette, bookingText: palette.activeText },
        palette.active,
      );
    }
  }
}
