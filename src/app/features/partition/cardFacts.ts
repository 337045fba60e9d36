import type { BoardEntry } from "../../state/partition/boardModel";
import type { Board } from "./useBoard";

/** Under which a group is open. */
export const groupKey = ({ first, last }: BoardEntry): string => `${first}-${last}`;

export function isPinned({ pinned }: Board["problem"], layer: number): boolean {
  return (pinned[layer] as number) >= 0;
}

export function everyOf({ first, last }: BoardEntry, test: (layer: number) => boolean): boolean {
  for (let layer = first; layer <= last; layer++) if (!test(layer)) return false;
  return true;
}

export function sumOf(values: Float64Array, { first, last }: BoardEntry): number {
  let sum = 0;
  for (let layer = first; layer <= last; layer++) sum += values[layer] as number;
  return sum;
}

export function computeOf({ problem, assignment }: Board, entry: BoardEntry): number {
  const node = assignment[entry.first] as number;
  return node < 0 ? Number.NaN : sumOf(problem.flops, entry) / (problem.flopsPerMs[node] as number);
}

export function pinsOf({ problem }: Board, entry: BoardEntry): "none" | "some" | "all" {
  if (everyOf(entry, (layer) => isPinned(problem, layer))) return "all";
  return everyOf(entry, (layer) => !isPinned(problem, layer)) ? "none" : "some";
}

/** What leaves a card for another node. */
export function transferOf({ problem, assignment, cost }: Board, { kind, last }: BoardEntry) {
  const boundary = last + 1;
  const to = boundary === assignment.length ? problem.sink : (assignment[boundary] as number);
  const from = assignment[last] as number;
  if (kind === "head" || from < 0 || to < 0 || to === from) return {};
  return { transfer: { to: problem.nodeIds[to] ?? "", ms: cost.transferMs[boundary] as number } };
}

export function shareOf(ms: number, ofMs: number): number {
  return ofMs > 0 && Number.isFinite(ofMs) ? ms / ofMs : 0;
}
