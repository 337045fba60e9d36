import { create } from "zustand";
import type { DisjointBy, RouteMetric } from "../../../engine/client/meshPlanner";
import type { LinkQuantity } from "../picture/linkScale";

/** What is wanted beside the best route: nothing, the next best ones, or ones that share no node or no link. */
export const alternativeKinds = ["none", "next", "nodes", "links"] as const;
export type AlternativeKind = (typeof alternativeKinds)[number];

export interface MeshViewState {
  /** Ids of the ends of the route that is looked at. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly metric: RouteMetric;
  readonly alternatives: AlternativeKind;
  /** Time between two samples of the route over the window; none: one that suits the window. */
  readonly stepSeconds?: number | undefined;
  /** What the colour of links tells. */
  readonly colourBy: LinkQuantity;
  readonly showLinks: boolean;
  setEnds(from: string | undefined, to: string | undefined): void;
  setMetric(metric: RouteMetric): void;
  setAlternatives(kind: AlternativeKind): void;
  setStep(seconds: number | undefined): void;
  setColourBy(quantity: LinkQuantity): void;
  setShowLinks(show: boolean): void;
}

/** How the mesh is looked at: the route between two nodes, and how links are drawn. Belongs to the visit. */
export const meshView = create<MeshViewState>()((set) => ({
  metric: "latency",
  alternatives: "none",
  colourBy: "latency",
  showLinks: false,
  setEnds: (from, to) => set({ from, to }),
  setMetric: (metric) => set({ metric }),
  setAlternatives: (alternatives) => set({ alternatives }),
  setStep: (stepSeconds) => set({ stepSeconds }),
  setColourBy: (colourBy) => set({ colourBy }),
  setShowLinks: (showLinks) => set({ showLinks }),
}));

/** Routes asked for with alternatives, the best one among them. */
const routesWithAlternatives = 4;

/** How many routes are asked for, and of what kind. */
export function routeChoice({ metric, alternatives }: Pick<MeshViewState, "metric" | "alternatives">): {
  readonly metric: RouteMetric;
  readonly count: number;
  readonly disjoint?: DisjointBy;
} {
  const count = alternatives === "none" ? 1 : routesWithAlternatives;
  const isDisjoint = alternatives === "nodes" || alternatives === "links";
  return { metric, count, ...(isDisjoint && { disjoint: alternatives }) };
}
