import { type Assignment, hasFailed, type PlacementProblem } from "./placementProblem";

/**
 * For each node the first node that it is equal to (itself, where there is none): exchanging the two changes no cost of any placement. Such are equally fast,
 * large and powerful, linked to all others alike, and neither pinned to nor source nor sink, nor hold layers in `held`.
 */
export function equalNodes(problem: PlacementProblem, held?: Assignment): Int32Array {
  const { nodeIds, pinned, source, sink, flopsPerMs, capacityBytes, watts } = problem;
  const named = new Set<number>([...pinned, source, sink, ...(held ?? [])]);
  const first = Int32Array.from(nodeIds, (_, node) => node);
  for (let node = 1; node < first.length; node++) {
    if (named.has(node)) continue;
    for (let other = 0; other < node; other++) {
      if (first[other] !== other || named.has(other)) continue;
      const isAlike =
        hasFailed(problem, other) === hasFailed(problem, node) &&
        flopsPerMs[other] === flopsPerMs[node] &&
        capacityBytes[other] === capacityBytes[node] &&
        Object.is(watts[other], watts[node]) &&
        areLinkedAlike(problem, other, node);
      if (!isAlike) continue;
      first[node] = other;
      break;
    }
  }
  return first;
}

function areLinkedAlike({ links, nodeIds }: PlacementProblem, a: number, b: number): boolean {
  const count = nodeIds.length;
  const isSame = (one: number, two: number): boolean =>
    links.latencyMs[one] === links.latencyMs[two] && links.msPerMB[one] === links.msPerMB[two];
  if (!isSame(a * count + b, b * count + a)) return false;
  for (let other = 0; other < count; other++) {
    if (other === a || other === b) continue;
    if (!isSame(a * count + other, b * count + other) || !isSame(other * count + a, other * count + b)) return false;
  }
  return true;
}
