import { rowHeightPx } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";

const stripePx = 7;

/** Stripes over the times in which a row's satellite or station has failed, a cross at their start: told without colour. */
export function drawFailures(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  row: number,
  topPx: number,
): void {
  for (const { fromMs, toMs } of scene.failuresOfRow(row)) {
    const leftPx = edgePx(fromMs, scene, size);
    const rightPx = edgePx(toMs, scene, size);
    if (rightPx <= leftPx) continue;
    const height = rowHeightPx - 1;
    context.save();
    context.beginPath();
    context.rect(leftPx, topPx, rightPx - leftPx, height);
    context.clip();
    context.fillStyle = palette.failedGround;
    context.fillRect(leftPx, topPx, rightPx - leftPx, height);
    context.beginPath();
    // From a multiple of the step, so that stripes stand still while the view moves within them.
    for (let x = Math.floor((leftPx - height) / stripePx) * stripePx; x < rightPx; x += stripePx) {
      context.moveTo(x, topPx + height);
      context.lineTo(x + height, topPx);
    }
    context.strokeStyle = palette.failed;
    context.lineWidth = 1;
    context.stroke();
    context.restore();
    if (fromMs >= scene.view.startMs) drawCross(context, leftPx + 1, topPx + height / 2, palette);
  }
}

function drawCross(context: CanvasRenderingContext2D, x: number, y: number, palette: TimelinePalette): void {
  const reach = 3.5;
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
  context.strokeStyle = palette.failed;
  context.lineWidth = 2;
  context.stroke();
}

/** Within the plot; failures may have no end. */
function edgePx(ms: number, { view }: TimelineScene, { widthPx }: Size): number {
  return Math.min(widthPx, Math.max(0, xOfInstant(view, widthPx, Math.min(Math.max(ms, view.startMs), view.endMs))));
}
