import { clock } from "../../state/clockStore";
import { setBusy } from "../../state/idle";
import type { GlobeLayer } from "../../state/layers";
import { linkFocus } from "../../state/picture/linkFocus";
import type { MeshPicture } from "../../state/picture/meshPicture";
import { openMenu } from "../../state/picture/openMenu";
import type { PicturePlan, PositionsState } from "../../state/picture/picturePlan";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { viewStore } from "../../state/viewStore";
import { drawNight, drawWorld } from "./draw/drawWorld";
import { type MapPalette, mapPalettes } from "./mapPalette";
import {
  cameraOf,
  fitView,
  type MapSize,
  type MapView,
  panBy,
  showsPlace,
  viewOfCamera,
  wholeWorld,
  xOf,
  yOf,
  zoomAround,
} from "./model/mapView";
import { sunPoint } from "./model/sunPoint";
import { createPlanPicture } from "./planPicture";
import { listenToPointer } from "./pointerInput";

export interface MapScene {
  setPlan(plan: PicturePlan): void;
  setLayers(layers: readonly GlobeLayer[]): void;
  setMesh(mesh: MeshPicture): void;
  setTraining(trace: TrainingTrace | undefined): void;
  /** The menu of what is selected, where it is. */
  openMenu(): void;
  showAll(): void;
  /** Around the middle of the picture. */
  zoom(factor: number): void;
  /** By shares of the picture's width and height, east and north. */
  pan(east: number, north: number): void;
  /** The picture as it stands, names included. */
  snapshot(): Promise<Blob | undefined>;
  destroy(): void;
}

/** Where the map was when it was last shown, so that a look at the globe loses nothing. */
let lastView: MapView | undefined;

/** Sharper than this costs more than it shows. */
const mostDensity = 2;

/**
 * Draws the plan at the clock's instant when clock, view, selection, tiles or layers have moved, and not otherwise. The world and its
 * coverage are kept as a picture of their own; night, satellites, links and names are drawn over it.
 */
export function createMapScene(canvas: HTMLCanvasElement, onPositions: (state: PositionsState) => void): MapScene {
  const store = viewStore.getState;
  const picture = createPlanPicture();
  const world = document.createElement("canvas");
  let plan: PicturePlan | undefined;
  let positions: PositionsState = "coming";
  let palette: MapPalette = mapPalettes[store().theme];
  let size: MapSize = { widthPx: 0, heightPx: 0 };
  let view: MapView | undefined = lastView;
  let worldKey = "";
  let shownMs = Number.NaN;
  let isStale = true;

  const drawSoon = (): void => {
    isStale = true;
  };
  const setView = (next: MapView): void => {
    view = next;
    lastView = next;
    store().setCamera(cameraOf(next, size));
    drawSoon();
  };

  /** Sizes the canvas for the screen; a view keeps its middle. */
  const measure = (): boolean => {
    const { clientWidth: widthPx, clientHeight: heightPx } = canvas;
    if (widthPx === 0 || heightPx === 0) return false;
    if (widthPx === size.widthPx && heightPx === size.heightPx) return true;
    const wasWhole = view === undefined || (size.widthPx > 0 && view.pxPerDeg <= wholeWorld(size).pxPerDeg * 1.001);
    size = { widthPx, heightPx };
    const whole = wholeWorld(size);
    view = fitView(wasWhole ? { ...(view ?? whole), pxPerDeg: whole.pxPerDeg } : (view ?? whole), size);
    const density = Math.min(window.devicePixelRatio || 1, mostDensity);
    for (const each of [canvas, world]) {
      each.width = Math.round(widthPx * density);
      each.height = Math.round(heightPx * density);
      each.getContext("2d")?.setTransform(density, 0, 0, density, 0, 0);
    }
    worldKey = "";
    drawSoon();
    return true;
  };

  const obeyCameraRequest = (): void => {
    const request = store().requestedCamera;
    if (request === undefined || plan === undefined || view === undefined) return;
    if (request.kind === "view") setView(viewOfCamera(request.camera, size));
    else {
      const place = picture.placeOf(request.selection);
      if (place === undefined && request.selection.kind === "satellite" && positions === "coming") return;
      if (place && !showsPlace(view, size, place.lonDeg, place.latDeg)) setView(fitView({ ...view, ...place }, size));
    }
    store().requestCamera(undefined);
  };

  const drawWorldAnew = (shown: MapView): void => {
    const key = `${store().theme} ${shown.lonDeg} ${shown.latDeg} ${shown.pxPerDeg} ${picture.coverageKey}`;
    if (key === worldKey) return;
    const context = world.getContext("2d");
    if (context === null) return;
    worldKey = key;
    drawWorld(context, shown, size, palette);
    picture.drawCoverage(context, shown, size, palette);
  };

  const draw = (nowMs: number): void => {
    const state = picture.moveTo(nowMs);
    setBusy("tiles", state === "coming");
    if (state !== positions) onPositions(state);
    positions = state;
    const context = canvas.getContext("2d");
    if (context === null || view === undefined) return;
    drawWorldAnew(view);
    context.drawImage(world, 0, 0, size.widthPx, size.heightPx);
    drawNight(context, view, size, sunPoint(nowMs, plan?.dut1Seconds ?? 0), palette);
    picture.draw(context, view, size, palette);
    if (canvas.dataset.route !== picture.routeText) canvas.dataset.route = picture.routeText;
    shownMs = nowMs;
    isStale = false;
    if (positions !== "coming") setBusy("globe", false);
  };

  let handle = requestAnimationFrame(function frame() {
    handle = requestAnimationFrame(frame);
    if (!measure()) return;
    obeyCameraRequest();
    const { nowMs } = clock.getState();
    if (isStale || nowMs !== shownMs) draw(nowMs);
  });

  const setFocus = (): void => {
    picture.setFocus(store().selection, store().hover);
    drawSoon();
  };
  const endings: readonly (() => void)[] = [
    viewStore.subscribe((now, before) => {
      if (now.theme !== before.theme) {
        palette = mapPalettes[now.theme];
        drawSoon();
      }
      if (now.selection !== before.selection || now.hover !== before.hover) setFocus();
    }),
    linkFocus.subscribe(({ selected, hovered }) => {
      picture.setLinkFocus(selected, hovered);
      drawSoon();
    }),
    listenToPointer(canvas, {
      view: () => view ?? wholeWorld(size),
      size: () => size,
      thingAt: (xPx, yPx, reachPx) => view && picture.thingAt(view, size, xPx, yPx, reachPx),
      linkAt: (xPx, yPx, reachPx) => view && picture.linkAt(view, size, xPx, yPx, reachPx),
      setView,
    }),
    () => cancelAnimationFrame(handle),
    picture.destroy,
  ];
  setBusy("globe", true);

  return {
    setPlan(next) {
      if (plan !== undefined && next.source !== plan.source && size.widthPx > 0) setView(wholeWorld(size));
      plan = next;
      positions = "coming";
      setBusy("tiles", true);
      setBusy("globe", true);
      picture.setPlan(next, drawSoon);
      setFocus();
    },
    setLayers(layers) {
      picture.setLayers(layers);
      drawSoon();
    },
    setMesh(mesh) {
      picture.setMesh(mesh);
      drawSoon();
    },
    setTraining(trace) {
      picture.setTraining(trace);
      drawSoon();
    },
    openMenu() {
      const { selection } = store();
      const place = selection && picture.placeOf(selection);
      const at = place && view && { xPx: xOf(view, size, place.lonDeg), yPx: yOf(view, size, place.latDeg) };
      openMenu(canvas, at);
    },
    showAll: () => setView(wholeWorld(size)),
    zoom(factor) {
      if (view) setView(zoomAround(view, size, size.widthPx / 2, size.heightPx / 2, factor));
    },
    pan(east, north) {
      if (view) setView(panBy(view, size, -east * size.widthPx, north * size.heightPx));
    },
    snapshot() {
      draw(clock.getState().nowMs);
      return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined)));
    },
    destroy() {
      for (const end of endings) end();
      setBusy("globe", false);
      setBusy("tiles", false);
    },
  };
}
