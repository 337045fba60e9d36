/** A stretch of time, in ms since 1970 (UTC): what the timeline shows, or the whole window that it may show. */
export interface TimeView {
  readonly startMs: number;
  readonly endMs: number;
}

/** The deepest zoom: two seconds across, where a step of 10 ms is still several pixels. */
export const shortestSpanMs = 2000;

/** The same span, moved as little as possible (and cut, where it is longer than the bounds) to lie within the bounds. */
export function clampView(view: TimeView, bounds: TimeView): TimeView {
  const wholeMs = bounds.endMs - bounds.startMs;
  const spanMs = Math.min(Math.max(view.endMs - view.startMs, Math.min(shortestSpanMs, wholeMs)), wholeMs);
  const startMs = Math.min(Math.max(view.startMs, bounds.startMs), bounds.endMs - spanMs);
  return { startMs, endMs: startMs + spanMs };
}

/** Zooms by a factor (below 1: closer) so that the instant `atMs` stays at its place on screen while the bounds allow. */
export function zoomAround(view: TimeView, bounds: TimeView, atMs: number, factor: number): TimeView {
  const wholeMs = bounds.endMs - bounds.startMs;
  const oldSpanMs = view.endMs - view.startMs;
  const spanMs = Math.min(Math.max(oldSpanMs * factor, Math.min(shortestSpanMs, wholeMs)), wholeMs);
  const startMs = atMs - ((atMs - view.startMs) / oldSpanMs) * spanMs;
  return clampView({ startMs, endMs: startMs + spanMs }, bounds);
}

/** Moves by an amount of time (positive: later), stopping at the bounds. */
export function panBy(view: TimeView, bounds: TimeView, byMs: number): TimeView {
  return clampView({ startMs: view.startMs + byMs, endMs: view.endMs + byMs }, bounds);
}

/** The same view where it shows the instant; otherwise moved so that the instant stands a tenth of the width from the left. */
export function revealInstant(view: TimeView, bounds: TimeView, atMs: number): TimeView {
  if (showsInstant(view, atMs)) return view;
  return panBy(view, bounds, atMs - view.startMs - (view.endMs - view.startMs) / 10);
}

export function showsInstant(view: TimeView, atMs: number): boolean {
  return atMs >= view.startMs && atMs <= view.endMs;
}

/** Horizontal place of an instant on a strip of the given width. */
export function xOfInstant(view: TimeView, widthPx: number, atMs: number): number {
  return ((atMs - view.startMs) / (view.endMs - view.startMs)) * widthPx;
}

/** The instant at a horizontal place: the inverse of `xOfInstant`. */
export function instantAtX(view: TimeView, widthPx: number, xPx: number): number {
  return view.startMs + (xPx / widthPx) * (view.endMs - view.startMs);
}
