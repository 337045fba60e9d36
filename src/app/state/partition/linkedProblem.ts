import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Problem } from "../../../core/base/outcome";
import type { PlacementProblem } from "../../../core/partition/placementProblem";
import type { Scenario } from "../../../core/scenario/schema";
import type { LinkedProblem } from "../../../engine/client/partitionPlanner";
import { useScenario } from "../derived";
import { partitionPlanner } from "./partitionPlanner";
import { placementRules } from "./placementEdits";
import { placementPlan, problemDigest } from "./placementPlan";

type Known =
  | { readonly status: "known"; readonly linked: LinkedProblem; readonly digest: string }
  | { readonly status: "refused"; readonly problems: readonly Problem[] };

/** A plan's layers, nodes and links in numbers, with where the layers are now; or why there are none. */
export type BoardProblem =
  | {
      readonly status: "known";
      readonly problem: PlacementProblem;
      readonly basis: LinkedProblem["basis"];
      readonly assignment: Int32Array;
      /** The numbers are those of the plan as it is; otherwise of the one before, while new ones are on their way. */
      readonly isCurrent: boolean;
    }
  | { readonly status: "refused"; readonly problems: readonly Problem[] }
  | { readonly status: "coming" }
  /** There is no model, or no node. */
  | { readonly status: "empty" };

/** The open plan in numbers: asked for once for each change that they depend on; moving and holding layers asks for nothing. */
export function useBoardProblem(): BoardProblem {
  const scenario = useScenario();
  const isEmpty = scenario.model === undefined || scenario.nodes === undefined || scenario.nodes.length === 0;
  const digest = problemDigest(scenario);
  const { data, error } = useQuery({
    queryKey: ["placementProblem", digest],
    queryFn: async ({ signal }): Promise<Known> => {
      const outcome = await partitionPlanner.problem(placementPlan(scenario), { signal });
      if (outcome.status === "done") return { status: "known", linked: outcome.value, digest };
      if (outcome.status === "refused") return { status: "refused", problems: outcome.problems };
      throw new Error(outcome.status === "crashed" ? outcome.message : "stopped");
    },
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return useMemo(() => {
    if (isEmpty) return { status: "empty" };
    if (error !== null) return { status: "refused", problems: [{ path: "", message: error.message }] };
    if (data === undefined) return { status: "coming" };
    if (data.status === "refused") return data;
    const { problem, basis } = data.linked;
    const { assignments, pinned } = placementRules(scenario);
    return {
      status: "known",
      problem: { ...problem, pinned: nodesOf(problem, pinned) },
      basis,
      assignment: nodesOf(problem, assignments),
      isCurrent: data.digest === digest,
    };
  }, [isEmpty, error, data, scenario, digest]);
}

/** Node of each layer by name; -1: not named, or no node of the problem. */
export function nodesOf(
  { layerNames, nodeIds }: Pick<PlacementProblem, "layerNames" | "nodeIds">,
  byLayer: Readonly<Record<string, string>> = {},
): Int32Array {
  const indexOf = new Map(nodeIds.map((id, node) => [id, node]));
  return Int32Array.from(layerNames, (name) =>
    Object.hasOwn(byLayer, name) ? (indexOf.get(byLayer[name] as string) ?? -1) : -1,
  );
}

/** The objective that holds. */
export function objectiveOf(scenario: Scenario) {
  return placementRules(scenario).objective;
}
