import { BillboardCollection, BlendOption, Cartesian3, type Scene } from "cesium";
import { type FailureTimes, visitFailedNodes } from "../../../state/picture/failureTimes";
import { cartesianAt } from "./metres";
import type { GlobePalette } from "./palette";

export interface FailureMarks {
  /** Puts a cross on each node that has failed at an instant; positions are x, y, z in km of all nodes, Earth-fixed. */
  draw(failures: FailureTimes, instantMs: number, nodesKm: Float64Array): void;
  setPalette(palette: GlobePalette): void;
}

const crossPx = 18;
/** Drawn finer than shown, for screens of two pixels a point. */
const density = 2;

/** Before the point of the satellite or station itself. */
const towardsEye = new Cartesian3(0, 0, -30_000);

/** A cross over each failed node: told by its shape, not by its colour. */
export function createFailureMarks(scene: Scene, firstPalette: GlobePalette): FailureMarks {
  const marks = new BillboardCollection({ blendOption: BlendOption.TRANSLUCENT });
  scene.primitives.add(marks);
  let palette = firstPalette;
  let used = 0;
  const scratch = new Cartesian3();

  const put = (node: number, nodesKm: Float64Array): void => {
    if (Number.isNaN(nodesKm[3 * node])) return;
    if (used === marks.length) {
      const mark = marks.add({ position: Cartesian3.ZERO, width: crossPx, height: crossPx, eyeOffset: towardsEye });
      mark.setImage(crossName(palette), drawCross(palette));
    }
    const mark = marks.get(used++);
    mark.position = cartesianAt(nodesKm, node, scratch);
    mark.show = true;
  };

  return {
    draw(failures, instantMs, nodesKm) {
      used = 0;
      visitFailedNodes(failures, instantMs, (node) => put(node, nodesKm));
      for (let i = used; i < marks.length; i++) marks.get(i).show = false;
    },
    setPalette(next) {
      palette = next;
      marks.removeAll();
    },
  };
}

function crossName({ failed, outline }: GlobePalette): string {
  return `cross ${failed} ${outline}`;
}

function drawCross({ failed, outline }: GlobePalette): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = crossPx * density;
  const context = canvas.getContext("2d");
  if (context === null) return canvas;
  context.scale(density, density);
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(4, 4);
  context.lineTo(crossPx - 4, crossPx - 4);
  context.moveTo(crossPx - 4, 4);
  context.lineTo(4, crossPx - 4);
  for (const [colour, width] of [
    [outline, 6],
    [failed, 3],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  return canvas;
}
