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
  const flag = flagOf(context, size, scene, palette);
  for (const tick of axisTicks(scene.view, widthPx, scene.zone)) {
    const x = Math.round(tick.xPx) + 0.5;
    context.fillStyle = tick.isDay ? palette.gridDay : palette.grid;
    context.fillRect(x - 0.5, tick.isDay ? 0 : heightPx - 7, 1, heightPx);
    context.font = `${tick.isDay ? 600 : 400} 11px ${palette.fontFamily}`;
    context.fillStyle = tick.isDay ? palette.text : palette.textDim;
    const isUnderFlag = flag !== undefined && x + 4 < flag.toPx && x + 4 + labelRoomPx > flag.fromPx;
    const isCut = x + 4 + labelRoomPx > widthPx;
    if (!isUnderFlag && !isCut) context.fillText(tick.label, x + 4, heightPx / 2);
  }
  if (flag !== undefined) drawFlag(context, size, flag, palette);
}

/** The clock's flag: its text, its place, and that of the line below it. */
interface Flag {
  readonly text: string;
  readonly fromPx: number;
  readonly toPx: number;
  readonly linePx: number;
}

/** About the width of a tick's label. */
const labelRoomPx = 34;

function flagOf(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
): Flag | undefined {
  if (!showsInstant(scene.view, scene.nowMs)) return undefined;
  const linePx = xOfInstant(scene.view, size.widthPx, scene.nowMs);
  const text = formatTimeOfDay(scene.nowMs, scene.zone).slice(0, 8);
  context.font = `600 11px ${palette.fontFamily}`;
  const flagPx = context.measureText(text).width + 10;
  const fromPx = Math.min(Math.max(linePx - flagPx / 2, 0), size.widthPx - flagPx);
  return { text, fromPx, toPx: fromPx + flagPx, linePx };
}

function drawFlag(context: CanvasRenderingContext2D, { heightPx }: Size, flag: Flag, palette: TimelinePalette): void {
  context.font = `600 11px ${palette.fontFamily}`;
  context.fillStyle = palette.now;
  context.beginPath();
  context.roundRect(flag.fromPx, 3, flag.toPx - flag.fromPx, heightPx - 8, 3);
  context.fill();
  context.fillRect(Math.round(flag.linePx) - 0.5, heightPx - 5, 1.5, 5);
  context.fillStyle = palette.nowText;
  context.fillText(flag.text, flag.fromPx + 5, 3 + (heightPx - 8) / 2 + 0.5);
}
