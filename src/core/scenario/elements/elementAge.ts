import type { OrbitElements } from "../orbitElements";

const msPerDay = 86_400_000;

/** Elements further from the time they are used for than this are warned about. */
export const staleAfterDays = 7;

/** Days from the epoch of the elements to an instant, negative before the epoch; undefined for a fixed point or an ephemeris, which has none. */
export function elementAgeDays(elements: OrbitElements, atMs: number): number | undefined {
  return "epochMs" in elements ? (atMs - elements.epochMs) / msPerDay : undefined;
}
