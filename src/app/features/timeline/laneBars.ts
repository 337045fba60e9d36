import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { RowIndex } from "./rowIndex";

/** A table of windows with its grouping by row. While a computation runs there is one a finished part; afterwards a single one. */
export interface IndexedBlock {
  readonly windows: ContactColumns;
  readonly index: RowIndex;
}

/** One window: row `contact` of the table `windows`. */
export interface ContactRef {
  readonly windows: ContactColumns;
  readonly contact: number;
}

/** The bars of one row by start, as flat arrays of equal length. */
export interface LaneBars {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** The latest end of this bar and all before it: ascending, so that the first bar in view is found by halving. */
  readonly reachMs: Float64Array;
  /** Bars that overlap in time stand one under the other: the track of each, from 0. */
  readonly track: Uint8Array;
  /** How many tracks the bars have that this one overlaps, directly or in a chain: alone, it has the row's whole height. */
  readonly trackCount: Uint8Array;
  /** How high the satellite rises, 0 (low) to 2 (high): the shade of the bar. */
  readonly tone: Uint8Array;
  /** The tables that the bars came from; the table of each bar (index into `blocks`), and its row there. */
  readonly blocks: readonly IndexedBlock[];
  readonly block: Uint16Array;
  readonly contact: Uint32Array;
}

/** A row is some twenty pixels high: more tracks could not be told apart. Bars beyond share the track that is free first. */
export const maxTracks = 4;

/** Elevations from which a pass counts as middling and as high. */
const toneFromDeg = [25, 50] as const;

/** Gathers the bars of one row from all tables and puts overlapping ones on tracks of their own. */
export function laneBars(blocks: readonly IndexedBlock[], row: number): LaneBars {
  const { count, block, contact } = refsOfRow(blocks, row);
  const bars = {
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    reachMs: new Float64Array(count),
    track: new Uint8Array(count),
    trackCount: new Uint8Array(count),
    tone: new Uint8Array(count),
  };
  let trackEndsMs: number[] = [];
  let firstOfChain = 0;
  let reachMs = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const { windows } = blocks[block[i] as number] as IndexedBlock;
    const j = contact[i] as number;
    const startMs = windows.aosMs[j] as number;
    const endMs = windows.losMs[j] as number;
    if (startMs >= reachMs) {
      bars.trackCount.fill(trackEndsMs.length, firstOfChain, i);
      firstOfChain = i;
      trackEndsMs = [];
    }
    reachMs = Math.max(reachMs, endMs);
    bars.startMs[i] = startMs;
    bars.endMs[i] = endMs;
    bars.reachMs[i] = reachMs;
    bars.track[i] = takeTrack(trackEndsMs, startMs, endMs);
    bars.tone[i] = toneOf(windows.maxElevationDeg[j] as number);
  }
  bars.trackCount.fill(trackEndsMs.length, firstOfChain);
  return { count, ...bars, blocks, block, contact };
}

/** The first bar that ends after the instant, or `count`: bars before it need not be looked at. */
export function firstBarEndingAfter(bars: LaneBars, atMs: number): number {
  let low = 0;
  let high = bars.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bars.reachMs[middle] as number) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The window that a bar stands for. */
export function contactOfBar(bars: LaneBars, bar: number): ContactRef | undefined {
  const block = bars.blocks[bars.block[bar] ?? -1];
  const contact = bars.contact[bar];
  return block === undefined || contact === undefined ? undefined : { windows: block.windows, contact };
}

/** The bars that hold the instant (from start, included, to end, excluded). */
export function barsAt(bars: LaneBars, atMs: number): number[] {
  const found: number[] = [];
  for (let i = firstBarEndingAfter(bars, atMs); i < bars.count && (bars.startMs[i] as number) <= atMs; i++) {
    if ((bars.endMs[i] as number) > atMs) found.push(i);
  }
  return found;
}

/**
 * The bar at the instant, or the nearest one within the tolerance, on the track that `trackAmong` tells for a number of tracks; undefined
 * where there is none.
 */
export function pickBar(
  bars: LaneBars,
  trackAmong: (trackCount: number) => number,
  atMs: number,
  toleranceMs: number,
): number | undefined {
  let best: number | undefined;
  let bestDistanceMs = toleranceMs;
  const first = firstBarEndingAfter(bars, atMs - toleranceMs);
  for (let i = first; i < bars.count && (bars.startMs[i] as number) <= atMs + toleranceMs; i++) {
    if (bars.track[i] !== trackAmong(bars.trackCount[i] as number)) continue;
    const distanceMs = Math.max((bars.startMs[i] as number) - atMs, atMs - (bars.endMs[i] as number), 0);
    if (distanceMs > bestDistanceMs) continue;
    best = i;
    bestDistanceMs = distanceMs;
  }
  return best;
}

interface RowRefs {
  readonly count: number;
  readonly block: Uint16Array;
  readonly contact: Uint32Array;
}

function refsOfRow(blocks: readonly IndexedBlock[], row: number): RowRefs {
  const count = blocks.reduce((sum, { index }) => sum + rowLength(index, row), 0);
  const block = new Uint16Array(count);
  const contact = new Uint32Array(count);
  const startMs = new Float64Array(count);
  let filled = 0;
  let parts = 0;
  blocks.forEach(({ windows, index }, number) => {
    const first = index.offsets[row] ?? 0;
    const length = rowLength(index, row);
    if (length > 0) parts++;
    for (let i = first; i < first + length; i++, filled++) {
      const j = index.order[i] as number;
      block[filled] = number;
      contact[filled] = j;
      startMs[filled] = windows.aosMs[j] as number;
    }
  });
  // Each table is in order of start already.
  if (parts < 2) return { count, block, contact };
  const order = Uint32Array.from(startMs.keys());
  order.sort((a, b) => (startMs[a] as number) - (startMs[b] as number) || a - b);
  return { count, block: permuted(block, order), contact: permuted(contact, order) };
}

function rowLength(index: RowIndex, row: number): number {
  const end = index.offsets[row + 1];
  return end === undefined ? 0 : end - (index.offsets[row] ?? 0);
}

function permuted<Column extends Uint16Array | Uint32Array>(column: Column, order: Uint32Array): Column {
  const result = column.slice() as Column;
  for (let i = 0; i < order.length; i++) result[i] = column[order[i] as number] as number;
  return result;
}

/** Puts a bar on the first track that is free at its start, else on a new one, else on the one that is free first. */
function takeTrack(trackEndsMs: number[], startMs: number, endMs: number): number {
  const track = freeTrack(trackEndsMs, startMs);
  trackEndsMs[track] = Math.max(endMs, trackEndsMs[track] ?? endMs);
  return track;
}

function freeTrack(trackEndsMs: readonly number[], startMs: number): number {
  let freeFirst = 0;
  for (let track = 0; track < trackEndsMs.length; track++) {
    const endMs = trackEndsMs[track] as number;
    if (endMs <= startMs) return track;
    if (endMs < (trackEndsMs[freeFirst] as number)) freeFirst = track;
  }
  return trackEndsMs.length < maxTracks ? trackEndsMs.length : freeFirst;
}

function toneOf(maxElevationDeg: number): number {
  if (maxElevationDeg < toneFromDeg[0]) return 0;
  return maxElevationDeg < toneFromDeg[1] ? 1 : 2;
}
