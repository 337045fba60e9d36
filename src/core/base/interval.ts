/** Half-open [start, end) on one time axis (the caller names the unit): touching intervals never share an instant. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The common part of two ascending lists of disjoint intervals. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as Interval;
    const y = b[j] as Interval;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) common.push({ start, end });
    if (x.end < y.end) i++;
    else j++;
  }
  return common;
}

/** What of an interval none of the others takes, ascending; these may come in any order and overlap. */
export function partsLeft({ start: from, end: to }: Interval, taken: readonly Interval[]): Interval[] {
  const parts: Interval[] = [];
  let start = from;
  for (const other of [...taken].sort((a, b) => a.start - b.start)) {
    if (other.start >= to) break;
    if (other.start > start) parts.push({ start, end: other.start });
    start = Math.max(start, other.end);
  }
  if (start < to) parts.push({ start, end: to });
  return parts;
}
