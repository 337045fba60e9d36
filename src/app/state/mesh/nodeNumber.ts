import type { Scenario } from "../../../core/scenario/schema";
import { expandedSatellites, satelliteIndex, stationIndex } from "../derived";
import type { Selection } from "../viewStore";

/** The number of a node by its id: satellites in expanded order, then stations; undefined: there is none of that id. */
export function nodeNumber(scenario: Scenario, id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  const satellite = satelliteIndex(scenario).get(id);
  if (satellite !== undefined) return satellite;
  const station = stationIndex(scenario).get(id);
  return station === undefined ? undefined : expandedSatellites(scenario).length + station;
}

/** A node as what can be selected. */
export function selectionOf(scenario: Scenario, id: string): Selection {
  return { kind: stationIndex(scenario).has(id) ? "station" : "satellite", id };
}
