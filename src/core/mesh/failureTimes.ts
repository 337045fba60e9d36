import { type Interval, partsLeft } from "../base/interval";
import type { MeshModel } from "./meshModel";

/** When the link of two nodes is down because it or one of them has failed, ms since the Unix epoch. */
export function failureIntervals({ failures }: MeshModel, a: number, b: number): Interval[] {
  const down: Interval[] = [];
  for (const { node, other, fromMs, toMs } of failures) {
    const hit = other < 0 ? node === a || node === b : (node === a && other === b) || (node === b && other === a);
    if (hit) down.push({ start: fromMs, end: toMs });
  }
  return down;
}

/** The first instant from `fromMs` on at which no failure holds a node, ms since the Unix epoch; Infinity: there is none. */
export function nodeUpMs({ failures }: MeshModel, node: number, fromMs: number): number {
  let upMs = fromMs;
  const own = failures.filter((failure) => failure.node === node && failure.other < 0);
  for (const failure of own.sort((a, b) => a.fromMs - b.fromMs)) {
    if (failure.fromMs <= upMs) upMs = Math.max(upMs, failure.toMs);
  }
  return upMs;
}

/** What is left of ascending, disjoint intervals where others, in any order, are taken away. */
export function without(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  return intervals.flatMap((one) => partsLeft(one, taken));
}
