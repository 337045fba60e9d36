import { BlendOption, Cartesian3, Color, type PointPrimitive, PointPrimitiveCollection, type Scene } from "cesium";
import { cartesianAt } from "./metres";
import type { GlobePalette } from "./palette";

/** How a satellite looks, plain as 0; a higher one wins. */
export const contactLook = 1;
export const failedLook = 2;
export const hoverLook = 3;
export const selectedLook = 4;

export interface SatellitePoints {
  /** As many points as satellites, all hidden until they are moved. */
  setCount(count: number): void;
  /** x, y, z of each in km, Earth-fixed; NaN hides. */
  move(positionsKm: Float64Array): void;
  hideAll(): void;
  /** One look each. Only what changed costs anything. */
  paint(looks: Uint8Array): void;
  setPalette(palette: GlobePalette): void;
}

/**
 * All satellites as one collection of points. Measured against the experimental BufferPointCollection: both take about a millisecond to move
 * 10,000 (docs/methods/globe.md), so the stable one is used.
 */
export function createSatellitePoints(scene: Scene, firstPalette: GlobePalette): SatellitePoints {
  const points = new PointPrimitiveCollection({ blendOption: BlendOption.TRANSLUCENT });
  scene.primitives.add(points);
  let painted = new Uint8Array();
  let styles = stylesOf(firstPalette, 0);
  let palette = firstPalette;
  const scratch = new Cartesian3();

  const style = (point: PointPrimitive, look: number): void => {
    const { color, outlineColor, pixelSize, outlineWidth } = styles[look] as PointStyle;
    point.color = color;
    point.outlineColor = outlineColor;
    point.pixelSize = pixelSize;
    point.outlineWidth = outlineWidth;
  };
  const restyle = (): void => {
    styles = stylesOf(palette, points.length);
    for (let i = 0; i < points.length; i++) style(points.get(i), painted[i] as number);
  };

  return {
    setCount(count) {
      while (points.length > count) points.remove(points.get(points.length - 1));
      while (points.length < count) points.add({ show: false });
      painted = new Uint8Array(count);
      restyle();
    },
    move(positionsKm) {
      for (let i = 0; i < points.length; i++) {
        const point = points.get(i);
        const isKnown = !Number.isNaN(positionsKm[3 * i]);
        if (point.show !== isKnown) point.show = isKnown;
        if (isKnown) point.position = cartesianAt(positionsKm, i, scratch);
      }
    },
    hideAll() {
      for (let i = 0; i < points.length; i++) points.get(i).show = false;
    },
    paint(looks) {
      for (let i = 0; i < points.length; i++) {
        if (looks[i] === painted[i]) continue;
        painted[i] = looks[i] as number;
        style(points.get(i), looks[i] as number);
      }
    },
    setPalette(next) {
      palette = next;
      restyle();
    },
  };
}

interface PointStyle {
  readonly color: Color;
  readonly outlineColor: Color;
  readonly pixelSize: number;
  readonly outlineWidth: number;
}

/** By look. The more satellites, the smaller they are. */
function stylesOf(palette: GlobePalette, count: number): readonly PointStyle[] {
  const size = count > 600 ? 3.5 : count > 60 ? 5 : 7;
  const outlineColor = Color.fromCssColorString(palette.outline);
  const dot = (css: string, pixelSize: number, outlineWidth: number): PointStyle => ({
    color: Color.fromCssColorString(css),
    outlineColor,
    pixelSize,
    outlineWidth,
  });
  return [
    dot(palette.satellite, size, 1),
    dot(palette.inContact, size + 1, 1),
    dot(palette.failed, 1, 0),
    dot(palette.selected, size + 3, 2),
    dot(palette.selected, size + 5, 2),
  ];
}
