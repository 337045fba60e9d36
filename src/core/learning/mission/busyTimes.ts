/** Something that takes a stretch of time. */
export interface Taken {
  readonly startMs: number;
  readonly endMs: number;
}

/** Index of the first of disjoint ascending stretches that ends after an instant. */
export function firstEndingAfter(list: readonly Taken[], atMs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Taken).endMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a stretch among disjoint ascending ones, in place. */
export function insertTaken<T extends Taken>(list: T[], taken: T): void {
  list.splice(firstEndingAfter(list, taken.startMs), 0, taken);
}
