/**
 * Rows of one height in a scrolled box, of which only those in sight exist. Browsers cut elements at some 17 to 33 million pixels, so a
 * list that would be taller is scrolled on a shorter track: `contentPx` is where the rows would really stand.
 */
export interface RowTrack {
  readonly rowCount: number;
  readonly rowPx: number;
  /** Height of the part of the box that shows rows. */
  readonly viewPx: number;
}

export interface RowsInSight {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Where the first of them stands inside the scrolled content. */
  readonly topPx: number;
}

const tallestPx = 12_000_000;

/** Rows beyond both edges, so that a slow frame shows no gap. */
const spareRows = 6;

/** Height of the scrolled content. */
export function trackHeightPx({ rowCount, rowPx }: RowTrack): number {
  return Math.min(rowCount * rowPx, tallestPx);
}

export function rowsInSight(track: RowTrack, scrollPx: number): RowsInSight {
  const contentPx = contentOfScroll(track, scrollPx);
  const first = Math.max(0, Math.floor(contentPx / track.rowPx) - spareRows);
  const end = Math.min(track.rowCount, Math.ceil((contentPx + track.viewPx) / track.rowPx) + spareRows);
  return { first, end, topPx: scrollPx - contentPx + first * track.rowPx };
}

/** The scroll position nearest to the present one at which the whole row is in sight. */
export function scrollToShow(track: RowTrack, scrollPx: number, row: number): number {
  const contentPx = contentOfScroll(track, scrollPx);
  const topPx = row * track.rowPx;
  const lowestPx = topPx + track.rowPx - track.viewPx;
  if (contentPx > topPx) return scrollOfContent(track, topPx);
  return contentPx < lowestPx ? scrollOfContent(track, lowestPx) : scrollPx;
}

function contentOfScroll(track: RowTrack, scrollPx: number): number {
  const { scrollable, hidden } = extents(track);
  if (scrollable <= 0) return 0;
  return Math.min(Math.max(scrollPx / scrollable, 0), 1) * hidden;
}

function scrollOfContent(track: RowTrack, contentPx: number): number {
  const { scrollable, hidden } = extents(track);
  return hidden <= 0 ? 0 : (contentPx / hidden) * scrollable;
}

function extents(track: RowTrack) {
  return {
    scrollable: trackHeightPx(track) - track.viewPx,
    hidden: track.rowCount * track.rowPx - track.viewPx,
  };
}
