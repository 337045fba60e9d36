import { formatInstant } from "../base/instant";
import type { Sliced } from "../base/progress";
import { type LinkCause, whyNoLink } from "./changeCause";
import type { MeshGraph } from "./meshGraph";
import type { MeshModel } from "./meshModel";
import type { MeshSnapshot } from "./meshObserver";
import { nextContactMs } from "./nextContact";
import { manualPairs } from "./satelliteLinks";

/** A part of a split mesh, as one end sees it. */
export interface MeshPart {
  readonly satellites: number;
  readonly stations: number;
}

export type UnreachableReason =
  | { readonly kind: "failed"; readonly node: string }
  /** A satellite without a position. */
  | { readonly kind: "lost"; readonly node: string; readonly error: string }
  /** A station that sees no satellite; nextMs: start of the next contact in the window. */
  | { readonly kind: "no satellite in view"; readonly node: string; readonly nextMs: number | undefined }
  /** A satellite without a link; causes counts the links that it could have, by what stands against each. */
  | { readonly kind: "no link"; readonly node: string; readonly causes: LinkCauses }
  /** What `from` reaches, what reaches `to`, and what stands against links between the two parts. */
  | {
      readonly kind: "split";
      readonly from: string;
      readonly fromPart: MeshPart;
      readonly to: string;
      readonly toPart: MeshPart;
      readonly causes: LinkCauses;
    };

export type LinkCauses = Partial<Record<LinkCause, number>>;

/** Why there is no route between two nodes of a snapshot: the first of failed ends, ends without a link, and a split that applies. */
export function* whyUnreachable(
  model: MeshModel,
  snapshot: MeshSnapshot,
  from: number,
  to: number,
): Sliced<UnreachableReason> {
  const { graph, failedNodes, sky } = snapshot;
  const { ids, satelliteOf } = model.nodes;
  const name = (node: number): string => ids[node] as string;
  for (const node of [from, to]) if (failedNodes[node] === 1) return { kind: "failed", node: name(node) };
  for (const node of [from, to]) {
    const error = sky.lost[satelliteOf[node] as number];
    if (error !== undefined) return { kind: "lost", node: name(node), error };
  }
  for (const node of [from, to]) {
    if ((graph.first[node + 1] as number) > (graph.first[node] as number)) continue;
    if ((satelliteOf[node] as number) >= 0) {
      return {
        kind: "no link",
        node: name(node),
        causes: causesBetween(
          model,
          snapshot,
          (one) => one === node,
          () => true,
        ),
      };
    }
    return {
      kind: "no satellite in view",
      node: name(node),
      nextMs: yield* nextContactMs(model, node, snapshot.instantMs),
    };
  }
  const there = reach(graph, from, "along");
  const back = reach(graph, to, "against");
  return {
    kind: "split",
    from: name(from),
    fromPart: sizeOf(model, there),
    to: name(to),
    toPart: sizeOf(model, back),
    causes: causesBetween(
      model,
      snapshot,
      (node) => there[node] === 1,
      (node) => back[node] === 1,
    ),
  };
}

/** 1 for each node that data from `start` gets to, or, against the arcs, that gets data to it. */
function reach(
  { first, to, arcMbps, arcBackMbps, forwards }: MeshGraph,
  start: number,
  way: "along" | "against",
): Uint8Array {
  const reached = new Uint8Array(forwards.length);
  const mbps = way === "along" ? arcMbps : arcBackMbps;
  const open = [start];
  reached[start] = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node !== start && forwards[node] === 0) continue;
    for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
      const next = to[arc] as number;
      if (mbps[arc] === 0 || reached[next] === 1) continue;
      reached[next] = 1;
      open.push(next);
    }
  }
  return reached;
}

function sizeOf({ nodes }: MeshModel, members: Uint8Array): MeshPart {
  let satellites = 0;
  let stations = 0;
  members.forEach((member, node) => {
    if (member === 1 && (nodes.satelliteOf[node] as number) >= 0) satellites++;
    else if (member === 1) stations++;
  });
  return { satellites, stations };
}

/** What stands against the links between satellites that the topology names and that would join two sets of nodes. */
function causesBetween(
  model: MeshModel,
  snapshot: MeshSnapshot,
  inFirst: (node: number) => boolean,
  inSecond: (node: number) => boolean,
): LinkCauses {
  const { satelliteNode } = model.nodes;
  const causes: LinkCauses = {};
  const pairs = [...manualPairs(model).map(({ a, b }) => [a, b] as const), ...model.gridPairs];
  for (const [satelliteA, satelliteB] of pairs) {
    const a = satelliteNode[satelliteA] as number;
    const b = satelliteNode[satelliteB] as number;
    if (!((inFirst(a) && inSecond(b)) || (inFirst(b) && inSecond(a)))) continue;
    const why = whyNoLink(model, snapshot, a, b);
    if (why) causes[why] = (causes[why] ?? 0) + 1;
  }
  return causes;
}

/** The reason in words, for people. */
export function describeUnreachable(reason: UnreachableReason): string {
  switch (reason.kind) {
    case "failed":
      return `${reason.node} has failed`;
    case "lost":
      return `${reason.node} has no position: ${reason.error}`;
    case "no satellite in view": {
      const next =
        reason.nextMs === undefined
          ? "no later contact in the window"
          : `next contact at ${formatInstant(reason.nextMs)}`;
      return `no satellite in view of ${reason.node} (${next})`;
    }
    case "no link":
      return `${reason.node} has no link${describeCauses(reason.causes)}`;
    case "split":
      return (
        `the mesh is split: ${reason.from} reaches ${describePart(reason.fromPart)}, ` +
        `${reason.to} is reached from ${describePart(reason.toPart)}${describeCauses(reason.causes)}`
      );
  }
}

function describePart({ satellites, stations }: MeshPart): string {
  return `a part of ${counted(satellites, "satellite")} and ${counted(stations, "station")}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

function describeCauses(causes: LinkCauses): string {
  const parts = Object.entries(causes).map(([cause, count]) => `${count} by ${cause}`);
  return parts.length === 0 ? "" : `; missing links: ${parts.join(", ")}`;
}
