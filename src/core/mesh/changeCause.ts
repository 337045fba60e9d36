import { isFailedLink, type MeshModel } from "./meshModel";
import type { MeshSnapshot } from "./meshObserver";
import { arcBetween } from "./route";
import { behindEarth, beyondLatitude, noPosition, outOfRange } from "./skyState";

/** Why a link that could be there is not. */
export type LinkCause =
  | "failure"
  | "range"
  | "grazing altitude"
  | "latitude"
  | "no position"
  | "out of view"
  | "acquisition or topology"
  | "no bandwidth";

/** Why the best route is another one than before. */
export type ChangeCause =
  | { readonly kind: "reachable" }
  /** A link of the route before is gone. */
  | { readonly kind: "link lost"; readonly a: string; readonly b: string; readonly why: LinkCause }
  /** The route before still exists. */
  | { readonly kind: "better route" };

/** What made `before` give way to `now` (node indices from start to end, empty: unreachable), seen at the instant of the change. */
export function causeOfChange(
  model: MeshModel,
  snapshot: MeshSnapshot,
  before: readonly number[],
  now: readonly number[],
): ChangeCause {
  if (before.length === 0 && now.length > 0) return { kind: "reachable" };
  const { ids } = model.nodes;
  for (let i = 0; i + 1 < before.length; i++) {
    const a = before[i] as number;
    const b = before[i + 1] as number;
    const why = whyNoLink(model, snapshot, a, b);
    if (why) return { kind: "link lost", a: ids[a] as string, b: ids[b] as string, why };
  }
  return { kind: "better route" };
}

/** Why nothing passes from node a to node b at the instant of a snapshot; undefined: it does. */
export function whyNoLink(
  model: MeshModel,
  { graph, sky, instantMs, failedNodes }: MeshSnapshot,
  a: number,
  b: number,
): LinkCause | undefined {
  const arc = arcBetween(graph, a, b);
  if (arc >= 0) return (graph.arcMbps[arc] as number) > 0 ? undefined : "no bandwidth";
  if (failedNodes[a] === 1 || failedNodes[b] === 1 || isFailedLink(model, a, b, instantMs)) return "failure";
  const first = model.nodes.satelliteOf[a] as number;
  const second = model.nodes.satelliteOf[b] as number;
  if (first < 0 || second < 0) {
    const satellite = Math.max(first, second);
    return satellite >= 0 && sky.lost[satellite] !== undefined ? "no position" : "out of view";
  }
  switch (sky.linkDistanceKm(first, second)) {
    case noPosition:
      return "no position";
    case outOfRange:
      return "range";
    case behindEarth:
      return "grazing altitude";
    case beyondLatitude:
      return "latitude";
    default:
      return "acquisition or topology";
  }
}

/** A cause in words, for people. */
export function describeChange(cause: ChangeCause): string {
  switch (cause.kind) {
    case "reachable":
      return "reachable again";
    case "better route":
      return "a better route exists";
    case "link lost":
      return `${cause.a} - ${cause.b} lost: ${cause.why}`;
  }
}
