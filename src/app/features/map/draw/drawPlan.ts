import type { ActiveLinks } from "../../../state/picture/activeLinks";
import type { MapPalette } from "../mapPalette";
import { greatCircle } from "../model/greatCircle";
import { type MapSize, type MapView, xOf, yOf } from "../model/mapView";
import { createMapPen } from "./mapPen";

/** Longitude and latitude in degrees of each satellite and station, two numbers each; NaN: nowhere. */
export interface Places {
  readonly satellites: Float64Array;
  readonly stations: Float64Array;
  /** The middle of each hop of the chosen route. */
  readonly hops: Float64Array;
}

/** Rows that are brought out. */
export interface Marked {
  readonly satellites: readonly number[];
  readonly stations: readonly number[];
}

/** More stations than this get smaller marks. */
const manyStations = 60;

/** The path on the ground, parted at the point the satellite has passed. */
export function drawTrack(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  ground: Float64Array,
  passed: number,
  palette: MapPalette,
): void {
  const points = ground.length / 2;
  const part = (from: number, to: number, colour: string): void => {
    context.beginPath();
    const pen = createMapPen(context, view, size);
    for (let i = from; i < to; i++) pen.lineTo(ground[2 * i] as number, ground[2 * i + 1] as number);
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.stroke();
  };
  part(0, Math.min(points, passed + 1), palette.trackBehind);
  part(passed, points, palette.trackAhead);
}

/** A line for each satellite and station that are in contact, the booked ones above those that nobody uses. */
export function drawLinks(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  links: DrawnLinks,
  places: Places,
  palette: MapPalette,
): void {
  const { link, linkDim, linkBright } = palette;
  [link, linkDim, linkBright].forEach((colour, strength) => {
    context.strokeStyle = colour;
    context.lineWidth = colour === linkBright ? 2.2 : 1.2;
    drawLinksOf(context, view, size, links, places, strength);
  });
}

type DrawnLinks = Pick<ActiveLinks, "count" | "satellite" | "station" | "strength">;

function drawLinksOf(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  links: DrawnLinks,
  { satellites, stations }: Places,
  strength: number,
): void {
  context.beginPath();
  const pen = createMapPen(context, view, size);
  for (let i = 0; i < links.count; i++) {
    if (links.strength[i] !== strength) continue;
    const satellite = 2 * (links.satellite[i] as number);
    const station = 2 * (links.station[i] as number);
    const lonDeg = satellites[satellite] as number;
    if (Number.isNaN(lonDeg)) continue;
    pen.lift();
    greatCircle(
      stations[station] as number,
      stations[station + 1] as number,
      lonDeg,
      satellites[satellite + 1] as number,
      pen.lineTo,
    );
  }
  context.stroke();
}

/** Dots in two passes, so that the ones in contact lie above. */
export function drawSatellites(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  places: Float64Array,
  inContact: Uint8Array,
  palette: MapPalette,
): void {
  const count = places.length / 2;
  const dotPx = count > 600 ? 2.5 : count > 60 ? 4 : 6;
  for (const look of [0, 1]) {
    context.beginPath();
    const px = dotPx + look;
    for (let i = 0; i < count; i++) {
      const lonDeg = places[2 * i] as number;
      if (inContact[i] !== look || Number.isNaN(lonDeg)) continue;
      const x = xOf(view, size, lonDeg);
      const y = yOf(view, size, places[2 * i + 1] as number);
      if (count > 600) context.rect(x - px / 2, y - px / 2, px, px);
      else disc(context, x, y, px / 2);
    }
    context.fillStyle = look === 1 ? palette.inContact : palette.satellite;
    if (count <= 600) {
      context.strokeStyle = palette.outline;
      context.lineWidth = 1.5;
      context.stroke();
    }
    context.fill();
  }
}

/** Squares, to be told from satellites without colour. */
export function drawStations(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  places: Float64Array,
  palette: MapPalette,
): void {
  const count = places.length / 2;
  const px = count > manyStations ? 5 : 8;
  context.beginPath();
  for (let i = 0; i < count; i++) {
    const x = xOf(view, size, places[2 * i] as number);
    const y = yOf(view, size, places[2 * i + 1] as number);
    context.rect(x - px / 2, y - px / 2, px, px);
  }
  context.strokeStyle = palette.outline;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = palette.station;
  context.fill();
}

/** What is selected or pointed at, larger and ringed. */
export function drawMarked(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  { satellites, stations }: Marked,
  places: Places,
  palette: MapPalette,
): void {
  const mark = (points: Float64Array, row: number, isSquare: boolean): void => {
    const lonDeg = points[2 * row];
    if (lonDeg === undefined || Number.isNaN(lonDeg)) return;
    const x = xOf(view, size, lonDeg);
    const y = yOf(view, size, points[2 * row + 1] as number);
    context.beginPath();
    if (isSquare) context.rect(x - 5.5, y - 5.5, 11, 11);
    else disc(context, x, y, 5);
    context.fillStyle = palette.selected;
    context.strokeStyle = isSquare ? palette.station : palette.outline;
    context.lineWidth = 2.5;
    context.fill();
    context.stroke();
  };
  for (const row of stations) mark(places.stations, row, true);
  for (const row of satellites) mark(places.satellites, row, false);
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
