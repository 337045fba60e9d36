import type { Scenario } from "../../../core/scenario/schema";
import { expandedSatellites, resolvedStations, satelliteIndex, stationIndex } from "../derived";

/** The number of a node by its id: satellites in expanded order, then stations; undefined: there is none of that id. */
export function nodeNumber(scenario: Scenario, id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  const satellite = satelliteIndex(scenario).get(id);
  if (satellite !== undefined) return satellite;
  const station = stationIndex(scenario).get(id);
  return station === undefined ? undefined : expandedSatellites(scenario).length + station;
}

/** The id of a node by its number. */
export function nodeId(scenario: Scenario, node: number): string | undefined {
  const satellites = expandedSatellites(scenario);
  const one = node < satellites.length ? satellites[node] : resolvedStations(scenario)[node - satellites.length];
  return one?.id;
}
