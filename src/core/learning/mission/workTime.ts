import type { Interval } from "../../base/interval";

/** When work that lasts `workMs` is done if it begins at an instant and goes on in these times only (undefined: always); Infinity: never. */
export function workDoneAt(hours: readonly Interval[] | undefined, atMs: number, workMs: number): number {
  if (hours === undefined || workMs === 0) return atMs + workMs;
  let left = workMs;
  for (const { start, end } of hours) {
    if (end <= atMs) continue;
    const from = Math.max(start, atMs);
    if (left <= end - from) return from + left;
    left -= end - from;
  }
  return Number.POSITIVE_INFINITY;
}
