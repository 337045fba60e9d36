/** The median of ascending values, of an even count the mean of the middle two; null: there are none. */
export function medianOf(ascending: Float64Array): number | null {
  const half = ascending.length >> 1;
  const middle = ascending[half] ?? null;
  const below = ascending[half - 1] ?? null;
  return ascending.length % 2 === 1 || middle === null || below === null ? middle : (below + middle) / 2;
}
