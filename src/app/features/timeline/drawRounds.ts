import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { drawBarName } from "./barBox";
import type { TimelinePalette } from "./timelinePalette";
import type { Size } from "./timelineScene";
import { type TimeView, xOfInstant } from "./timeView";
import { firstWhere } from "./trainingLanes";

const topPx = 5;
const barPx = 14;
const tickPx = 2;
const leastNamePx = 16;
/** Rounds that end this close to the one before are drawn with it. */
const leastStepPx = 3;

/** Rounds as bars with their numbers, aggregations as ticks over them, the past's veil and the clock. What is drawn is bounded by the pixels. */
export function drawRounds(
  context: CanvasRenderingContext2D,
  { widthPx, heightPx }: Size,
  view: TimeView,
  nowMs: number,
  { roundStartMs, roundEndMs, aggregationMs }: TrainingTrace,
  palette: TimelinePalette,
): void {
  const xOf = (ms: number): number => Math.min(Math.max(xOfInstant(view, widthPx, ms), -3), widthPx + 3);
  const rounds = roundEndMs.length;
  let drawnPx = Number.NEGATIVE_INFINITY;
  for (let i = firstWhere(rounds, (round) => (roundEndMs[round] as number) > view.startMs); i < rounds; i++) {
    if ((roundStartMs[i] as number) >= view.endMs) break;
    const toPx = xOf(roundEndMs[i] as number);
    if (toPx - drawnPx < leastStepPx) continue;
    const fromPx = Math.max(xOf(roundStartMs[i] as number), drawnPx);
    drawnPx = toPx;
    const box = { xPx: fromPx, yPx: topPx, widthPx: toPx - fromPx, heightPx: barPx };
    context.fillStyle = palette.round;
    context.fillRect(box.xPx, topPx, box.widthPx, barPx);
    const name = String(i + 1);
    if (box.widthPx > leastNamePx + 6 * name.length) drawBarName(context, box, name, palette.text, palette);
  }
  context.fillStyle = palette.aggregation;
  drawnPx = Number.NEGATIVE_INFINITY;
  const steps = aggregationMs.length;
  for (let i = firstWhere(steps, (step) => (aggregationMs[step] as number) >= view.startMs); i < steps; i++) {
    if ((aggregationMs[i] as number) > view.endMs) break;
    const xPx = xOf(aggregationMs[i] as number);
    if (xPx - drawnPx < 1) continue;
    drawnPx = xPx;
    context.fillRect(xPx - tickPx / 2, topPx - 2, tickPx, barPx + 4);
  }
  const nowPx = xOfInstant(view, widthPx, nowMs);
  context.fillStyle = palette.past;
  context.fillRect(0, 0, Math.min(Math.max(nowPx, 0), widthPx), heightPx);
  if (nowPx < 0 || nowPx > widthPx) return;
  context.fillStyle = palette.now;
  context.fillRect(Math.round(nowPx) - 0.5, 0, 1.5, heightPx);
}
