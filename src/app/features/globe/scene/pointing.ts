import type { CesiumWidget } from "cesium";
import { runCommand } from "../../../state/commands";
import { linkFocus } from "../../../state/picture/linkFocus";
import { openMenu } from "../../../state/picture/openMenu";
import { viewStore } from "../../../state/viewStore";
import { projectPoint } from "../model/screenView";
import type { PlanDrawing } from "./planDrawing";
import { listenToPointer } from "./pointerInput";
import { screenViewOf } from "./screenViewOf";
import { letStationsBeDragged, placeUnder } from "./stationTools";

/** What a person points at, chooses and drags on the globe. */
export interface Pointing {
  /** Once a frame: finds what lies under a pointer that has moved. */
  follow(atMs: number): void;
  destroy(): void;
}

interface Pixel {
  readonly xPx: number;
  readonly yPx: number;
}

/** How near the pointer must be to what it means. */
const mouseReachPx = 10;
const fingerReachPx = 22;
const hoverMs = 60;

/** Reads from what is drawn, writes selection and hover into their stores. */
export function createPointing(
  widget: CesiumWidget,
  drawing: Pick<PlanDrawing, "thingAt" | "linkAt" | "positionOf">,
): Pointing {
  const { canvas } = widget;
  const view = viewStore.getState;
  let pointer: Pixel | undefined;
  let isPointerMoved = false;
  let lastHoverMs = 0;

  /** Satellites and stations lie above links. */
  const whatIsAt = ({ xPx, yPx }: Pixel, reachPx: number) => {
    const eye = screenViewOf(widget);
    const thing = drawing.thingAt(eye, xPx, yPx, reachPx);
    return thing ? { thing } : { link: drawing.linkAt(eye, xPx, yPx, reachPx / 2) };
  };
  const choose = ({ thing, link }: ReturnType<typeof whatIsAt>): void => {
    view().select(thing);
    linkFocus.getState().select(link);
  };
  const pixelOfSelection = (): Pixel | undefined => {
    const { selection } = view();
    const at = selection && drawing.positionOf(selection);
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = at ?? [];
    const pixel = new Float64Array(2);
    const isSeen = projectPoint(screenViewOf(widget), x, y, z, pixel);
    return isSeen ? { xPx: pixel[0] as number, yPx: pixel[1] as number } : undefined;
  };

  const endings: readonly (() => void)[] = [
    listenToPointer(canvas, {
      onClick(xPx, yPx, isTouch) {
        const place = view().stationTool === "add" ? placeUnder(widget, xPx, yPx) : undefined;
        if (place) void runCommand("station.add", place);
        else choose(whatIsAt({ xPx, yPx }, isTouch ? fingerReachPx : mouseReachPx));
      },
      onMenu(at, isTouch) {
        const asked = at && whatIsAt(at, isTouch ? fingerReachPx : mouseReachPx);
        if (asked) choose(asked);
        openMenu(canvas, at ?? pixelOfSelection());
      },
      onHover(at) {
        pointer = at;
        isPointerMoved = true;
      },
    }),
    letStationsBeDragged(widget, (xPx, yPx, isTouch) => {
      const thing = drawing.thingAt(screenViewOf(widget), xPx, yPx, isTouch ? fingerReachPx : mouseReachPx);
      return thing?.kind === "station" ? thing.id : undefined;
    }),
  ];

  return {
    follow(atMs) {
      if (!isPointerMoved || atMs - lastHoverMs < hoverMs) return;
      isPointerMoved = false;
      lastHoverMs = atMs;
      const { thing, link } = pointer ? whatIsAt(pointer, mouseReachPx) : {};
      canvas.style.cursor = (thing ?? link) ? "pointer" : view().stationTool === "add" ? "crosshair" : "";
      view().setHover(thing);
      const box = canvas.getBoundingClientRect();
      linkFocus.getState().setHover(link, pointer && { xPx: box.left + pointer.xPx, yPx: box.top + pointer.yPx });
    },
    destroy() {
      for (const end of endings) end();
    },
  };
}
