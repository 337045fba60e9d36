import { useQuery } from "@tanstack/react-query";
import type { Problem } from "../../../core/base/outcome";
import type { PlacementReport } from "../../../engine/client/partitionPlanner";
import { clock } from "../clockStore";
import { useScenario } from "../derived";
import { documentStore } from "../documentStore";
import { createLiveAnswer, type Live } from "../mesh/liveAnswer";
import { useLive } from "../mesh/useLive";
import { partitionPlanner } from "./partitionPlanner";
import { placementRules } from "./placementEdits";
import { placedDigest, placementPlan } from "./placementPlan";

export type PlacementStanding =
  | { readonly status: "known"; readonly report: PlacementReport }
  | { readonly status: "refused"; readonly problems: readonly Problem[] };

/** The cost of the placement that holds in full, at the links that the rules name; undefined while it is coming, or nothing is placed. */
export function usePlacementReport(isWanted = true): PlacementStanding | undefined {
  const scenario = useScenario();
  const { data } = useQuery({
    queryKey: ["placementReport", placedDigest(scenario)],
    queryFn: async ({ signal }): Promise<PlacementStanding> => {
      const outcome = await partitionPlanner.cost(placementPlan(scenario), { signal });
      if (outcome.status === "done") return { status: "known", report: outcome.value };
      if (outcome.status === "refused") return { status: "refused", problems: outcome.problems };
      throw new Error(outcome.status === "crashed" ? outcome.message : "stopped");
    },
    enabled: isWanted && placementRules(scenario).assignments !== undefined,
    gcTime: 60_000,
  });
  return data;
}

/** While the clock runs, figures are never older than this much of its time; while it stands, they are of that instant. */
const oldestMs = 30_000;

interface CostNow {
  readonly atMs: number;
  readonly report: PlacementReport;
}

const costNow = createLiveAnswer<CostNow>({
  nowMs: () => clock.getState().nowMs,
  subscribe(listener) {
    const ends = [clock.subscribe(listener), documentStore.subscribe(listener)];
    return () => {
      for (const end of ends) end();
    };
  },
  question() {
    const { scenario } = documentStore.getState();
    if (scenario.mesh === undefined || placementRules(scenario).assignments === undefined) return undefined;
    return {
      key: placedDigest(scenario),
      async ask(atMs, signal) {
        const outcome = await partitionPlanner.cost({ ...placementPlan(scenario), atMs }, { signal });
        return outcome.status === "done" ? { status: "done", value: { atMs, report: outcome.value } } : outcome;
      },
    };
  },
  holds: ({ atMs }, nowMs) => (clock.getState().playing ? Math.abs(nowMs - atMs) < oldestMs : nowMs === atMs),
});

/** The cost of the placement that holds with the links of the mesh at the clock's instant; no answer where there is no mesh or nothing is placed. */
export function useCostNow(isWanted: boolean): Live<CostNow> {
  return useLive(costNow, isWanted);
}
