import { parseInstant } from "../base/instant";
import type { Outcome } from "../base/outcome";
import type { Sliced } from "../base/progress";
import { meshModel } from "../mesh/meshModel";
import { snapshotAt } from "../mesh/snapshotAt";
import type { PartitionRules, Scenario } from "../scenario/schema";
import { windowOf } from "../scenario/window";
import { type MeshLinkOf, makePlacement } from "./makePlacement";
import { meshLinkOf } from "./meshLinkOf";
import type { PlacementProblem } from "./placementProblem";

export interface ScenarioPlacementOptions {
  /** In place of the rules'. */
  readonly objective?: PartitionRules["objective"];
  /** Instant of the mesh, in place of the rules' `at`. */
  readonly atMs?: number;
}

/** The placement problem of a checked scenario; where it has a mesh, links between nodes in it are its routes at one instant. */
export function* scenarioPlacement(
  scenario: Scenario,
  { objective, atMs }: ScenarioPlacementOptions = {},
): Sliced<Outcome<PlacementProblem>> {
  const { mesh, model, nodes } = scenario;
  const rules = { ...scenario.partition, ...(objective && { objective }) };
  if (mesh === undefined || nodes === undefined) return makePlacement(model, nodes, rules);
  const snapshot = yield* snapshotAt(meshModel(scenario), atMs ?? instantOf(scenario));
  const links: MeshLinkOf = meshLinkOf(
    snapshot,
    nodes.map(({ id }) => id),
  );
  return makePlacement(model, nodes, rules, { mesh: links });
}

function instantOf(scenario: Scenario): number {
  const { startMs } = windowOf(scenario);
  if (scenario.partition?.at === undefined) return startMs;
  const at = parseInstant(scenario.partition.at);
  return at.ok ? at.value : startMs;
}
