import { fittedText } from "./fittedText";
import type { LaneBars } from "./laneBars";
import { trackHeightPx, trackTopPx } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";

export interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a bar stands on the canvas, cut a little outside of it; `topPx` is the top of its row there. */
export function barBox(bars: LaneBars, bar: number, topPx: number, size: Size, scene: TimelineScene): Box {
  const fromPx = Math.max(xOfInstant(scene.view, size.widthPx, bars.startMs[bar] ?? 0), -2);
  const toPx = Math.min(xOfInstant(scene.view, size.widthPx, bars.endMs[bar] ?? 0), size.widthPx + 2);
  const trackCount = bars.trackCount[bar] ?? 1;
  return {
    xPx: fromPx,
    yPx: topPx + trackTopPx(bars.track[bar] ?? 0, trackCount),
    widthPx: Math.max(toPx - fromPx, 1),
    heightPx: trackHeightPx(trackCount),
  };
}

/** A name needs this much room to say anything. */
const leastNamePx = { width: 34, height: 11 };

/** Whether bars among so many tracks are high enough for names. */
export function isRoomForNames(trackCount: number): boolean {
  return trackHeightPx(trackCount) >= leastNamePx.height;
}

/** Whether the part of a bar that is in view can hold a name. */
export function isRoomForName({ xPx, widthPx, heightPx }: Box): boolean {
  return widthPx + Math.min(xPx, 0) >= leastNamePx.width && heightPx >= leastNamePx.height;
}

/** Writes a name on a bar; one that is too long for it ends in an ellipsis. */
export function drawBarName(
  context: CanvasRenderingContext2D,
  { xPx, yPx, widthPx, heightPx }: Box,
  name: string,
  colour: string,
  palette: TimelinePalette,
): void {
  const fromPx = Math.max(xPx, 0) + 5;
  const roomPx = xPx + widthPx - 3 - fromPx;
  context.save();
  context.font = `11px ${palette.fontFamily}`;
  context.textBaseline = "middle";
  context.fillStyle = colour;
  const text = fittedText(name, roomPx, (part) => context.measureText(part).width);
  context.fillText(text, fromPx, yPx + heightPx / 2 + 0.5);
  context.restore();
}
