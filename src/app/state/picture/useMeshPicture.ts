import { useMemo } from "react";
import type { Scenario } from "../../../core/scenario/schema";
import type { BundleJourney, Deliveries, MeshFrame, RouteDetail } from "../../../engine/client/meshPlanner";
import { useScenario } from "../derived";
import { bundleStore, useDeliveries } from "../mesh/bundles";
import { meshView } from "../mesh/meshView";
import { nodeNumber } from "../mesh/nodeNumber";
import { useMeshFrame } from "../mesh/useMeshFrame";
import { useRouteNow } from "../mesh/useRouteNow";
import { usePlacementPicture } from "../partition/usePlacementPicture";
import type { DrawnRoute, Journey, MeshLinks, MeshPicture } from "./meshPicture";

/**
 * The mesh as globe and map show it: links while they are wanted, routes while their ends are chosen, the bundle that is followed, and the placed
 * model while its panel is open.
 */
export function useMeshPicture(): MeshPicture {
  const quantity = meshView((state) => state.colourBy);
  const isByBandwidth = meshView((state) => state.metric === "bandwidth");
  const links = useMeshLinks(meshView((state) => state.showLinks));
  const { answer } = useRouteNow();
  const journey = useJourney();
  const { way, flow, stacks } = usePlacementPicture();
  const routes = useMemo(
    () => [
      ...(way ? [way] : []),
      ...(journey ? [wayOf(journey)] : []),
      ...drawnRoutes(answer?.routes ?? [], isByBandwidth),
    ],
    [answer, isByBandwidth, journey, way],
  );
  return useMemo(
    () => ({ links, quantity, routes, journey, flow, stacks }),
    [links, quantity, routes, journey, flow, stacks],
  );
}

/** The links around the clock, with how much of each is booked by bundles. */
export function useMeshLinks(isWanted: boolean): (MeshLinks & Pick<MeshFrame, "isTimed">) | undefined {
  const { answer: frame } = useMeshFrame(isWanted);
  const { value } = useDeliveries();
  const booked = value?.booked;
  return useMemo(
    () => (isWanted && frame ? { ...frame, utilisation: bookedShares(frame, booked ?? []) } : undefined),
    [isWanted, frame, booked],
  );
}

function bookedShares({ count, a, b }: MeshFrame, booked: Deliveries["booked"]): Float32Array {
  const shares = new Float32Array(count);
  if (booked.length === 0) return shares;
  const key = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
  const known = new Map(booked.map((link) => [key(link.a, link.b), link.share]));
  for (let i = 0; i < count; i++) shares[i] = known.get(key(a[i] as number, b[i] as number)) ?? 0;
  return shares;
}

/** The way of the bundle that is shown in the mesh panel. */
function useJourney(): Journey | undefined {
  const scenario = useScenario();
  const shown = bundleStore((state) => (state.bundles.length > 0 ? state.shown : -1));
  const { value } = useDeliveries();
  const journey = value?.journeys[shown];
  return useMemo(() => journey && journeyOf(scenario, journey), [scenario, journey]);
}

function journeyOf(scenario: Scenario, { hops }: BundleJourney): Journey | undefined {
  const numbered = hops.flatMap(({ fromId, toId, startMs, arrivalMs }) => {
    const from = nodeNumber(scenario, fromId);
    const to = nodeNumber(scenario, toId);
    return from === undefined || to === undefined ? [] : [{ from, to, startMs, arrivalMs }];
  });
  return numbered.length > 0 ? numbered : undefined;
}

function wayOf(journey: Journey): DrawnRoute {
  const [first] = journey;
  return {
    nodes: [...(first ? [first.from] : []), ...journey.map(({ to }) => to)],
    hopTexts: journey.map(({ startMs }) => new Date(startMs).toISOString().slice(11, 19)),
    role: "journey",
  };
}

/** The best route comes first, and is drawn last. */
function drawnRoutes(routes: readonly RouteDetail[], isByBandwidth: boolean): readonly DrawnRoute[] {
  const drawn = routes.map(
    ({ nodes, hops }, rank): DrawnRoute => ({
      nodes,
      hopTexts: hops.map(({ latencyMs, bandwidthMbps }) =>
        isByBandwidth ? `${bandwidthMbps.toLocaleString("en-US")} Mbit/s` : `${latencyMs.toFixed(2)} ms`,
      ),
      role: rank === 0 ? "chosen" : "alternative",
    }),
  );
  return drawn.toReversed();
}
