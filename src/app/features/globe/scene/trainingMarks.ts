import { BlendOption, Cartesian3, Color, type PointPrimitive, PointPrimitiveCollection, type Scene } from "cesium";
import type { TrainingPulses } from "../../../state/picture/trainingPulses";
import { cartesianAt } from "./metres";
import { createMovingLines, type LineStyle } from "./movingLines";
import type { GlobePalette } from "./palette";

export interface TrainingMarks {
  /** Draws the pulses where they are now; positions are x, y, z of all nodes in km, Earth-fixed. */
  draw(pulses: TrainingPulses, nodesKm: Float64Array): void;
  setPalette(palette: GlobePalette): void;
}

/** Thinner lines get holes where light graphics draws at half resolution. */
const trailPx = 3;
const ringPx = 13;
const headPx = 6;

/** Rings around satellites that train; messages under way as points with a trail: those with an update filled, those with a model hollow. */
export function createTrainingMarks(scene: Scene, firstPalette: GlobePalette): TrainingMarks {
  const trails = createMovingLines(scene, trailStyles(firstPalette));
  const points = new PointPrimitiveCollection({ blendOption: BlendOption.TRANSLUCENT });
  scene.primitives.add(points);
  let styles = pointStyles(firstPalette);
  let used = 0;
  let shown = 0;
  let tailsKm = new Float64Array(3 * 16);
  let headsKm = new Float64Array(3 * 16);
  let places = new Uint32Array(16).map((_, i) => i);
  let looks = new Uint8Array(16);
  const painted: number[] = [];
  const scratch = new Cartesian3();

  const grow = (): void => {
    tailsKm = doubled(tailsKm);
    headsKm = doubled(headsKm);
    places = new Uint32Array(2 * places.length).map((_, i) => i);
    const larger = new Uint8Array(2 * looks.length);
    larger.set(looks);
    looks = larger;
  };
  const put = (look: number): PointPrimitive => {
    if (used === points.length) points.add({ show: false });
    const point = points.get(used);
    if (painted[used] !== look) {
      const style = styles[look] as PointStyle;
      point.color = style.color;
      point.outlineColor = style.outlineColor;
      point.pixelSize = style.pixelSize;
      point.outlineWidth = style.outlineWidth;
      painted[used] = look;
    }
    point.show = true;
    used++;
    return point;
  };
  let count = 0;
  const addPulse = (from: number, to: number, tail: number, head: number, isUpdate: boolean, nodesKm: Float64Array) => {
    if (Number.isNaN(nodesKm[3 * from]) || Number.isNaN(nodesKm[3 * to])) return;
    if (count === looks.length) grow();
    for (let axis = 0; axis < 3; axis++) {
      const start = nodesKm[3 * from + axis] as number;
      const way = (nodesKm[3 * to + axis] as number) - start;
      tailsKm[3 * count + axis] = start + tail * way;
      headsKm[3 * count + axis] = start + head * way;
    }
    looks[count] = isUpdate ? 1 : 0;
    put(isUpdate ? updateLook : modelLook).position = cartesianAt(headsKm, count, scratch);
    count++;
  };

  return {
    draw(pulses, nodesKm) {
      used = 0;
      count = 0;
      pulses.visitAtWork((satellite) => {
        if (Number.isNaN(nodesKm[3 * satellite])) return;
        put(workLook).position = cartesianAt(nodesKm, satellite, scratch);
      });
      pulses.visitUnderWay((from, to, tail, head, isUpdate) => addPulse(from, to, tail, head, isUpdate, nodesKm));
      trails.draw({ count, from: places, to: places, style: looks }, tailsKm, headsKm);
      for (let i = used; i < shown; i++) points.get(i).show = false;
      shown = used;
    },
    setPalette(palette) {
      styles = pointStyles(palette);
      painted.length = 0;
      trails.setStyles(trailStyles(palette));
    },
  };
}

const workLook = 0;
const modelLook = 1;
const updateLook = 2;

interface PointStyle {
  readonly color: Color;
  readonly outlineColor: Color;
  readonly pixelSize: number;
  readonly outlineWidth: number;
}

/** By look. */
function pointStyles({ outline, trainingWork, trainingModel, trainingUpdate }: GlobePalette): readonly PointStyle[] {
  const colour = (css: string) => Color.fromCssColorString(css);
  return [
    {
      color: colour(trainingWork).withAlpha(0),
      outlineColor: colour(trainingWork),
      pixelSize: ringPx,
      outlineWidth: 2,
    },
    { color: colour(outline), outlineColor: colour(trainingModel), pixelSize: headPx - 1, outlineWidth: 3 },
    { color: colour(trainingUpdate), outlineColor: colour(outline), pixelSize: headPx + 3, outlineWidth: 1.5 },
  ];
}

/** Models, then updates. */
function trailStyles({ trainingModel, trainingUpdate }: GlobePalette): LineStyle[] {
  return [trainingModel, trainingUpdate].map((css) => ({ css, widthPx: trailPx }));
}

function doubled(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * column.length);
  larger.set(column);
  return larger;
}
