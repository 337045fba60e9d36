import {
  BoundingSphere,
  BufferPolyline,
  BufferPolylineCollection,
  BufferPolylineMaterial,
  Cartesian3,
  Color,
  ComponentDatatype,
  type Scene,
} from "cesium";
import { metresPerKm } from "./metres";

/** Rows of stations and satellites that are linked. */
export interface LinkPairs {
  readonly count: number;
  readonly satellite: Uint32Array;
  readonly station: Uint32Array;
}

export interface LinkLines {
  /** Draws one straight line for each pair; positions are x, y, z in km, Earth-fixed. */
  draw(pairs: LinkPairs, satellitesKm: Float64Array, stationsKm: Float64Array): void;
  setColour(css: string): void;
}

const smallestCapacity = 64;

/** Thinner lines get holes where light graphics draws at half resolution. */
const lineWidthPx = 2;

/** Everything lies inside: no need to work out bounds each frame. */
const everywhere = new BoundingSphere(Cartesian3.ZERO, 1e9);

/**
 * Lines that move each frame, in one buffer of single precision (half a metre at these distances). A PolylineCollection rebuilds itself for
 * each of them; this one moves 1,500 in half a millisecond. It cannot grow: a larger one takes its place.
 */
export function createLinkLines(scene: Scene, firstColour: string): LinkLines {
  let colour = firstColour;
  let lines = makeLines(smallestCapacity, colour);
  scene.primitives.add(lines);
  let shown = 0;
  const line = new BufferPolyline();
  const ends = new Float64Array(6);

  const replace = (capacity: number): void => {
    scene.primitives.remove(lines);
    lines = makeLines(capacity, colour);
    scene.primitives.add(lines);
    shown = 0;
  };

  return {
    draw({ count, satellite, station }, satellitesKm, stationsKm) {
      if (count > lines.primitiveCount) replace(2 ** Math.ceil(Math.log2(count)));
      for (let i = 0; i < count; i++) {
        const from = 3 * (station[i] as number);
        const to = 3 * (satellite[i] as number);
        for (let axis = 0; axis < 3; axis++) {
          ends[axis] = (stationsKm[from + axis] as number) * metresPerKm;
          ends[3 + axis] = (satellitesKm[to + axis] as number) * metresPerKm;
        }
        const isKnown = !Number.isNaN(ends[3]);
        lines.get(i, line);
        if (isKnown) line.setPositions(ends);
        line.show = isKnown;
      }
      for (let i = count; i < shown; i++) {
        lines.get(i, line);
        line.show = false;
      }
      shown = count;
    },
    setColour(css) {
      colour = css;
      replace(lines.primitiveCount);
    },
  };
}

function makeLines(capacity: number, css: string): BufferPolylineCollection {
  const lines = new BufferPolylineCollection({
    primitiveCountMax: capacity,
    vertexCountMax: 2 * capacity,
    positionDatatype: ComponentDatatype.FLOAT,
    boundingVolume: everywhere,
  });
  const material = new BufferPolylineMaterial({ color: Color.fromCssColorString(css), width: lineWidthPx });
  const line = new BufferPolyline();
  for (let i = 0; i < capacity; i++) lines.add({ positions: new Float64Array(6), material, show: false }, line);
  return lines;
}
