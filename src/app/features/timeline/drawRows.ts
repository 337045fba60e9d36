import { barBox, drawBarName, isRoomForName, isRoomForNames } from "./barBox";
import { type BarRuns, fillBarRuns, makeBarRuns } from "./barRuns";
import { drawBooking } from "./drawBooking";
import { drawFailures } from "./drawFailures";
import { drawTraining } from "./drawTraining";
import { firstBarEndingAfter, type LaneBars } from "./laneBars";
import { rowHeightPx, trackHeightPx, trackTopPx, visibleRows } from "./rowGeometry";
import { axisTicks } from "./timeAxis";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";

let runs: BarRuns = makeBarRuns();

/** Draws what stays while the clock runs: grid, the selected row's ground, and all bars of the rows in view. */
export function drawRows(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
): void {
  drawGrid(context, size, scene, palette);
  const { first, end } = visibleRows(scene.scrollTopPx, size.heightPx, scene.rowCount);
  for (let row = first; row < end; row++) {
    const topPx = row * rowHeightPx - scene.scrollTopPx;
    context.fillStyle = palette.rowLine;
    context.fillRect(0, Math.round(topPx + rowHeightPx) - 1, size.widthPx, 1);
    if (row === scene.selectedRow) {
      context.fillStyle = palette.selectedRow;
      context.fillRect(0, topPx, size.widthPx, rowHeightPx);
    }
    if (scene.bookingsOfRow !== undefined) drawBooked(context, size, scene, palette, row, topPx);
    else if (scene.trainingOfRow !== undefined) {
      drawDimmed(context, size, scene, palette, row, topPx);
      drawTraining(context, size, scene, palette, scene.trainingOfRow(row), topPx);
    } else drawBars(context, size, scene, palette, row, topPx);
    drawFailures(context, size, scene, palette, row, topPx);
  }
}

function drawGrid(context: CanvasRenderingContext2D, size: Size, scene: TimelineScene, palette: TimelinePalette): void {
  for (const tick of axisTicks(scene.view, size.widthPx, scene.zone)) {
    context.fillStyle = tick.isDay ? palette.gridDay : palette.grid;
    context.fillRect(Math.round(tick.xPx), 0, 1, size.heightPx);
  }
}

/** Bookings that end this close to the one before are not told apart. */
const leastStepPx = 1;

/** Contacts of low contrast that bookings and trainings stand out from. */
const dimmed = 0.38;

function drawDimmed(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  row: number,
  topPx: number,
): void {
  context.globalAlpha = dimmed;
  drawBars(context, size, scene, palette, row, topPx, false);
  context.globalAlpha = 1;
}

function drawBooked(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  row: number,
  topPx: number,
): void {
  drawDimmed(context, size, scene, palette, row, topPx);
  const leastMs = (leastStepPx / size.widthPx) * (scene.view.endMs - scene.view.startMs);
  let drawnMs = Number.NEGATIVE_INFINITY;
  for (const booking of scene.bookingsOfRow?.(row) ?? []) {
    if (booking.endMs <= scene.view.startMs) continue;
    if (booking.startMs >= scene.view.endMs) return;
    // Zoomed out, the drawn ones are bounded by the pixels.
    if (booking.endMs - drawnMs < leastMs) continue;
    drawnMs = booking.endMs;
    drawBooking(context, booking, topPx, size, scene, palette, palette.booking);
  }
}

function drawBars(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  row: number,
  topPx: number,
  isNamed = true,
): void {
  const bars = scene.barsOfRow(row);
  runs = fillBarRuns(bars, scene.view, size.widthPx, runs);
  // One colour after the other: changing the fill style is what costs.
  palette.bars.forEach((colour, tone) => {
    context.fillStyle = colour;
    for (let run = 0; run < runs.count; run++) {
      if (runs.tone[run] !== tone) continue;
      const trackCount = runs.trackCount[run] as number;
      const yPx = topPx + trackTopPx(runs.track[run] as number, trackCount);
      const fromPx = runs.fromPx[run] as number;
      const widthPx = (runs.toPx[run] as number) - fromPx;
      // A hairline at the end keeps touching and overlapping bars apart.
      context.fillRect(fromPx, yPx, widthPx > 4 ? widthPx - 0.75 : widthPx, trackHeightPx(trackCount));
    }
  });
  if (isNamed) drawNames(context, size, scene, palette, bars, topPx);
}

function drawNames(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  bars: LaneBars,
  topPx: number,
): void {
  for (let bar = firstBarEndingAfter(bars, scene.view.startMs); bar < bars.count; bar++) {
    if ((bars.startMs[bar] ?? 0) > scene.view.endMs) return;
    if (!isRoomForNames(bars.trackCount[bar] ?? 1)) continue;
    const box = barBox(bars, bar, topPx, size, scene);
    const colour = palette.barTexts[bars.tone[bar] ?? 0] ?? palette.text;
    if (isRoomForName(box)) drawBarName(context, box, scene.nameOfBar(bars, bar), colour, palette);
  }
}
