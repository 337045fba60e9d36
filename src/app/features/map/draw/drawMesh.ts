import { radiansPerDegree } from "../../../../core/base/angles";
import { type FailureTimes, visitFailedNodes } from "../../../state/picture/failureTimes";
import type { DrawnRoute, LayerStack, MeshLinks } from "../../../state/picture/meshPicture";
import type { MapPalette } from "../mapPalette";
import { greatCircle } from "../model/greatCircle";
import { type MapSize, type MapView, xOf, yOf } from "../model/mapView";
import { createMapPen } from "./mapPen";

/** Of more links than this each is drawn finer, in longer pieces. */
const manyLinks = 500;
const longPieceRad = 15 * radiansPerDegree;
/** A bundle on its way moves in steps of this. */
const bundlePieceRad = radiansPerDegree / 4;
const bundlePx = 8;

/** Lines over the shortest arcs, one colour after the other; fainter beside a route. `places`: longitude and latitude of all nodes, degrees; NaN: nowhere. */
export function drawMeshLinks(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  { count, a, b }: MeshLinks,
  steps: Uint8Array,
  colours: readonly string[],
  places: Float64Array,
  hasRoute: boolean,
): void {
  const isMany = count > manyLinks;
  context.lineWidth = isMany ? 1 : 1.6;
  context.globalAlpha = (isMany ? 0.75 : 1) * (hasRoute ? 0.5 : 1);
  for (const [step, colour] of colours.entries()) {
    context.beginPath();
    const pen = createMapPen(context, view, size);
    for (let i = 0; i < count; i++) {
      if (steps[i] !== step) continue;
      pen.lift();
      arc(places, a[i] as number, b[i] as number, pen.lineTo, isMany ? longPieceRad : undefined);
    }
    context.strokeStyle = colour;
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** One link, brought out. */
export function drawMarkedLink(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  from: number,
  to: number,
  places: Float64Array,
  colour: string,
): void {
  context.beginPath();
  arc(places, from, to, createMapPen(context, view, size).lineTo);
  context.strokeStyle = colour;
  context.lineWidth = 4;
  context.stroke();
}

/** Routes as bold lines, an arrow head in the middle of each hop. */
export function drawRoutes(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  routes: readonly DrawnRoute[],
  places: Float64Array,
  palette: MapPalette,
): void {
  context.lineJoin = "round";
  for (const { nodes, role } of routes) {
    const width = role === "alternative" ? 2.2 : 3.5;
    const colour = { chosen: palette.route, alternative: palette.alternative, journey: palette.bundle }[role];
    context.beginPath();
    const pen = createMapPen(context, view, size);
    for (const [hop, to] of nodes.slice(1).entries()) arc(places, nodes[hop] as number, to, pen.lineTo);
    context.strokeStyle = palette.outline;
    context.lineWidth = width + 2.5;
    context.stroke();
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
    context.beginPath();
    for (const [hop, to] of nodes.slice(1).entries()) {
      addArrowHead(context, view, size, nodes[hop] as number, to, places, 3 * width);
    }
    context.strokeStyle = palette.outline;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = colour;
    context.fill();
  }
}

/** A square on its tip where a bundle is: `share` of the arc from one node to the other. */
export function drawBundle(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  place: { readonly from: number; readonly to: number; readonly share: number },
  places: Float64Array,
  palette: MapPalette,
): void {
  const points: (readonly [number, number])[] = [];
  arc(places, place.from, place.to, (lonDeg, latDeg) => points.push([lonDeg, latDeg]), bundlePieceRad);
  const [lonDeg, latDeg] = points[Math.round(place.share * (points.length - 1))] ?? [Number.NaN, Number.NaN];
  if (Number.isNaN(lonDeg)) return;
  const x = xOf(view, size, lonDeg);
  const y = yOf(view, size, latDeg);
  context.beginPath();
  context.moveTo(x, y - bundlePx);
  context.lineTo(x + bundlePx, y);
  context.lineTo(x, y + bundlePx);
  context.lineTo(x - bundlePx, y);
  context.closePath();
  context.strokeStyle = palette.outline;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = palette.bundle;
  context.fill();
}

const plateWidthPx = 13;
const platePx = 3;
/** A stack grows with the layers up to this many plates. */
const mostPlates = 10;

/** Layers as plates stacked over their nodes: the more layers, relative to the node that has most, the higher. */
export function drawStacks(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  stacks: readonly LayerStack[],
  places: Float64Array,
  palette: MapPalette,
): void {
  const most = Math.max(1, ...stacks.map(({ layers }) => layers));
  const perPlate = Math.max(1, most / mostPlates);
  context.fillStyle = palette.bundle;
  context.strokeStyle = palette.outline;
  context.lineWidth = 1;
  for (const { node, layers } of stacks) {
    const lonDeg = places[2 * node] as number;
    if (Number.isNaN(lonDeg)) continue;
    const x = xOf(view, size, lonDeg) - plateWidthPx / 2;
    const y = yOf(view, size, places[2 * node + 1] as number) - 8;
    for (let plate = 0; plate < Math.ceil(layers / perPlate); plate++) {
      context.fillRect(x, y - (plate + 1) * (platePx + 1), plateWidthPx, platePx);
      context.strokeRect(x - 0.5, y - (plate + 1) * (platePx + 1) - 0.5, plateWidthPx + 1, platePx + 1);
    }
  }
}

/** A cross on each node that has failed at an instant: told by its shape, not by its colour. */
export function drawFailures(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  failures: FailureTimes,
  instantMs: number,
  places: Float64Array,
  palette: MapPalette,
): void {
  const reachPx = 5;
  context.beginPath();
  visitFailedNodes(failures, instantMs, (node) => {
    const lonDeg = places[2 * node] as number;
    if (Number.isNaN(lonDeg)) return;
    const x = xOf(view, size, lonDeg);
    const y = yOf(view, size, places[2 * node + 1] as number);
    context.moveTo(x - reachPx, y - reachPx);
    context.lineTo(x + reachPx, y + reachPx);
    context.moveTo(x + reachPx, y - reachPx);
    context.lineTo(x - reachPx, y + reachPx);
  });
  context.lineCap = "round";
  context.strokeStyle = palette.outline;
  context.lineWidth = 5.5;
  context.stroke();
  context.strokeStyle = palette.failed;
  context.lineWidth = 2.5;
  context.stroke();
  context.lineCap = "butt";
}

/** Visits the points of the arc between two nodes; none where one of them is nowhere. */
function arc(
  places: Float64Array,
  from: number,
  to: number,
  visit: (lonDeg: number, latDeg: number) => void,
  pieceRad?: number,
): void {
  const fromLonDeg = places[2 * from] as number;
  const toLonDeg = places[2 * to] as number;
  if (Number.isNaN(fromLonDeg) || Number.isNaN(toLonDeg)) return;
  greatCircle(fromLonDeg, places[2 * from + 1] as number, toLonDeg, places[2 * to + 1] as number, visit, pieceRad);
}

/** Where the arc's two middle pieces meet; a hop of one piece has its head in its middle. */
function addArrowHead(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  from: number,
  to: number,
  places: Float64Array,
  lengthPx: number,
): void {
  const points: { readonly x: number; readonly y: number }[] = [];
  arc(places, from, to, (lonDeg, latDeg) => points.push({ x: xOf(view, size, lonDeg), y: yOf(view, size, latDeg) }));
  const before = points[Math.floor((points.length - 1) / 2)];
  const after = points[Math.floor((points.length - 1) / 2) + 1];
  if (before === undefined || after === undefined) return;
  const dx = after.x - before.x;
  const dy = after.y - before.y;
  // Over the map's edge there is no direction on it.
  if (Math.abs(dx) > 180 * view.pxPerDeg) return;
  const length = Math.max(1e-9, Math.hypot(dx, dy));
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = [(before.x + after.x) / 2, (before.y + after.y) / 2];
  context.moveTo(x + (ux * lengthPx) / 2, y + (uy * lengthPx) / 2);
  context.lineTo(x - (ux * lengthPx) / 2 - (uy * lengthPx) / 2, y - (uy * lengthPx) / 2 + (ux * lengthPx) / 2);
  context.lineTo(x - (ux * lengthPx) / 2 + (uy * lengthPx) / 2, y - (uy * lengthPx) / 2 - (ux * lengthPx) / 2);
  context.closePath();
}
