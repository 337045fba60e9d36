import type { RouteAnswer } from "../../../engine/client/meshPlanner";
import { clock } from "../clockStore";
import { documentStore } from "../documentStore";
import { createLiveAnswer, type Live } from "./liveAnswer";
import { meshPlanner } from "./meshPlanner";
import { meshView, routeChoice } from "./meshView";
import { nodeNumber } from "./nodeNumber";
import { openMesh } from "./openMesh";
import { subscribeToMesh, useLive } from "./useLive";

/** While the clock runs, figures are never older than this much of its time; while it stands, they are of that instant. */
const oldestMs = 1000;

const liveRoute = createLiveAnswer<RouteAnswer>({
  nowMs: () => clock.getState().nowMs,
  subscribe: subscribeToMesh,
  question() {
    const { scenario } = documentStore.getState();
    const view = meshView.getState();
    const from = nodeNumber(scenario, view.from);
    const to = nodeNumber(scenario, view.to);
    if (from === undefined || to === undefined) return undefined;
    const { input, digest } = openMesh(scenario);
    const choice = routeChoice(view);
    return {
      key: `${digest} ${from} ${to} ${choice.metric} ${choice.count} ${choice.disjoint}`,
      ask: (atMs, signal) => meshPlanner.routesNow({ ...input, ...choice, from, to, atMs }, { signal }),
    };
  },
  holds: ({ atMs }, nowMs) => (clock.getState().playing ? Math.abs(nowMs - atMs) < oldestMs : nowMs === atMs),
});

/**
 * The routes between the chosen ends around the clock, the best first, or why there is none; no answer while no ends are chosen. The last answer stays until
 * the next one is there.
 */
export function useRouteNow(): Live<RouteAnswer> {
  return useLive(liveRoute, true);
}
