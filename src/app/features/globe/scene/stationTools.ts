import { Cartesian2, Cartographic, Math as CesiumMath, type CesiumWidget } from "cesium";
import { runCommand } from "../../../state/commands";
import { viewStore } from "../../../state/viewStore";

/** A point of the ground. */
export interface Place {
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** What lies under a pixel of the canvas; undefined: space. */
export function placeUnder({ camera, scene }: CesiumWidget, xPx: number, yPx: number): Place | undefined {
  const point = camera.pickEllipsoid(new Cartesian2(xPx, yPx), scene.ellipsoid);
  if (point === undefined) return undefined;
  const { latitude, longitude } = Cartographic.fromCartesian(point, scene.ellipsoid);
  return { latDeg: CesiumMath.toDegrees(latitude), lonDeg: CesiumMath.toDegrees(longitude) };
}

let drags = 0;

/** Lets stations be dragged while that tool is on; the camera stands still meanwhile. Returns what ends it. */
export function letStationsBeDragged(
  widget: CesiumWidget,
  stationAt: (xPx: number, yPx: number, isTouch: boolean) => string | undefined,
): () => void {
  const { canvas, scene } = widget;
  const controller = scene.screenSpaceCameraController;
  let dragged: { readonly id: string; readonly gesture: string; readonly pointerId: number } | undefined;
  const ending = new AbortController();
  const { signal } = ending;
  const pixelOf = (event: PointerEvent): readonly [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const begin = (event: PointerEvent): void => {
    if (viewStore.getState().stationTool !== "move" || !event.isPrimary || event.button !== 0) return;
    const id = stationAt(...pixelOf(event), event.pointerType === "touch");
    if (id === undefined) return;
    drags++;
    dragged = { id, gesture: `globe ${id} ${drags}`, pointerId: event.pointerId };
    canvas.setPointerCapture(event.pointerId);
    controller.enableInputs = false;
    viewStore.getState().select({ kind: "station", id });
  };
  const move = (event: PointerEvent): void => {
    if (dragged?.pointerId !== event.pointerId) return;
    const place = placeUnder(widget, ...pixelOf(event));
    if (place) void runCommand("station.move", { id: dragged.id, gesture: dragged.gesture, ...place });
  };
  const end = (event: PointerEvent): void => {
    if (dragged?.pointerId !== event.pointerId) return;
    dragged = undefined;
    controller.enableInputs = true;
  };
  // Before Cesium hears of it: the press must not take hold of the globe.
  canvas.addEventListener("pointerdown", begin, { signal, capture: true });
  canvas.addEventListener("pointermove", move, { signal });
  canvas.addEventListener("pointerup", end, { signal });
  canvas.addEventListener("pointercancel", end, { signal });
  return () => {
    controller.enableInputs = true;
    ending.abort();
  };
}
