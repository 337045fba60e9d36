import type { Outcome } from "../base/outcome";
import type { Sliced } from "../base/progress";
import { meshModel } from "../mesh/meshModel";
import { snapshotAt } from "../mesh/snapshotAt";
import type { PartitionRules, Scenario } from "../scenario/schema";
import { type LinkBasis, linkBasisOf, linksOver } from "./linksOver";
import { makePlacement } from "./makePlacement";
import { meshLinks } from "./meshLinks";
import type { Assignment, PlacementProblem } from "./placementProblem";

export interface ScenarioPlacementOptions {
  /** In place of the rules'. */
  readonly objective?: PartitionRules["objective"];
  /** Where links come from, in place of what the rules say. */
  readonly basis?: LinkBasis;
}

/** The placement problem of a checked scenario, its links as its rules say: of the mesh at an instant or over a period, where it has one. */
export function* scenarioPlacement(
  scenario: Scenario,
  { objective, basis = linkBasisOf(scenario) }: ScenarioPlacementOptions = {},
): Sliced<Outcome<PlacementProblem>> {
  const { mesh, model, nodes } = scenario;
  const rules = { ...scenario.partition, ...(objective && { objective }) };
  if (mesh === undefined || nodes === undefined || basis.kind === "given") return makePlacement(model, nodes, rules);
  if (basis.kind !== "instant") {
    return yield* linksOver({ ...scenario, partition: { objective: "latency", ...rules } }, basis);
  }
  const snapshot = yield* snapshotAt(meshModel(scenario), basis.atMs);
  const ids = nodes.map(({ id }) => id);
  return makePlacement(model, nodes, rules, meshLinks(snapshot, ids));
}

/** The placement that a scenario holds, as node of each layer; -1: not placed yet. */
export function heldPlacement({ partition }: Scenario, { layerNames, nodeIds }: PlacementProblem): Assignment {
  const nodeOf = new Map(nodeIds.map((id, node) => [id, node]));
  const held = partition?.assignments ?? {};
  return Int32Array.from(layerNames, (name) => {
    const id = Object.hasOwn(held, name) ? held[name] : undefined;
    return id === undefined ? -1 : (nodeOf.get(id) ?? -1);
  });
}
