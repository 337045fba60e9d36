import { createStore } from "zustand/vanilla";
import type { Problem } from "../../../core/base/outcome";
import type { OptimizedPlacement, SearchNews, Told } from "../../../engine/client/partitionPlanner";
import { documentStore } from "../documentStore";
import { growScenario } from "../editScenario";
import { boardStore } from "./boardStore";
import { partitionPlanner } from "./partitionPlanner";
import { placementRules, withAssignments } from "./placementEdits";
import { pinnedDigest, placementPlan } from "./placementPlan";

/** Where a search is. */
type OptimizeNews = Told & Partial<SearchNews>;

/** A placement that was found and is not accepted yet. */
export interface PlacementProposal {
  readonly result: OptimizedPlacement;
  /** Stands for the problem and pins that it was found for: for others it is no longer offered. */
  readonly digest: string;
  /** Its figures are those of the worst moment of the window. */
  readonly isRobust: boolean;
}

interface OptimizeRun {
  readonly status: "idle" | "running" | "failed";
  readonly news?: OptimizeNews | undefined;
  /** The last result, offered or taken, for its bound. */
  readonly last?: PlacementProposal | undefined;
  readonly proposal?: PlacementProposal | undefined;
  readonly problems: readonly Problem[];
}

export const optimizeRun = createStore<OptimizeRun>()(() => ({ status: "idle", problems: [] }));

let stop: AbortController | undefined;

/** What is looked for: the best placement; that from the one that holds, where moving costs; or the one whose worst moment of the window is least. */
export type SearchKind = "best" | "keeping" | "robust";

/** Searches; a plan without a placement takes the result at once, otherwise it is offered beside the one that holds. */
export async function startOptimize(kind: SearchKind, stepSeconds: number): Promise<void> {
  const { scenario, id } = documentStore.getState();
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  const digest = pinnedDigest(scenario);
  optimizeRun.setState({ status: "running", news: undefined, proposal: undefined, problems: [] });
  const control = {
    signal: mine.signal,
    onNews(news: OptimizeNews) {
      if (stop === mine) optimizeRun.setState({ news });
    },
  };
  const plan = placementPlan(scenario);
  const outcome = await (kind === "robust"
    ? partitionPlanner.robust({ ...plan, stepSeconds }, control)
    : partitionPlanner.optimize({ ...plan, keepsPlacement: kind === "keeping" }, control));
  if (stop !== mine) return;
  stop = undefined;
  if (documentStore.getState().id !== id || outcome.status === "cancelled") {
    optimizeRun.setState({ status: "idle", news: undefined });
    return;
  }
  if (outcome.status !== "done") {
    const problems = outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }];
    optimizeRun.setState({ status: "failed", news: undefined, problems });
    return;
  }
  const last = { result: outcome.value, digest, isRobust: kind === "robust" };
  const isFound = outcome.value.feasible === true;
  optimizeRun.setState({ status: "idle", news: undefined, last, proposal: isFound ? last : undefined });
  const isFirst = placementRules(scenario).assignments === undefined;
  if (isFirst && isFound && documentStore.getState().scenario === scenario) acceptPlacement();
}

/** Ends the search; what it has found by then is offered. */
export function stopOptimize(): void {
  stop?.abort();
}

/** Takes the offered placement into the plan as one step. */
export function acceptPlacement(): void {
  const { proposal } = optimizeRun.getState();
  if (proposal === undefined || proposal.digest !== pinnedDigest(documentStore.getState().scenario)) return;
  const outcome = growScenario("take over a placement", (scenario) =>
    withAssignments(scenario, proposal.result.assignments),
  );
  if (outcome.ok) optimizeRun.setState({ proposal: undefined });
  else optimizeRun.setState({ status: "failed", problems: outcome.error });
}

export function dropPlacement(): void {
  optimizeRun.setState({ status: "idle", problems: [], proposal: undefined });
}

documentStore.subscribe((now, before) => {
  if (now.id === before.id) return;
  stop?.abort();
  stop = undefined;
  optimizeRun.setState({ status: "idle", problems: [] }, true);
  boardStore.getState().forget();
});
