import type { TrainingPulses } from "../../../state/picture/trainingPulses";
import type { MapPalette } from "../mapPalette";
import { arcPoint } from "../model/arcPoint";
import { greatCircle } from "../model/greatCircle";
import { type MapSize, type MapView, xOf, yOf } from "../model/mapView";
import { createMapPen } from "./mapPen";

const ringPx = 8.5;
const headPx = 4.5;

const head = new Float64Array(2);
const tail = new Float64Array(2);

/**
 * Rings around satellites that train; messages under way as dots with a trail: those with an update filled, those with a model hollow. `places`: longitude and
 * latitude of all nodes, degrees; NaN: nowhere.
 */
export function drawTraining(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  pulses: TrainingPulses,
  places: Float64Array,
  palette: MapPalette,
): void {
  context.beginPath();
  pulses.visitAtWork((satellite) => {
    const lonDeg = places[2 * satellite] as number;
    if (Number.isNaN(lonDeg)) return;
    addCircle(context, xOf(view, size, lonDeg), yOf(view, size, places[2 * satellite + 1] as number), ringPx);
  });
  outlined(context, palette.trainingWork, 1.8, palette.outline);
  for (const isUpdate of [false, true]) {
    const colour = isUpdate ? palette.trainingUpdate : palette.trainingModel;
    context.beginPath();
    const pen = createMapPen(context, view, size);
    visitEnds(pulses, places, isUpdate, () => {
      pen.lift();
      greatCircle(tail[0] as number, tail[1] as number, head[0] as number, head[1] as number, pen.lineTo);
    });
    outlined(context, colour, 2.6, palette.outline);
    context.beginPath();
    visitEnds(pulses, places, isUpdate, () => {
      addCircle(context, xOf(view, size, head[0] as number), yOf(view, size, head[1] as number), headPx);
    });
    context.fillStyle = isUpdate ? colour : palette.outline;
    outlined(context, colour, 2.2, palette.outline);
    context.fill();
  }
}

/** Puts both ends of each pulse of a kind into `head` and `tail`. */
function visitEnds(pulses: TrainingPulses, places: Float64Array, isUpdateWanted: boolean, visit: () => void): void {
  pulses.visitUnderWay((from, to, tailShare, headShare, isUpdate) => {
    if (isUpdate !== isUpdateWanted) return;
    const [fromLon, fromLat] = [places[2 * from] as number, places[2 * from + 1] as number];
    const [toLon, toLat] = [places[2 * to] as number, places[2 * to + 1] as number];
    arcPoint(fromLon, fromLat, toLon, toLat, headShare, head);
    arcPoint(fromLon, fromLat, toLon, toLat, tailShare, tail);
    if (!Number.isNaN(head[0]) && !Number.isNaN(tail[0])) visit();
  });
}

function outlined(context: CanvasRenderingContext2D, colour: string, widthPx: number, outline: string): void {
  context.strokeStyle = outline;
  context.lineWidth = widthPx + 2;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.stroke();
}

function addCircle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
