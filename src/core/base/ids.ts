/** Order by UTF-16 code unit: the same in every engine and locale. */
export function compareIds(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
