import { type GeoPermissibleObjects, geoCircle, geoEquirectangular, geoGraticule10, geoPath } from "d3";
import { feature } from "topojson-client";
import landTopology from "world-atlas/land-110m.json";
import type { MapPalette } from "../mapPalette";
import type { MapSize, MapView } from "../model/mapView";

type Topology = Parameters<typeof feature>[0];
type LandTopology = Topology & { readonly objects: { readonly land: Parameters<typeof feature>[1] } };

// The file's own type has lost what its strings mean.
const topology = landTopology as unknown as LandTopology;
const land: GeoPermissibleObjects = feature(topology, topology.objects.land);
const graticule: GeoPermissibleObjects = geoGraticule10();

/** Ocean, continents (Natural Earth 1:110m) and a grid of 10 degrees. */
export function drawWorld(context: CanvasRenderingContext2D, view: MapView, size: MapSize, palette: MapPalette): void {
  context.fillStyle = palette.space;
  context.fillRect(0, 0, size.widthPx, size.heightPx);
  const path = pathOn(context, view, size);
  context.beginPath();
  path({ type: "Sphere" });
  context.fillStyle = palette.ocean;
  context.fill();
  context.beginPath();
  path(land);
  context.fillStyle = palette.land;
  context.fill();
  context.strokeStyle = palette.coast;
  context.lineWidth = 0.8;
  context.stroke();
  context.beginPath();
  path(graticule);
  context.strokeStyle = palette.graticule;
  context.lineWidth = 0.6;
  context.stroke();
}

/** The half of the Earth where the Sun is below the horizon, as seen from sea level without refraction. */
export function drawNight(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  sun: { readonly lonDeg: number; readonly latDeg: number },
  palette: MapPalette,
): void {
  const night = geoCircle()
    .center([sun.lonDeg + 180, -sun.latDeg])
    .radius(90)
    .precision(3)();
  context.beginPath();
  pathOn(context, view, size)(night);
  context.fillStyle = palette.night;
  context.fill();
}

/** Closed lines of longitude and latitude, two numbers a point. */
export function drawRings(
  context: CanvasRenderingContext2D,
  view: MapView,
  size: MapSize,
  rings: readonly Float64Array[],
  style: { readonly colour: string; readonly widthPx: number },
): void {
  context.beginPath();
  const path = pathOn(context, view, size);
  for (const ring of rings) {
    const coordinates = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] ?? 0, ring[2 * i + 1] ?? 0]);
    path({ type: "LineString", coordinates });
  }
  context.strokeStyle = style.colour;
  context.lineWidth = style.widthPx;
  context.stroke();
}

function pathOn(context: CanvasRenderingContext2D, { lonDeg, latDeg, pxPerDeg }: MapView, size: MapSize) {
  const projection = geoEquirectangular()
    .rotate([-lonDeg, 0])
    .scale((pxPerDeg * 180) / Math.PI)
    .translate([size.widthPx / 2, size.heightPx / 2 + pxPerDeg * latDeg]);
  return geoPath(projection, context);
}
