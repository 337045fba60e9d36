import { type CesiumWidget, Matrix4 } from "cesium";
import type { ScreenView } from "../model/screenView";
import { metresPerKm } from "./metres";

const scratch = new Matrix4();

/** Where things are on the page, as the camera stands now. */
export function screenViewOf({ camera, canvas }: CesiumWidget): ScreenView {
  Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, scratch);
  const toClip = Matrix4.toArray(scratch);
  for (let i = 0; i < 12; i++) toClip[i] = (toClip[i] as number) * metresPerKm;
  const { x, y, z } = camera.positionWC;
  return {
    toClip,
    widthPx: canvas.clientWidth,
    heightPx: canvas.clientHeight,
    eyeKm: [x / metresPerKm, y / metresPerKm, z / metresPerKm],
  };
}
