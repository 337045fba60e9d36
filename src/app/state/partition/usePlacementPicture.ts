import { useMemo } from "react";
import type { Scenario } from "../../../core/scenario/schema";
import type { PlacementReport } from "../../../engine/client/partitionPlanner";
import { useScenario } from "../derived";
import { nodeNumber } from "../mesh/nodeNumber";
import { viewStore } from "../viewStore";
import { boardStore } from "./boardStore";
import { useCostNow, usePlacementReport } from "./liveCost";
import { placementRules } from "./placementEdits";
import { type DrawnTransfer, type PlacementPicture, placementWay } from "./placementWay";

const nothing: PlacementPicture = {};

/** The placed model as globe and map show it while its panel is open: layers at their nodes, and its data on the routes that hold at the clock. */
export function usePlacementPicture(): PlacementPicture {
  const scenario = useScenario();
  const isOpen = viewStore((state) => state.sideOpen && state.sideView === "partition");
  const isDrawn = boardStore((state) => state.isDrawn) && isOpen && placementRules(scenario).assignments !== undefined;
  const { answer } = useCostNow(isDrawn && scenario.mesh !== undefined);
  const standing = usePlacementReport(isDrawn && scenario.mesh === undefined);
  const given = standing?.status === "known" ? standing.report : undefined;
  const report = scenario.mesh === undefined ? given : answer?.report;
  return useMemo(
    () => (isDrawn ? { ...wayOf(scenario, report), stacks: stacksOf(scenario) } : nothing),
    [isDrawn, scenario, report],
  );
}

function stacksOf(scenario: Scenario) {
  const counts = new Map<number, number>();
  for (const id of Object.values(placementRules(scenario).assignments ?? {})) {
    const node = nodeNumber(scenario, id);
    if (node !== undefined) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return [...counts].map(([node, layers]) => ({ node, layers }));
}

/** The way of the data where every transfer has one between nodes that are somewhere. */
function wayOf(scenario: Scenario, report: PlacementReport | undefined) {
  const { model, nodes = [] } = scenario;
  if (report === undefined || model === undefined || report.shares.transferFrom.length !== model.layers.length + 1) {
    return {};
  }
  const { transferFrom, transferTo, transferMs } = report.shares;
  const transfers: DrawnTransfer[] = [];
  for (let boundary = 0; boundary <= model.layers.length; boundary++) {
    const from = transferFrom[boundary] as number;
    if (from < 0) continue;
    if (transferMs[boundary] === Number.POSITIVE_INFINITY) return {};
    const ids = report.hops[boundary] ?? [nodes[from]?.id, nodes[transferTo[boundary] as number]?.id];
    const path = ids.map((id) => nodeNumber(scenario, id));
    if (path.some((node) => node === undefined)) return {};
    transfers.push({ nodes: path as number[], megabytes: sizeOf(model, boundary) });
  }
  return placementWay(transfers);
}

function sizeOf({ inputMB, layers }: NonNullable<Scenario["model"]>, boundary: number): number {
  return boundary === 0 ? (inputMB ?? layers[0]?.activationMB ?? 0) : (layers[boundary - 1]?.activationMB ?? 0);
}
