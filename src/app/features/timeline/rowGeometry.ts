/** Height of a row of the timeline, in CSS pixels. */
export const rowHeightPx = 24;

/** Free space above and below the bars of a row. */
const paddingPx = 4;
const trackGapPx = 1;

/** Height of a bar in a row with so many tracks. */
export function trackHeightPx(trackCount: number): number {
  return pitchPx(trackCount) - trackGapPx;
}

/** Top of a track's bars, from the row's own top. */
export function trackTopPx(track: number, trackCount: number): number {
  return paddingPx + track * pitchPx(trackCount);
}

/** The track at a height within the row; the space around the bars counts to the nearest. */
export function trackAt(yInRowPx: number, trackCount: number): number {
  return Math.min(Math.max(Math.floor((yInRowPx - paddingPx) / pitchPx(trackCount)), 0), trackCount - 1);
}

function pitchPx(trackCount: number): number {
  return (rowHeightPx - 2 * paddingPx + trackGapPx) / trackCount;
}

/** The rows that a viewport shows, at least in part: from `first` to before `end`. */
export function visibleRows(scrollTopPx: number, heightPx: number, rowCount: number): { first: number; end: number } {
  const first = Math.min(Math.max(Math.floor(scrollTopPx / rowHeightPx), 0), rowCount);
  const end = Math.min(Math.max(Math.ceil((scrollTopPx + heightPx) / rowHeightPx), first), rowCount);
  return { first, end };
}

/** The scroll position nearest to the present one that shows the whole row. */
export function scrollToRow(row: number, scrollTopPx: number, heightPx: number): number {
  const topPx = row * rowHeightPx;
  if (topPx < scrollTopPx) return topPx;
  return Math.max(scrollTopPx, topPx + rowHeightPx - heightPx);
}
