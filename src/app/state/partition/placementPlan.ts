import { digestOf } from "../../../core/scenario/digest";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import { meshSliceText } from "../derived";
import { placementRules } from "./placementEdits";

/** The part of a plan that a placement depends on, as JSON for the workers. */
export function placementPlan(scenario: Scenario): { readonly scenarioText: string } {
  const { window, model, nodes, partition, mesh, constellations, satellites, stations, physics } = scenario;
  return {
    scenarioText: JSON.stringify({
      schema: scenarioSchemaId,
      name: "placement",
      window,
      model,
      nodes,
      partition,
      ...(mesh && { mesh, constellations, satellites, stations, physics }),
    }),
  };
}

const digests = new WeakMap<Scenario, string>();

/** Stands for all that a placement's cost depends on but where layers are and which of them are held there. */
export function problemDigest(scenario: Scenario): string {
  let digest = digests.get(scenario);
  if (digest === undefined) {
    const { assignments: _, pinned: _pinned, ...rules } = placementRules(scenario);
    const { mesh, model, nodes, window } = scenario;
    digest = digestOf([mesh ? [meshSliceText(scenario).digest, mesh.failures] : window.start, model, nodes, rules]);
    digests.set(scenario, digest);
  }
  return digest;
}

/** Stands for the problem with its pins: what an optimum depends on. */
export function pinnedDigest(scenario: Scenario): string {
  return `${problemDigest(scenario)} ${digestOf(placementRules(scenario).pinned)}`;
}

/** Stands for the problem with where layers are: what the cost of the placement that holds depends on. */
export function placedDigest(scenario: Scenario): string {
  return `${pinnedDigest(scenario)} ${digestOf(placementRules(scenario).assignments)}`;
}
