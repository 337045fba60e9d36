import { compareIds } from "../base/ids";
import type { Sliced } from "../base/progress";
import { compareDamage, type Damage, Detours } from "./damage";
import type { MeshModel } from "./meshModel";
import { arcBetween } from "./route";
import { type RouteStudy, type StudiedRoute, studyRoutes } from "./routeStudy";

/** Something that may fail by itself, for the whole window. */
export interface FailureCandidate {
  readonly kind: "satellite" | "station" | "link" | "plane";
  /** The node, one end of the link, or the constellation (empty: explicit satellites) of the plane. */
  readonly id: string;
  /** The link's other end. */
  readonly other?: string;
  readonly plane?: number;
}

export interface RankedFailure extends FailureCandidate, Damage {}

/**
 * Every single satellite, station, link and plane whose failure changes a route of a study, the one that does most damage first; then by kind
 * and ids. What is not listed does none: without it each best route is still there. The ends of pairs are among the candidates.
 */
export function* rankFailures(model: MeshModel, study: RouteStudy): Sliced<RankedFailure[]> {
  const { satelliteOf } = model.nodes;
  const planes = planeMembers(model);
  const found = new Map<string, { readonly candidate: FailureCandidate; readonly detours: Detours }>();
  const note = (candidate: FailureCandidate, { pair, sample }: StudiedRoute, latencyMs: number): void => {
    const { kind, id, other, plane } = candidate;
    const key = JSON.stringify([kind, id, other, plane]);
    const known = found.get(key) ?? { candidate, detours: new Detours() };
    found.set(key, known);
    known.detours.set(pair, sample, latencyMs);
  };

  const base = yield* studyRoutes(model, study, "Single failures", (studied) => {
    const { route, graph, latencyWithin } = studied;
    const { nodeIds } = graph;
    const banned = new Uint8Array(nodeIds.length);
    const touched = new Set<PlaneMembers>();
    for (const [i, node] of route.nodes.entries()) {
      banned[node] = 1;
      const id = nodeIds[node] as string;
      const satellite = satelliteOf[node] as number;
      note({ kind: satellite >= 0 ? "satellite" : "station", id }, studied, latencyWithin({ bannedNodes: banned }));
      banned[node] = 0;
      const plane = planes[satellite];
      if (plane) touched.add(plane);
      const next = route.nodes[i + 1];
      if (next === undefined) continue;
      const link = graph.arcLink[arcBetween(graph, node, next)] as number;
      const a = nodeIds[graph.links.a[link] as number] as string;
      const b = nodeIds[graph.links.b[link] as number] as string;
      note({ kind: "link", id: a, other: b }, studied, latencyWithin({ bannedLink: link }));
    }
    for (const { constellationId = "", plane, nodes } of touched) {
      for (const node of nodes) banned[node] = 1;
      note({ kind: "plane", id: constellationId, plane }, studied, latencyWithin({ bannedNodes: banned }));
      for (const node of nodes) banned[node] = 0;
    }
  });
  return [...found.values()]
    .map(({ candidate, detours }) => ({ ...candidate, ...detours.damage(base) }))
    .sort((a, b) => compareDamage(a, b) || compareCandidates(a, b));
}

function compareCandidates(a: FailureCandidate, b: FailureCandidate): number {
  return (
    compareIds(a.kind, b.kind) ||
    compareIds(a.id, b.id) ||
    compareIds(a.other ?? "", b.other ?? "") ||
    (a.plane ?? 0) - (b.plane ?? 0)
  );
}

interface PlaneMembers {
  readonly constellationId: string | undefined;
  readonly plane: number;
  readonly nodes: number[];
}

/** The plane of each satellite; undefined where it has none. */
function planeMembers({ satellites, nodes }: MeshModel): (PlaneMembers | undefined)[] {
  const planes = new Map<string, PlaneMembers>();
  return satellites.map(({ constellationId, plane }, satellite) => {
    if (plane === undefined) return undefined;
    const key = JSON.stringify([constellationId, plane]);
    const members = planes.get(key) ?? { constellationId, plane, nodes: [] };
    planes.set(key, members);
    members.nodes.push(nodes.satelliteNode[satellite] as number);
    return members;
  });
}
