import type { LaneBars } from "./laneBars";
import { pickBar } from "./laneBars";
import { rowHeightPx, trackAt } from "./rowGeometry";
import type { BarPlace } from "./timelineScene";
import { instantAtX, panBy, type TimeView, zoomAround } from "./timeView";

export interface PointerTargets {
  /** Scrolls the rows; wheel events of everything inside arrive here. */
  readonly scroller: HTMLElement;
  readonly axis: HTMLElement;
  readonly plot: HTMLElement;
}

/** What the pointer acts on. */
export interface PointerActions {
  view(): TimeView;
  bounds(): TimeView;
  rowCount(): number;
  barsOfRow(row: number): LaneBars;
  setView(view: TimeView): void;
  scrub(atMs: number): void;
  /** The pointer is over this row and bar; undefined: over none. */
  hover(row: number | undefined, place: BarPlace | undefined, event: PointerEvent): void;
  click(row: number, place: BarPlace | undefined, event: PointerEvent): void;
  /** Twice in a row on a bar. */
  doubleClick(place: BarPlace): void;
}

/** A press that moves less than this is a click. */
const clickSlackPx = 4;
/** How far beside a bar a click still means it: bars are often thinner than a finger or a hand can aim. */
export const pickSlackPx = 5;
const zoomPerWheelPx = 1.0025;

/**
 * Lets pointer and wheel work on the timeline: Ctrl and wheel (or a pinch) zooms around the pointer, Shift and wheel or a sideways wheel
 * pans, the plain wheel scrolls the rows; dragging pans, a drag on the axis scrubs the clock. Returns what detaches it.
 */
export function attachPointer({ scroller, axis, plot }: PointerTargets, actions: PointerActions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const xIn = (event: MouseEvent) => event.clientX - plot.getBoundingClientRect().left;
  const instantAt = (event: MouseEvent) => instantAtX(actions.view(), plot.clientWidth, xIn(event));

  scroller.addEventListener(
    "wheel",
    (event) => {
      const isOverAxis = event.target instanceof Node && axis.contains(event.target);
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const isZoom = event.ctrlKey || event.metaKey || (isOverAxis && !isSideways);
      if (!isZoom && !isSideways) return;
      event.preventDefault();
      const view = actions.view();
      if (isZoom) {
        actions.setView(zoomAround(view, actions.bounds(), instantAt(event), zoomPerWheelPx ** wheelPx(event)));
      } else {
        const byPx = event.deltaX === 0 ? event.deltaY : event.deltaX;
        actions.setView(panBy(view, actions.bounds(), (byPx / plot.clientWidth) * (view.endMs - view.startMs)));
      }
    },
    { passive: false, signal },
  );

  axis.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      axis.setPointerCapture(event.pointerId);
      actions.scrub(instantAt(event));
    },
    { signal },
  );
  axis.addEventListener(
    "pointermove",
    (event) => {
      if (axis.hasPointerCapture(event.pointerId)) actions.scrub(instantAt(event));
    },
    { signal },
  );

  let press: { x: number; y: number; view: TimeView; scrollTop: number; isDrag: boolean } | undefined;

  const rowAt = (event: MouseEvent): number | undefined => {
    const yPx = event.clientY - plot.getBoundingClientRect().top + scroller.scrollTop;
    const row = Math.floor(yPx / rowHeightPx);
    return row >= 0 && row < actions.rowCount() ? row : undefined;
  };
  const placeAt = (event: MouseEvent, row: number): BarPlace | undefined => {
    const bars = actions.barsOfRow(row);
    const yPx = event.clientY - plot.getBoundingClientRect().top + scroller.scrollTop - row * rowHeightPx;
    const view = actions.view();
    const slackMs = (pickSlackPx / plot.clientWidth) * (view.endMs - view.startMs);
    const bar = pickBar(bars, (trackCount) => trackAt(yPx, trackCount), instantAt(event), slackMs);
    return bar === undefined ? undefined : { row, bar };
  };

  plot.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || event.target !== plot) return;
      plot.setPointerCapture(event.pointerId);
      const { clientX: x, clientY: y } = event;
      press = { x, y, view: actions.view(), scrollTop: scroller.scrollTop, isDrag: false };
    },
    { signal },
  );
  plot.addEventListener(
    "pointermove",
    (event) => {
      if (press === undefined) {
        const row = event.target === plot ? rowAt(event) : undefined;
        actions.hover(row, row === undefined ? undefined : placeAt(event, row), event);
        return;
      }
      const dx = event.clientX - press.x;
      const dy = event.clientY - press.y;
      press.isDrag ||= Math.hypot(dx, dy) > clickSlackPx;
      if (!press.isDrag) return;
      plot.dataset.dragging = "true";
      const { startMs, endMs } = press.view;
      actions.setView(panBy(press.view, actions.bounds(), (-dx / plot.clientWidth) * (endMs - startMs)));
      // A finger scrolls the rows by the browser's own means.
      if (event.pointerType === "mouse") scroller.scrollTop = press.scrollTop - dy;
    },
    { signal },
  );
  const release = (event: PointerEvent): void => {
    const isClick = event.type === "pointerup" && press?.isDrag === false;
    press = undefined;
    delete plot.dataset.dragging;
    const row = rowAt(event);
    if (isClick && row !== undefined) actions.click(row, placeAt(event, row), event);
  };
  plot.addEventListener("pointerup", release, { signal });
  plot.addEventListener("pointercancel", release, { signal });
  plot.addEventListener(
    "dblclick",
    (event) => {
      const row = event.target === plot ? rowAt(event) : undefined;
      const place = row === undefined ? undefined : placeAt(event, row);
      if (place) actions.doubleClick(place);
    },
    { signal },
  );
  plot.addEventListener("pointerleave", (event) => actions.hover(undefined, undefined, event), { signal });

  return () => stop.abort();
}

/** Wheel movement in pixels, where a browser counts lines or pages. */
function wheelPx(event: WheelEvent): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL)
    return event.deltaY * (event.ctrlKey && Math.abs(event.deltaY) < 40 ? 4 : 1);
  return event.deltaY * 33;
}
