import { useMemo } from "react";
import type { RouteDetail } from "../../../engine/client/meshPlanner";
import { meshView } from "../mesh/meshView";
import { useMeshFrame } from "../mesh/useMeshFrame";
import { useRouteNow } from "../mesh/useRouteNow";
import type { DrawnRoute, MeshPicture } from "./meshPicture";

/** The mesh as globe and map show it: links while they are wanted, routes while their ends are chosen. */
export function useMeshPicture(): MeshPicture {
  const isShown = meshView((state) => state.showLinks);
  const quantity = meshView((state) => state.colourBy);
  const isByBandwidth = meshView((state) => state.metric === "bandwidth");
  const { answer: frame } = useMeshFrame(isShown);
  const { answer } = useRouteNow();
  const routes = useMemo(() => drawnRoutes(answer?.routes ?? [], isByBandwidth), [answer, isByBandwidth]);
  return useMemo(() => ({ links: isShown ? frame : undefined, quantity, routes }), [isShown, frame, quantity, routes]);
}

/** The best route comes first, and is drawn last. */
function drawnRoutes(routes: readonly RouteDetail[], isByBandwidth: boolean): readonly DrawnRoute[] {
  return routes
    .map(({ nodes, hops }, rank) => ({
      nodes,
      hopTexts: hops.map(({ latencyMs, bandwidthMbps }) =>
        isByBandwidth ? `${bandwidthMbps.toLocaleString("en-US")} Mbit/s` : `${latencyMs.toFixed(2)} ms`,
      ),
      isChosen: rank === 0,
    }))
    .toReversed();
}
