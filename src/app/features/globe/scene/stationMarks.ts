import {
  BlendOption,
  BufferPolyline,
  BufferPolylineCollection,
  BufferPolylineMaterial,
  Color,
  ComponentDatatype,
  PointPrimitiveCollection,
  type Scene,
} from "cesium";
import { siteAt } from "../../../../core/orbit/lookAngles";
import type { ResolvedStation } from "../../../../core/scenario/station";
import { coverageRing } from "../../../state/picture/coverageRing";
import { cartesianAt, metresPerKm } from "./metres";
import type { GlobePalette } from "./palette";

export interface StationMarks {
  setStations(stations: readonly ResolvedStation[]): void;
  /** Satellites at this distance from the Earth's centre decide how far coverage reaches; undefined: no coverage is drawn. */
  setSatelliteRadius(radiusKm: number | undefined): void;
  /** Row of the station to bring out. */
  highlight(selected: number | undefined, hovered: number | undefined): void;
  setPalette(palette: GlobePalette): void;
  /** x, y, z of each station in km, Earth-fixed. */
  readonly positionsKm: Float64Array;
}

/** From here on rings are coarser and thinner: a thousand of them are a haze otherwise. */
const manyStations = 60;

/** Rings are drawn anew when satellites are this much higher or lower. */
const radiusTolerance = 0.005;

export function createStationMarks(scene: Scene, firstPalette: GlobePalette): StationMarks {
  const points = new PointPrimitiveCollection({ blendOption: BlendOption.TRANSLUCENT });
  scene.primitives.add(points);
  let stations: readonly ResolvedStation[] = [];
  let positionsKm = new Float64Array();
  let palette = firstPalette;
  let radiusKm: number | undefined;
  let selected: number | undefined;
  let hovered: number | undefined;
  let rings: BufferPolylineCollection | undefined;

  const drawRings = (): void => {
    if (rings) scene.primitives.remove(rings);
    rings = radiusKm === undefined ? undefined : makeRings(stations, radiusKm, selected, palette);
    if (rings) scene.primitives.add(rings);
  };
  const stylePoints = (): void => {
    for (let i = 0; i < points.length; i++) {
      const point = points.get(i);
      const isMarked = i === selected || i === hovered;
      point.color = Color.fromCssColorString(isMarked ? palette.selected : palette.station);
      point.outlineColor = Color.fromCssColorString(isMarked ? palette.station : palette.outline);
      point.pixelSize = (stations.length > manyStations ? 5 : 7) + (isMarked ? 3 : 0);
      point.outlineWidth = 2;
    }
  };

  return {
    get positionsKm() {
      return positionsKm;
    },
    setStations(next) {
      stations = next;
      positionsKm = Float64Array.from(stations.flatMap((station) => [...siteAt(station).positionKm]));
      selected = undefined;
      hovered = undefined;
      points.removeAll();
      stations.forEach((_, i) => {
        points.add({ position: cartesianAt(positionsKm, i) });
      });
      stylePoints();
      drawRings();
    },
    setSatelliteRadius(next) {
      const isSame =
        next === radiusKm ||
        (next !== undefined && radiusKm !== undefined && Math.abs(next / radiusKm - 1) < radiusTolerance);
      if (isSame) return;
      radiusKm = next;
      drawRings();
    },
    highlight(nextSelected, nextHovered) {
      if (nextSelected === selected && nextHovered === hovered) return;
      const isRingChanged = nextSelected !== selected;
      selected = nextSelected;
      hovered = nextHovered;
      stylePoints();
      if (isRingChanged) drawRings();
    },
    setPalette(next) {
      palette = next;
      stylePoints();
      drawRings();
    },
  };
}

function makeRings(
  stations: readonly ResolvedStation[],
  radiusKm: number,
  selected: number | undefined,
  palette: GlobePalette,
): BufferPolylineCollection | undefined {
  const isCrowd = stations.length > manyStations;
  const outlines = stations.map((station) => coverageRing(station, radiusKm, isCrowd ? 48 : 90));
  const vertexCountMax = outlines.reduce((sum, ring) => sum + ring.length / 3, 0);
  if (vertexCountMax === 0) return undefined;
  const rings = new BufferPolylineCollection({
    primitiveCountMax: stations.length,
    vertexCountMax,
    positionDatatype: ComponentDatatype.FLOAT,
  });
  const color = Color.fromCssColorString(palette.coverage);
  const plain = new BufferPolylineMaterial({ color: isCrowd ? color.withAlpha(color.alpha / 2) : color, width: 2 });
  const marked = new BufferPolylineMaterial({ color: Color.fromCssColorString(palette.station), width: 3 });
  const line = new BufferPolyline();
  outlines.forEach((ring, i) => {
    if (ring.length === 0) return;
    rings.add({ positions: ring.map((km) => km * metresPerKm), material: i === selected ? marked : plain }, line);
  });
  return rings;
}
