import type { CameraView } from "../../../state/viewStore";

/** What of the world is in sight: an equirectangular map whose middle can be any meridian. */
export interface MapView {
  /** The middle of the picture. */
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly pxPerDeg: number;
}

export interface MapSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** So far in, 110 m outlines of continents are a few straight lines. */
const mostPxPerDeg = 160;

/** The globe's height over ground for each degree of latitude in sight: the whole map is the globe from 30,000 km. */
const kmPerDegInSight = 30_000 / 180;

/** The whole world, as large as fits. */
export function wholeWorld({ widthPx, heightPx }: MapSize): MapView {
  return { lonDeg: 0, latDeg: 0, pxPerDeg: Math.min(widthPx / 360, heightPx / 180) };
}

/** The nearest view that shows no more than the world. */
export function fitView({ lonDeg, latDeg, pxPerDeg }: MapView, size: MapSize): MapView {
  const fitted = Math.min(Math.max(pxPerDeg, wholeWorld(size).pxPerDeg), mostPxPerDeg);
  const highest = Math.max(0, 90 - size.heightPx / fitted / 2);
  return {
    lonDeg: wrapDeg(lonDeg),
    latDeg: Math.min(Math.max(latDeg, -highest), highest),
    pxPerDeg: fitted,
  };
}

export function xOf(view: MapView, size: MapSize, lonDeg: number): number {
  return size.widthPx / 2 + view.pxPerDeg * wrapDeg(lonDeg - view.lonDeg);
}

export function yOf(view: MapView, size: MapSize, latDeg: number): number {
  return size.heightPx / 2 - view.pxPerDeg * (latDeg - view.latDeg);
}

/** The place under a pixel; undefined beside the world. */
export function placeAt(view: MapView, size: MapSize, xPx: number, yPx: number) {
  const east = (xPx - size.widthPx / 2) / view.pxPerDeg;
  const latDeg = view.latDeg - (yPx - size.heightPx / 2) / view.pxPerDeg;
  if (Math.abs(east) > 180 || Math.abs(latDeg) > 90) return undefined;
  return { lonDeg: wrapDeg(view.lonDeg + east), latDeg };
}

/** The picture moves along by so many pixels. */
export function panBy(view: MapView, size: MapSize, dxPx: number, dyPx: number): MapView {
  const { lonDeg, latDeg, pxPerDeg } = view;
  return fitView({ lonDeg: lonDeg - dxPx / pxPerDeg, latDeg: latDeg + dyPx / pxPerDeg, pxPerDeg }, size);
}

/** Larger by a factor; what is under the pixel stays there as far as the world's edges allow. */
export function zoomAround(view: MapView, size: MapSize, xPx: number, yPx: number, factor: number): MapView {
  const { pxPerDeg } = fitView({ ...view, pxPerDeg: view.pxPerDeg * factor }, size);
  const dx = xPx - size.widthPx / 2;
  const dy = yPx - size.heightPx / 2;
  const lonDeg = view.lonDeg + dx / view.pxPerDeg - dx / pxPerDeg;
  const latDeg = view.latDeg - dy / view.pxPerDeg + dy / pxPerDeg;
  return fitView({ lonDeg, latDeg, pxPerDeg }, size);
}

/** Whether a place is in sight, and not at the very edge. */
export function showsPlace(view: MapView, size: MapSize, lonDeg: number, latDeg: number): boolean {
  const x = xOf(view, size, lonDeg) / size.widthPx;
  const y = yOf(view, size, latDeg) / size.heightPx;
  return x > 0.05 && x < 0.95 && y > 0.05 && y < 0.95;
}

/** The view as the globe's camera, straight down: so a link, or a change to the globe, shows the same place. */
export function cameraOf({ lonDeg, latDeg, pxPerDeg }: MapView, { heightPx }: MapSize): CameraView {
  const altitudeKm = (heightPx / pxPerDeg) * kmPerDegInSight;
  return { lonDeg, latDeg, altitudeKm, headingDeg: 0, pitchDeg: -90, rollDeg: 0 };
}

export function viewOfCamera({ lonDeg, latDeg, altitudeKm }: CameraView, size: MapSize): MapView {
  const inSight = Math.max(altitudeKm, 1) / kmPerDegInSight;
  return fitView({ lonDeg, latDeg, pxPerDeg: size.heightPx / inSight }, size);
}

/** Into [-180, 180). */
function wrapDeg(deg: number): number {
  return deg - 360 * Math.floor((deg + 180) / 360);
}
