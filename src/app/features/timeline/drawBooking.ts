import type { ShownBooking } from "../../state/schedule/bookings";
import { drawBarName, isRoomForName } from "./barBox";
import { trackHeightPx, trackTopPx } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";

const cornerPx = 3;
const pinPx = 2.5;

/** Draws a booking over the contacts of its antenna, as high as a contact that stands alone; a pinned one has a dot at its start. */
export function drawBooking(
  context: CanvasRenderingContext2D,
  { startMs, endMs, isPinned, rule }: ShownBooking,
  topPx: number,
  { widthPx }: Size,
  { view }: TimelineScene,
  palette: TimelinePalette,
  colour: string,
): void {
  const fromPx = Math.max(xOfInstant(view, widthPx, startMs), -cornerPx);
  const toPx = Math.min(xOfInstant(view, widthPx, endMs), widthPx + cornerPx);
  const box = {
    xPx: fromPx,
    yPx: topPx + trackTopPx(0, 1),
    widthPx: Math.max(toPx - fromPx, 2),
    heightPx: trackHeightPx(1),
  };
  context.fillStyle = colour;
  if (box.widthPx <= cornerPx) {
    context.fillRect(box.xPx, box.yPx, box.widthPx, box.heightPx);
    return;
  }
  context.beginPath();
  context.roundRect(box.xPx, box.yPx, box.widthPx, box.heightPx, Math.min(cornerPx, box.widthPx / 2));
  context.fill();
  const pinRoomPx = isPinned ? 3 * pinPx : 0;
  if (isPinned) {
    context.fillStyle = palette.bookingText;
    context.beginPath();
    context.arc(box.xPx + Math.min(6, box.widthPx / 2), box.yPx + box.heightPx / 2, pinPx, 0, 2 * Math.PI);
    context.fill();
  }
  const named = { ...box, xPx: box.xPx + pinRoomPx, widthPx: box.widthPx - pinRoomPx };
  if (isRoomForName(named)) drawBarName(context, named, rule.satelliteId, palette.bookingText, palette);
}
