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

/** Lines between rows of positions. */
export interface LinePairs {
  readonly count: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** The style of each; none: the first. */
  readonly style?: Uint8Array;
}

export interface LineStyle {
  readonly css: string;
  readonly widthPx: number;
}

export interface MovingLines {
  /** Draws one straight line for each pair; positions are x, y, z in km, Earth-fixed; NaN: nowhere. */
  draw(pairs: LinePairs, fromKm: Float64Array, toKm: Float64Array): void;
  setStyles(styles: readonly LineStyle[]): void;
}

const smallestCapacity = 64;

/** Everything lies inside: no need to work out bounds each frame. */
const everywhere = new BoundingSphere(Cartesian3.ZERO, 1e9);

/**
 * Lines that move each frame, in one buffer of single precision (half a metre at these distances). A PolylineCollection rebuilds itself for
 * each of them; this one moves 1,500 in half a millisecond. It cannot grow: a larger one takes its place. Colours cost only where they change.
 */
export function createMovingLines(scene: Scene, firstStyles: readonly LineStyle[]): MovingLines {
  let materials = firstStyles.map(materialOf);
  let lines = makeLines(smallestCapacity, materials[0]);
  scene.primitives.add(lines);
  let shown = 0;
  let painted = new Uint8Array(smallestCapacity);
  const line = new BufferPolyline();
  const ends = new Float64Array(6);

  const replace = (capacity: number): void => {
    scene.primitives.remove(lines);
    lines = makeLines(capacity, materials[0]);
    scene.primitives.add(lines);
    painted = new Uint8Array(capacity);
    shown = 0;
  };

  return {
    draw({ count, from, to, style }, fromKm, toKm) {
      if (count > lines.primitiveCount) replace(2 ** Math.ceil(Math.log2(count)));
      for (let i = 0; i < count; i++) {
        const start = 3 * (from[i] as number);
        const end = 3 * (to[i] as number);
        for (let axis = 0; axis < 3; axis++) {
          ends[axis] = (fromKm[start + axis] as number) * metresPerKm;
          ends[3 + axis] = (toKm[end + axis] as number) * metresPerKm;
        }
        const isKnown = !Number.isNaN(ends[0]) && !Number.isNaN(ends[3]);
        lines.get(i, line);
        if (isKnown) line.setPositions(ends);
        if (i >= shown || line.show !== isKnown) line.show = isKnown;
        const look = style?.[i] ?? 0;
        const material = materials[look];
        if (look === painted[i] || material === undefined) continue;
        painted[i] = look;
        line.setMaterial(material);
      }
      for (let i = count; i < shown; i++) {
        lines.get(i, line);
        line.show = false;
      }
      shown = count;
    },
    setStyles(styles) {
      materials = styles.map(materialOf);
      replace(lines.primitiveCount);
    },
  };
}

function materialOf({ css, widthPx }: LineStyle): BufferPolylineMaterial {
  return new BufferPolylineMaterial({ color: Color.fromCssColorString(css), width: widthPx });
}

function makeLines(capacity: number, material: BufferPolylineMaterial | undefined): BufferPolylineCollection {
  const lines = new BufferPolylineCollection({
    primitiveCountMax: capacity,
    vertexCountMax: 2 * capacity,
    positionDatatype: ComponentDatatype.FLOAT,
    boundingVolume: everywhere,
  });
  const line = new BufferPolyline();
  for (let i = 0; i < capacity; i++) {
    lines.add({ positions: new Float64Array(6), show: false, ...(material && { material }) }, line);
  }
  return lines;
}
