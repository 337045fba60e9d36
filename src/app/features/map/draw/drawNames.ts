import type { NameTag } from "../../../state/picture/focus";
import { placeTags, type TagCandidate } from "../../../state/picture/placeTags";
import type { MapPalette } from "../mapPalette";
import { type MapSize, type MapView, xOf, yOf } from "../model/mapView";
import type { Places } from "./drawPlan";

/** More names than this are read by nobody. */
const mostNames = 60;

const lineHeightPx = 15;
const font = "12px Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif";

/** Names beside their things, as many as fit without covering each other. */
export function drawNames(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  tags: readonly NameTag[],
  places: Places,
  palette: MapPalette,
): void {
  context.font = font;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const visible: { readonly tag: NameTag; readonly candidate: TagCandidate }[] = [];
  for (const tag of tags) {
    const points = placesOfKind(places, tag.kind);
    const xPx = xOf(view, size, points[2 * tag.row] ?? Number.NaN);
    const yPx = yOf(view, size, points[2 * tag.row + 1] ?? Number.NaN);
    if (!(xPx >= 0 && xPx <= size.widthPx && yPx >= 0 && yPx <= size.heightPx)) continue;
    const widthPx = context.measureText(tag.text).width + 4;
    visible.push({ tag, candidate: { xPx, yPx, widthPx, heightPx: lineHeightPx } });
  }
  const candidates = visible.map(({ candidate }) => candidate);
  for (const { candidate, leftPx, topPx } of placeTags(candidates, mostNames)) {
    const tag = visible[candidate]?.tag;
    if (tag === undefined) continue;
    const y = topPx + lineHeightPx / 2;
    context.strokeStyle = palette.outline;
    context.lineWidth = 3;
    context.strokeText(tag.text, leftPx + 2, y);
    context.fillStyle = tag.isMarked ? palette.selected : palette.text;
    context.fillText(tag.text, leftPx + 2, y);
  }
}

function placesOfKind({ satellites, stations, hops }: Places, kind: NameTag["kind"]): Float64Array {
  if (kind === "hop") return hops;
  return kind === "satellite" ? satellites : stations;
}
