import { axisTicks, formatTimeOfDay } from "./timeAxis";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { showsInstant, xOfInstant } from "./timeView";

/** Draws the ticks with their labels, and the clock's flag over the now-line. */
export function drawAxis(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
): void {
  const { widthPx, heightPx } = size;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const tick of axisTicks(scene.view, widthPx, scene.zone)) {
    const x = Math.round(tick.xPx) + 0.5;
    context.fillStyle = tick.isDay ? palette.gridDay : palette.grid;
    context.fillRect(x - 0.5, tick.isDay ? 0 : heightPx - 7, 1, heightPx);
    context.font = `${tick.isDay ? 600 : 400} 11px ${palette.fontFamily}`;
    context.fillStyle = tick.isDay ? palette.text : palette.textDim;
    context.fillText(tick.label, x + 4, heightPx / 2);
  }
  if (showsInstant(scene.view, scene.nowMs)) drawFlag(context, size, scene, palette);
}

function drawFlag(context: CanvasRenderingContext2D, size: Size, scene: TimelineScene, palette: TimelinePalette): void {
  const { widthPx, heightPx } = size;
  const x = xOfInstant(scene.view, widthPx, scene.nowMs);
  const text = formatTimeOfDay(scene.nowMs, scene.zone).slice(0, 8);
  context.font = `600 11px ${palette.fontFamily}`;
  const flagPx = context.measureText(text).width + 10;
  const leftPx = Math.min(Math.max(x - flagPx / 2, 0), widthPx - flagPx);
  context.fillStyle = palette.now;
  context.beginPath();
  context.roundRect(leftPx, 3, flagPx, heightPx - 8, 3);
  context.fill();
  context.fillRect(Math.round(x) - 0.5, heightPx - 5, 1.5, 5);
  context.fillStyle = palette.nowText;
  context.fillText(text, leftPx + 5, 3 + (heightPx - 8) / 2 + 0.5);
}
