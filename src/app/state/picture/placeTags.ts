/** A name to write beside a point of the screen. */
export interface TagCandidate {
  /** The point. */
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a name goes: its left upper corner. */
export interface PlacedTag {
  readonly candidate: number;
  readonly leftPx: number;
  readonly topPx: number;
}

/** Between a point and its name. */
const gapPx = 8;

/** Around a point, which no name may cover. */
const pointPx = 4;

/** Of more points than these, names may cover the later ones: it is crowded anyway, and each costs time. */
const keptClear = 150;

/**
 * Places names in the order given, right of their points or else left, above or below, wherever one covers neither a name placed before nor another's
 * point; one that fits nowhere is left out. At most `most` are placed.
 */
export function placeTags(candidates: readonly TagCandidate[], most: number): PlacedTag[] {
  const placed: (PlacedTag & TagCandidate)[] = [];
  const points = candidates.slice(0, keptClear);
  for (const [index, candidate] of candidates.entries()) {
    if (placed.length >= most) break;
    for (const [leftPx, topPx] of corners(candidate)) {
      const rightPx = leftPx + candidate.widthPx;
      const bottomPx = topPx + candidate.heightPx;
      const coversName = placed.some(
        (other) =>
          leftPx < other.leftPx + other.widthPx &&
          other.leftPx < rightPx &&
          topPx < other.topPx + other.heightPx &&
          other.topPx < bottomPx,
      );
      const coversPoint = points.some(
        ({ xPx, yPx }) =>
          xPx > leftPx - pointPx && xPx < rightPx + pointPx && yPx > topPx - pointPx && yPx < bottomPx + pointPx,
      );
      if (coversName || coversPoint) continue;
      placed.push({ ...candidate, candidate: index, leftPx, topPx });
      break;
    }
  }
  return placed;
}

function corners({ xPx, yPx, widthPx, heightPx }: TagCandidate): readonly (readonly [number, number])[] {
  const middle = yPx - heightPx / 2;
  const centre = xPx - widthPx / 2;
  return [
    [xPx + gapPx, middle],
    [xPx - gapPx - widthPx, middle],
    [centre, yPx - gapPx - heightPx],
    [centre, yPx + gapPx],
  ];
}
