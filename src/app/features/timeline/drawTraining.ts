import { type Box, drawBarName } from "./barBox";
import { rowHeightPx } from "./rowGeometry";
import type { TimelinePalette } from "./timelinePalette";
import type { Size, TimelineScene } from "./timelineScene";
import { xOfInstant } from "./timeView";
import { type TrainingLane, trainingInView, trainingKinds } from "./trainingLanes";

/** How a kind of bar stands in its row. */
interface Look {
  readonly kind: number;
  readonly topPx: number;
  readonly heightPx: number;
  /** Messages take milliseconds: less would not be seen. */
  readonly leastPx: number;
}

/** From the one that lies lowest to the one that lies highest. Messages and work are told apart by their height, too. */
const looks: readonly Look[] = [
  { kind: trainingKinds.life, topPx: 11, heightPx: 2, leastPx: 1 },
  { kind: trainingKinds.work, topPx: 6, heightPx: 12, leastPx: 1.5 },
  { kind: trainingKinds.relay, topPx: 15, heightPx: 7, leastPx: 2 },
  { kind: trainingKinds.model, topPx: 2, heightPx: 14, leastPx: 2.5 },
  { kind: trainingKinds.update, topPx: 8, heightPx: 14, leastPx: 2.5 },
];

/** Bars of a kind that end this close to the one before are drawn with it. */
const leastStepPx = 1;

/** Draws the bars of a training in a row: who has a model out as a line, work as a bar, messages as marks above and below. */
export function drawTraining(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  lane: TrainingLane,
  topPx: number,
): void {
  const { first, end } = trainingInView(lane, scene.view);
  if (first === end) return;
  for (const look of looks) {
    context.fillStyle = palette.training[look.kind] as string;
    let drawnPx = Number.NEGATIVE_INFINITY;
    for (let bar = first; bar < end; bar++) {
      if (lane.kind[bar] !== look.kind) continue;
      const fromPx = Math.max(xOfInstant(scene.view, size.widthPx, lane.startMs[bar] as number), -4);
      const toPx = Math.min(xOfInstant(scene.view, size.widthPx, lane.endMs[bar] as number), size.widthPx + 4);
      // Zoomed out, the drawn ones are bounded by the pixels.
      if (toPx < 0 || toPx - drawnPx < leastStepPx) continue;
      drawnPx = toPx;
      const widthPx = Math.max(toPx - fromPx, look.leastPx);
      context.fillRect(fromPx, topPx + look.topPx, widthPx, look.heightPx);
      const box = { xPx: fromPx, yPx: topPx + look.topPx, widthPx, heightPx: look.heightPx };
      if (look.kind === trainingKinds.work) {
        nameWork(context, box, scene.roundOfWork?.(lane.ref[bar] as number), palette);
        context.fillStyle = palette.training[look.kind] as string;
      }
    }
  }
}

const digitPx = 7;
const wholeNamePx = 66;

/** A number that is cut off is another number: it stands there whole or not at all. */
function nameWork(
  context: CanvasRenderingContext2D,
  box: Box,
  round: number | undefined,
  palette: TimelinePalette,
): void {
  const visiblePx = box.widthPx + Math.min(box.xPx, 0);
  const name = visiblePx < wholeNamePx ? String(round) : `round ${round}`;
  if (round === undefined || visiblePx < digitPx * String(round).length + 12) return;
  drawBarName(context, box, name, palette.trainingText, palette);
}

/** A line around the bar that the pointer is on. */
export function outlineTraining(
  context: CanvasRenderingContext2D,
  size: Size,
  scene: TimelineScene,
  palette: TimelinePalette,
  lane: TrainingLane,
  { row, bar }: { readonly row: number; readonly bar: number },
): void {
  const look = looks.find(({ kind }) => kind === lane.kind[bar]);
  if (look === undefined) return;
  const fromPx = Math.max(xOfInstant(scene.view, size.widthPx, lane.startMs[bar] as number), -4);
  const toPx = Math.min(xOfInstant(scene.view, size.widthPx, lane.endMs[bar] as number), size.widthPx + 4);
  const topPx = row * rowHeightPx - scene.scrollTopPx + look.topPx;
  context.strokeStyle = palette.outline;
  context.lineWidth = 1.5;
  context.strokeRect(fromPx - 1, topPx - 1, Math.max(toPx - fromPx, look.leastPx) + 2, look.heightPx + 2);
}
