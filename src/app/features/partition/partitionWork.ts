import { fileNameOf, saveText } from "../../kit/saveText";
import { scenarioWindow } from "../../state/derived";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import {
  acceptPlacement,
  dropPlacement,
  type SearchKind,
  startOptimize,
  stopOptimize,
} from "../../state/partition/optimizeRun";
import { partitionPlanner } from "../../state/partition/partitionPlanner";
import { placementRules, withLayersMoved, withPins, withPlacementRules } from "../../state/partition/placementEdits";
import { placementPlan } from "../../state/partition/placementPlan";
import { stopStudies, windowStepSeconds } from "../../state/partition/studies";

const scenario = () => documentStore.getState().scenario;

export function optimize(kind: SearchKind): Promise<void> {
  return startOptimize(kind, windowStepSeconds(scenarioWindow(scenario())));
}

export function stop(): void {
  stopOptimize();
  stopStudies();
}

export { takeModelFiles } from "../../state/partition/modelChoice";

export const accept = acceptPlacement;
export const drop = dropPlacement;

/** Names that no layer or node has are passed over: what asked may be older than the plan. */
export function move({
  layers,
  node,
}: {
  readonly layers: readonly string[];
  readonly node?: string | undefined;
}): void {
  const { model, nodes = [] } = scenario();
  const known = layersOf(layers);
  if (model === undefined || known.length === 0 || (node !== undefined && !nodes.some(({ id }) => id === node))) return;
  const what = known.length === 1 ? `layer ${known[0]}` : `${known.length} layers`;
  const name = node === undefined ? `take ${what} off the board` : `move ${what} to ${node}`;
  editScenario(name, (plan) => withLayersMoved(plan, known, node));
}

export function pin({ layers, isHeld }: { readonly layers: readonly string[]; readonly isHeld: boolean }): void {
  const known = layersOf(layers);
  if (known.length === 0) return;
  const what = known.length === 1 ? `layer ${known[0]}` : `${known.length} layers`;
  editScenario(`${isHeld ? "pin" : "unpin"} ${what}`, (plan) => withPins(plan, known, isHeld));
}

export function clear(): void {
  editScenario("take all layers off the board", (plan) =>
    withPlacementRules(plan, { assignments: undefined, pinned: undefined }),
  );
}

export async function exportPlacement(format: "csv" | "json"): Promise<void> {
  const plan = scenario();
  if (placementRules(plan).assignments === undefined) return;
  const outcome = await partitionPlanner.exportPlacement({ ...placementPlan(plan), format });
  if (outcome.status === "done") {
    const mediaType = format === "csv" ? "text/csv" : "application/json";
    saveText(`${fileNameOf(plan.name)}-placement.${format}`, mediaType, outcome.value);
  } else if (outcome.status !== "cancelled") {
    dialogStore.getState().show({
      kind: "problems",
      title: "The placement could not be saved",
      note: "It is still in the plan.",
      problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
    });
  }
}

function layersOf(names: readonly string[]): string[] {
  const known = new Set(scenario().model?.layers.map(({ name }) => name));
  return names.filter((name) => known.has(name));
}
