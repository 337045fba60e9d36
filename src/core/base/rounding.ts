/** Rounds to a multiple of 10^-decimals; what leaves contact and mesh passes here, so that later steps read the same numbers on every engine. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
