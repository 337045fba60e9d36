import { firstBarEndingAfter, type LaneBars, maxTracks } from "./laneBars";
import type { TimeView } from "./timeView";

/** What is drawn of a row's bars: one rectangle a bar, or one for many bars that fall below a pixel. Flat, `count` are in use. */
export interface BarRuns {
  count: number;
  fromPx: Float32Array;
  toPx: Float32Array;
  track: Uint8Array;
  /** Of the bar; the greatest of merged ones. */
  trackCount: Uint8Array;
  tone: Uint8Array;
}

/** The narrowest rectangle that is still seen. */
const leastWidthPx = 1;

/** Bars that follow each other more closely than this are drawn as one, where one of them is below a pixel. */
const leastGapPx = 0.5;

export function makeBarRuns(capacity = 256): BarRuns {
  return {
    count: 0,
    fromPx: new Float32Array(capacity),
    toPx: new Float32Array(capacity),
    track: new Uint8Array(capacity),
    trackCount: new Uint8Array(capacity),
    tone: new Uint8Array(capacity),
  };
}

/** Bars that overlap on one track (there were no more tracks) are drawn as one where their starts are closer than this. */
const leastStepPx = 3;

const openFrom = new Float64Array(maxTracks);
const openTo = new Float64Array(maxTracks);
const lastFrom = new Float64Array(maxTracks);
const openCount = new Uint8Array(maxTracks);
const openTone = new Uint8Array(maxTracks);

/**
 * Turns the bars in view into rectangles, into `out` (grown when needed, and returned). Zoomed out, the rectangles are bounded by the
 * pixels and not by the bars. A merged rectangle takes the highest tone of its bars.
 */
export function fillBarRuns(bars: LaneBars, view: TimeView, widthPx: number, out: BarRuns): BarRuns {
  const pxPerMs = widthPx / (view.endMs - view.startMs);
  let runs = out;
  runs.count = 0;
  openTo.fill(Number.NEGATIVE_INFINITY);
  const close = (track: number): void => {
    if (openTo[track] === Number.NEGATIVE_INFINITY) return;
    if (runs.count === runs.fromPx.length) runs = grown(runs);
    const i = runs.count++;
    runs.fromPx[i] = openFrom[track] as number;
    runs.toPx[i] = openTo[track] as number;
    runs.track[i] = track;
    runs.trackCount[i] = openCount[track] as number;
    runs.tone[i] = openTone[track] as number;
  };
  for (let i = firstBarEndingAfter(bars, view.startMs); i < bars.count; i++) {
    const startMs = bars.startMs[i] as number;
    const endMs = bars.endMs[i] as number;
    if (startMs >= view.endMs) break;
    if (endMs <= view.startMs) continue;
    const track = bars.track[i] as number;
    const tone = bars.tone[i] as number;
    const trackCount = bars.trackCount[i] as number;
    const fromPx = Math.max((startMs - view.startMs) * pxPerMs, 0);
    const trueToPx = Math.min((endMs - view.startMs) * pxPerMs, widthPx);
    const toPx = Math.max(trueToPx, fromPx + leastWidthPx);
    const openToPx = openTo[track] as number;
    const isTiny = trueToPx - fromPx < leastWidthPx || openToPx - (openFrom[track] as number) <= leastWidthPx;
    const isHidden = fromPx < openToPx && fromPx - (lastFrom[track] as number) < leastStepPx;
    lastFrom[track] = fromPx;
    if (isHidden || (isTiny && fromPx < openToPx + leastGapPx)) {
      openTo[track] = Math.max(openToPx, toPx);
      openCount[track] = Math.max(openCount[track] as number, trackCount);
      openTone[track] = Math.max(openTone[track] as number, tone);
      continue;
    }
    close(track);
    openFrom[track] = fromPx;
    openTo[track] = toPx;
    openCount[track] = trackCount;
    openTone[track] = tone;
  }
  for (let track = 0; track < maxTracks; track++) close(track);
  return runs;
}

function grown(runs: BarRuns): BarRuns {
  const larger = makeBarRuns(runs.fromPx.length * 2);
  larger.count = runs.count;
  larger.fromPx.set(runs.fromPx);
  larger.toPx.set(runs.toPx);
  larger.track.set(runs.track);
  larger.trackCount.set(runs.trackCount);
  larger.tone.set(runs.tone);
  return larger;
}
