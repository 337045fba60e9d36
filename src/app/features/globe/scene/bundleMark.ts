import { Cartesian3, Color, PointPrimitiveCollection, type Scene } from "cesium";
import { cartesianAt } from "./metres";
import type { GlobePalette } from "./palette";

export interface BundleMark {
  /** Puts the mark `share` of the way from one node to the other; undefined hides it. Positions are x, y, z of all nodes in km, Earth-fixed. */
  draw(
    place: { readonly from: number; readonly to: number; readonly share: number } | undefined,
    nodesKm: Float64Array,
  ): void;
  setPalette(palette: GlobePalette): void;
}

/** Where a bundle is that is stored and forwarded: a ring, wide enough to stand around a satellite's point. */
export function createBundleMark(scene: Scene, firstPalette: GlobePalette): BundleMark {
  const points = new PointPrimitiveCollection();
  scene.primitives.add(points);
  const mark = points.add({ show: false, pixelSize: 9, outlineWidth: 4 });
  const end = new Cartesian3();
  const style = ({ bundle, outline }: GlobePalette): void => {
    mark.color = Color.fromCssColorString(outline);
    mark.outlineColor = Color.fromCssColorString(bundle);
  };
  style(firstPalette);
  return {
    draw(place, nodesKm) {
      const isKnown = place && !Number.isNaN(nodesKm[3 * place.from]) && !Number.isNaN(nodesKm[3 * place.to]);
      mark.show = isKnown ?? false;
      if (!place || !isKnown) return;
      const start = cartesianAt(nodesKm, place.from);
      mark.position = Cartesian3.lerp(start, cartesianAt(nodesKm, place.to, end), place.share, start);
    },
    setPalette: style,
  };
}
