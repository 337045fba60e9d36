import type { MeshGraph } from "./meshGraph";

/** A part of a mesh within which everything that passes data on is joined. */
export interface JoinedPart {
  /** Node indices of what passes data on, ascending. */
  readonly members: readonly number[];
  /** Nodes that only start and end routes and have a link to the part; one may be at several parts. */
  readonly ends: readonly number[];
}

/** The parts that a mesh falls into, the largest first, then by their first member. Nodes without a link are parts of their own, failed ones none. */
export function meshParts({ first, to, forwards }: MeshGraph, failedNodes: Uint8Array): JoinedPart[] {
  const parts: JoinedPart[] = [];
  const seen = new Uint8Array(forwards.length);
  for (let start = 0; start < forwards.length; start++) {
    if (seen[start] === 1 || forwards[start] === 0 || failedNodes[start] === 1) continue;
    const members: number[] = [];
    const ends = new Set<number>();
    const open = [start];
    seen[start] = 1;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      members.push(node);
      for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
        const next = to[arc] as number;
        if (forwards[next] === 0) ends.add(next);
        else if (seen[next] === 0) {
          seen[next] = 1;
          open.push(next);
        }
      }
    }
    parts.push({ members: members.sort((a, b) => a - b), ends: [...ends].sort((a, b) => a - b) });
  }
  return parts.sort((a, b) => b.members.length - a.members.length);
}
