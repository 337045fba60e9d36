import { type LinkQuantity, linkScales, stepOf } from "./linkScale";

/** The links that hold for a while: flat columns of equal length. Node numbers: satellites in expanded order, then stations. */
export interface MeshLinks {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly latencyMs: Float64Array;
  /** The lesser of both directions. */
  readonly bandwidthMbps: Float32Array;
  /** When the link next vanishes; infinite: not for long; NaN: not known. */
  readonly breakMs: Float64Array;
  /** Booked share of the volume that it can carry, 0 to 1. */
  readonly utilisation?: Float32Array;
}

/** A route to be drawn, with what is to be written beside each hop. */
export interface DrawnRoute {
  readonly nodes: readonly number[];
  readonly hopTexts: readonly string[];
  /** The best route, another one, or the way of a bundle that is stored and forwarded. */
  readonly role: "chosen" | "alternative" | "journey";
}

/** What globe and map show of the mesh. */
export interface MeshPicture {
  /** None while links are hidden or still to come. */
  readonly links?: MeshLinks | undefined;
  readonly quantity: LinkQuantity;
  /** The chosen one last, so that it lies above. */
  readonly routes: readonly DrawnRoute[];
  /** The bundle that is followed. */
  readonly journey?: Journey | undefined;
  /** The data of a placed model, from its first node to its last: times from 0 on, gone through over and over. */
  readonly flow?: Journey | undefined;
  /** Layers of a placed model at their nodes. */
  readonly stacks?: readonly LayerStack[] | undefined;
}

/** Layers that run on a node. */
export interface LayerStack {
  readonly node: number;
  readonly layers: number;
}

/** The hops of a bundle in order: sending begins at `startMs`, and all of it is there at `arrivalMs`. */
export type Journey = readonly JourneyHop[];

export interface JourneyHop {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly arrivalMs: number;
}

/** Where a bundle is at an instant: `share` of the way from one node to the other; it waits where both are the same. Undefined: it has no hops. */
export function bundlePlace(
  journey: Journey,
  nowMs: number,
): { readonly from: number; readonly to: number; readonly share: number } | undefined {
  const begun = journey.findLast(({ startMs }) => startMs <= nowMs);
  if (begun === undefined) {
    const [first] = journey;
    return first && { from: first.from, to: first.from, share: 0 };
  }
  const { from, to, startMs, arrivalMs } = begun;
  if (nowMs >= arrivalMs) return { from: to, to, share: 0 };
  return { from, to, share: (nowMs - startMs) / (arrivalMs - startMs) };
}

/** Where what moves is: the followed bundle, or else the data of a placed model. */
export function movingPlace({ journey, flow }: MeshPicture, nowMs: number): ReturnType<typeof bundlePlace> {
  if (journey) return bundlePlace(journey, nowMs);
  const roundMs = flow?.at(-1)?.arrivalMs ?? 0;
  return flow && roundMs > 0 ? bundlePlace(flow, nowMs % roundMs) : undefined;
}

/** `▤ 12 layers`: behind a node's name, by node. */
export function stackTexts(stacks: readonly LayerStack[] = []): ReadonlyMap<number, string> {
  return new Map(stacks.map(({ node, layers }) => [node, `▤ ${layers === 1 ? "1 layer" : `${layers} layers`}`]));
}

export const noMesh: MeshPicture = { quantity: "latency", routes: [] };

/** Writes the colour step of each link at an instant. */
export function stepLinks(links: MeshLinks, quantity: LinkQuantity, nowMs: number, steps: Uint8Array): void {
  const scale = linkScales[quantity];
  for (let i = 0; i < links.count; i++) steps[i] = stepOf(scale, linkValue(links, i, quantity, nowMs));
}

/** A link's quantity in the unit of its scale: ms, Mbit/s, a share, seconds. */
export function linkValue(links: MeshLinks, link: number, quantity: LinkQuantity, nowMs: number): number {
  switch (quantity) {
    case "latency":
      return links.latencyMs[link] as number;
    case "bandwidth":
      return links.bandwidthMbps[link] as number;
    case "utilisation":
      return links.utilisation?.[link] ?? 0;
    case "timeToBreak":
      return ((links.breakMs[link] as number) - nowMs) / 1000;
  }
}

/** The link between two nodes, in either order; -1: there is none now. */
export function findLink({ count, a, b }: MeshLinks, first: number, second: number): number {
  for (let i = 0; i < count; i++) {
    if ((a[i] === first && b[i] === second) || (a[i] === second && b[i] === first)) return i;
  }
  return -1;
}
