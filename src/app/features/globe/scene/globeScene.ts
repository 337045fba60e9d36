import type { CesiumWidget } from "cesium";
import { clock } from "../../../state/clockStore";
import { setBusy } from "../../../state/idle";
import type { GlobeLayer } from "../../../state/layers";
import { linkFocus } from "../../../state/picture/linkFocus";
import type { MeshPicture } from "../../../state/picture/meshPicture";
import type { PicturePlan, PositionsState } from "../../../state/picture/picturePlan";
import type { TrainingTrace } from "../../../state/picture/trainingTrace";
import { viewStore } from "../../../state/viewStore";
import { homeView } from "../model/homeView";
import { createCameraControl, halfAngleRad } from "./cameraControl";
import { createEarth } from "./earth";
import { applyGraphics, fitResolution, lightFrameRate, resolveGraphics } from "./graphicsMode";
import { palettes } from "./palette";
import { createPlanDrawing } from "./planDrawing";
import { createPointing } from "./pointing";
import { screenViewOf } from "./screenViewOf";

export interface GlobeScene {
  setPlan(plan: PicturePlan): void;
  setLayers(layers: readonly GlobeLayer[]): void;
  setMesh(mesh: MeshPicture): void;
  setTraining(trace: TrainingTrace | undefined): void;
  flyHome(): void;
  /** Height above the ground times this. */
  zoom(factor: number): void;
  /** Moves the view about the Earth, less when nearer. */
  turn(eastDeg: number, northDeg: number): void;
  /** The picture as it stands, names included. */
  snapshot(): Promise<Blob | undefined>;
  destroy(): void;
}

export interface GlobeEvents {
  /** Drawing has stopped for good. */
  readonly onError: (error: Error) => void;
  /** The first frame is on the screen. */
  readonly onDrawn: () => void;
  readonly onPositions: (state: PositionsState) => void;
}

const cameraReportMs = 300;

/**
 * Draws the plan at the clock's instant, frame by frame, when clock, camera, selection, tiles or layers have moved, and not otherwise. Reads
 * clock and view from their stores; nothing here passes through React. `container` takes the names over the canvas.
 */
export function createGlobeScene(widget: CesiumWidget, container: HTMLElement, events: GlobeEvents): GlobeScene {
  const { scene, canvas } = widget;
  const view = viewStore.getState;
  const camera = createCameraControl(widget);
  const earth = createEarth(widget);
  const drawing = createPlanDrawing(scene, container, palettes[view().theme]);
  const pointing = createPointing(widget, drawing);

  let plan: PicturePlan | undefined;
  let positions: PositionsState = "coming";
  let shownMs = Number.NaN;
  let isStale = true;
  let isHomeWanted = false;
  let isCameraMoved = true;
  let lastReportMs = 0;
  let lastFrameMs = Number.NEGATIVE_INFINITY;
  let leastFrameMs = 0;
  let mode = resolveGraphics(view().graphics, canvas);

  const drawSoon = (): void => {
    isStale = true;
  };
  const home = () =>
    homeView(
      plan?.stations ?? [],
      (plan?.satellites ?? []).map(({ orbit }) => orbit),
      halfAngleRad,
    );

  const obeyCameraRequest = (): void => {
    if (plan === undefined || canvas.clientWidth === 0) return;
    if (isHomeWanted) camera.jumpHome(home());
    isHomeWanted = false;
    const request = view().requestedCamera;
    if (request === undefined) return;
    if (request.kind === "view") camera.jumpTo(request.camera);
    else {
      // The satellites of a plan that was opened just now have no place yet.
      if (request.selection.kind === "satellite" && positions === "coming") return;
      const at = drawing.positionOf(request.selection);
      if (at) camera.flyOver(at);
    }
    view().requestCamera(undefined);
  };

  const reportCamera = (atMs: number): void => {
    if (!isCameraMoved || atMs - lastReportMs < cameraReportMs) return;
    isCameraMoved = false;
    lastReportMs = atMs;
    view().setCamera(camera.read());
  };

  const moveTo = (nowMs: number): void => {
    const state = drawing.moveTo(nowMs);
    setBusy("tiles", state === "coming");
    if (state !== positions) events.onPositions(state);
    positions = state;
    earth.moveSun(nowMs);
    shownMs = nowMs;
    isStale = false;
    scene.requestRender();
  };

  const frame = (atMs: number): void => {
    const begun = performance.now();
    obeyCameraRequest();
    pointing.follow(atMs);
    const { nowMs } = clock.getState();
    if (isStale || nowMs !== shownMs) moveTo(nowMs);
    reportCamera(atMs);
    const moved = performance.now();
    fitResolution(widget, mode);
    widget.resize();
    camera.fitAngle();
    widget.render();
    measure("globe.move", begun, moved);
    measure("globe.render", moved, performance.now());
  };

  let handle = requestAnimationFrame(function next(atMs) {
    handle = requestAnimationFrame(next);
    // A little early is in time, or every other frame of the screen would be missed.
    if (atMs - lastFrameMs < leastFrameMs - 4) return;
    lastFrameMs = atMs;
    try {
      frame(atMs);
    } catch (error) {
      cancelAnimationFrame(handle);
      events.onError(error instanceof Error ? error : new Error(String(error)));
    }
  });

  let isDrawn = false;
  const afterRender = (): void => {
    if (!isDrawn) events.onDrawn();
    isDrawn = true;
    if (canvas.dataset.route !== drawing.routeText) canvas.dataset.route = drawing.routeText;
    const begun = performance.now();
    drawing.placeNames(screenViewOf(widget), begun);
    measure("globe.names", begun, performance.now());
    if (positions !== "coming" && scene.globe.tilesLoaded) setBusy("globe", false);
  };

  const setGraphics = (): void => {
    const { graphics, theme } = view();
    mode = resolveGraphics(graphics, canvas);
    leastFrameMs = mode === "light" ? 1000 / lightFrameRate : 0;
    canvas.dataset.graphics = mode;
    applyGraphics(widget, mode, theme);
  };
  const setTheme = (): void => {
    const palette = palettes[view().theme];
    earth.setPalette(palette);
    drawing.setPalette(palette);
    setGraphics();
    drawSoon();
  };
  const setFocus = (): void => {
    drawing.setFocus(view().selection, view().hover);
    drawSoon();
  };

  const setLinkFocus = (): void => {
    const { selected, hovered } = linkFocus.getState();
    drawing.setLinkFocus(selected, hovered);
    drawSoon();
  };
  scene.camera.percentageChanged = 0.02;
  const endings: readonly (() => void)[] = [
    scene.postRender.addEventListener(afterRender),
    scene.camera.changed.addEventListener(() => {
      isCameraMoved = true;
    }),
    scene.camera.moveEnd.addEventListener(() => {
      isCameraMoved = true;
      drawing.placeNamesAnew();
      scene.requestRender();
    }),
    viewStore.subscribe((now, before) => {
      if (now.theme !== before.theme) setTheme();
      else if (now.graphics !== before.graphics) setGraphics();
      if (now.selection !== before.selection || now.hover !== before.hover) setFocus();
    }),
    linkFocus.subscribe(setLinkFocus),
    listenToContextLoss(canvas, (error) => {
      cancelAnimationFrame(handle);
      view().setCamera(camera.read());
      events.onError(error);
    }),
    () => cancelAnimationFrame(handle),
    pointing.destroy,
    drawing.destroy,
  ];
  setBusy("globe", true);
  setTheme();
  resumeCamera();

  return {
    setPlan(next) {
      isHomeWanted ||= next.source !== plan?.source;
      plan = next;
      positions = "coming";
      setBusy("tiles", true);
      setBusy("globe", true);
      drawing.setPlan(next, drawSoon);
      setFocus();
    },
    setLayers(layers) {
      drawing.setLayers(layers);
      drawSoon();
    },
    setMesh(mesh) {
      drawing.setMesh(mesh);
      drawSoon();
      // What a person waits for comes with the next frame of the screen, however few there are otherwise.
      lastFrameMs = Number.NEGATIVE_INFINITY;
    },
    setTraining(trace) {
      drawing.setTraining(trace);
      drawSoon();
    },
    flyHome: () => camera.flyTo(home()),
    zoom: camera.zoom,
    turn: camera.turn,
    snapshot() {
      // What was drawn is gone from the buffer by the end of its task.
      scene.requestRender();
      widget.render();
      const copy = document.createElement("canvas");
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext("2d");
      context?.drawImage(canvas, 0, 0);
      if (context) drawing.paintNames(context, screenViewOf(widget));
      return new Promise((resolve) => copy.toBlob((blob) => resolve(blob ?? undefined)));
    },
    destroy() {
      for (const end of endings) end();
      setBusy("globe", false);
      setBusy("tiles", false);
    },
  };
}

/** Where a globe, or a map, was before: a person who changes between them, or whose globe is built anew, stays there. */
function resumeCamera(): void {
  const { camera, requestedCamera, requestCamera } = viewStore.getState();
  if (camera !== undefined && requestedCamera === undefined) requestCamera({ kind: "view", camera });
}

/** Into the browser's own performance record; nothing is kept here. */
function measure(name: string, start: number, end: number): void {
  performance.measure(name, { start, end });
  performance.clearMeasures(name);
}

/** Cesium does not recover from it (its issue 5991): the globe is built anew instead. */
function listenToContextLoss(canvas: HTMLCanvasElement, onLoss: (error: Error) => void): () => void {
  const lose = (event: Event): void => {
    event.preventDefault();
    onLoss(new Error("the graphics card has dropped the picture."));
  };
  canvas.addEventListener("webglcontextlost", lose);
  return () => canvas.removeEventListener("webglcontextlost", lose);
}
