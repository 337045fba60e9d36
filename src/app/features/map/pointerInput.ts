import { runCommand } from "../../state/commands";
import { type LinkEnds, linkFocus } from "../../state/picture/linkFocus";
import { openMenu } from "../../state/picture/openMenu";
import { type Selection, viewStore } from "../../state/viewStore";
import { type MapSize, type MapView, panBy, placeAt, zoomAround } from "./model/mapView";

/** What the pointer acts on. */
export interface PointerTarget {
  view(): MapView;
  size(): MapSize;
  /** The nearest thing to a pixel of the map, at most so far from it. */
  thingAt(xPx: number, yPx: number, reachPx: number): Selection | undefined;
  /** The link nearest to a pixel. */
  linkAt(xPx: number, yPx: number, reachPx: number): LinkEnds | undefined;
  setView(view: MapView): void;
}

const mouseReachPx = 10;
const fingerReachPx = 22;
/** A press that moves less than this is a click. */
const clickPx = 5;
const zoomPerWheelPx = 1.0022;

/** What a press has become. */
type Gesture =
  | { readonly kind: "press" }
  | { readonly kind: "pan"; readonly view: MapView }
  | { readonly kind: "pinch" }
  | { readonly kind: "station"; readonly id: string; readonly gesture: string };

/**
 * Lets pointer, fingers and wheel work on the map: a click selects, or puts a station there while that tool is on; the right button opens a menu; a drag moves the map, or
 * the station under it while that tool is on; the wheel and two fingers zoom. Returns what ends it.
 */
export function listenToPointer(canvas: HTMLCanvasElement, target: PointerTarget): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const pressed = new Map<number, { readonly x: number; readonly y: number }>();
  let begun: { readonly x: number; readonly y: number } | undefined;
  let gesture: Gesture = { kind: "press" };
  let gestures = 0;

  const at = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const reachOf = (event: PointerEvent) => (event.pointerType === "touch" ? fingerReachPx : mouseReachPx);
  const placeUnder = ({ x, y }: { readonly x: number; readonly y: number }) =>
    placeAt(target.view(), target.size(), x, y);

  const beginDrag = (event: PointerEvent, from: { readonly x: number; readonly y: number }): Gesture => {
    const thing = target.thingAt(from.x, from.y, reachOf(event));
    if (viewStore.getState().stationTool === "move" && thing?.kind === "station") {
      gestures++;
      return { kind: "station", id: thing.id, gesture: `map ${thing.id} ${gestures}` };
    }
    return { kind: "pan", view: target.view() };
  };

  const click = (event: PointerEvent): void => {
    const place = at(event);
    const { stationTool } = viewStore.getState();
    const ground = placeUnder(place);
    if (stationTool === "add" && ground) void runCommand("station.add", ground);
    else select(place, reachOf(event));
  };

  /** Satellites and stations lie above links. */
  const whatIsAt = ({ x, y }: { readonly x: number; readonly y: number }, reachPx: number) => {
    const thing = target.thingAt(x, y, reachPx);
    return thing ? { thing } : { link: target.linkAt(x, y, reachPx / 2) };
  };
  const select = (place: { readonly x: number; readonly y: number }, reachPx: number): void => {
    const { thing, link } = whatIsAt(place, reachPx);
    viewStore.getState().select(thing);
    linkFocus.getState().select(link);
  };

  const pinch = (): void => {
    const [a, b] = [...pressed.values()];
    if (a === undefined || b === undefined || lastSpread === undefined) return;
    const spread = Math.hypot(a.x - b.x, a.y - b.y);
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    target.setView(zoomAround(target.view(), target.size(), middle.x, middle.y, spread / Math.max(1, lastSpread)));
    lastSpread = spread;
  };
  let lastSpread: number | undefined;

  canvas.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      pressed.set(event.pointerId, at(event));
      viewStore.getState().setHover(undefined);
      if (pressed.size === 1) {
        begun = at(event);
        gesture = { kind: "press" };
      } else {
        const [a, b] = [...pressed.values()];
        gesture = { kind: "pinch" };
        lastSpread = a && b && Math.hypot(a.x - b.x, a.y - b.y);
      }
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      const place = at(event);
      if (!pressed.has(event.pointerId)) {
        if (event.pointerType === "touch") return;
        const { thing, link } = whatIsAt(place, mouseReachPx);
        canvas.style.cursor =
          (thing ?? link) ? "pointer" : viewStore.getState().stationTool === "add" ? "crosshair" : "";
        viewStore.getState().setHover(thing);
        linkFocus.getState().setHover(link, { xPx: event.clientX, yPx: event.clientY });
        return;
      }
      pressed.set(event.pointerId, place);
      if (begun === undefined) return;
      if (gesture.kind === "pinch") pinch();
      if (gesture.kind === "press" && Math.hypot(place.x - begun.x, place.y - begun.y) > clickPx) {
        gesture = beginDrag(event, begun);
      }
      if (gesture.kind === "pan") {
        target.setView(panBy(gesture.view, target.size(), place.x - begun.x, place.y - begun.y));
      } else if (gesture.kind === "station") {
        const ground = placeUnder(place);
        if (ground) void runCommand("station.move", { id: gesture.id, gesture: gesture.gesture, ...ground });
      }
    },
    { signal },
  );
  const release = (event: PointerEvent): void => {
    const isClick = event.type === "pointerup" && gesture.kind === "press" && pressed.has(event.pointerId);
    pressed.delete(event.pointerId);
    if (isClick) click(event);
    if (pressed.size === 0) begun = undefined;
  };
  canvas.addEventListener("pointerup", release, { signal });
  canvas.addEventListener("pointercancel", release, { signal });
  const leave = (): void => {
    viewStore.getState().setHover(undefined);
    linkFocus.getState().setHover(undefined);
  };
  canvas.addEventListener("pointerleave", leave, { signal });
  canvas.addEventListener(
    "contextmenu",
    (event) => {
      event.preventDefault();
      const place = at(event);
      const isTouch = "pointerType" in event && event.pointerType === "touch";
      if (isTouch) pressed.clear();
      select(place, isTouch ? fingerReachPx : mouseReachPx);
      openMenu(canvas, { xPx: place.x, yPx: place.y });
    },
    { signal },
  );
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x, y } = at(event);
      const wheelPx = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 33;
      target.setView(zoomAround(target.view(), target.size(), x, y, zoomPerWheelPx ** -wheelPx));
    },
    { passive: false, signal },
  );
  return () => ending.abort();
}
