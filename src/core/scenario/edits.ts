import { failure, type Outcome, success } from "../base/outcome";
import { expandedCount, membersOf } from "./expand";
import { limits } from "./limits";
import { utf8Length } from "./readJson";
import type { Satellite, Scenario } from "./schema";
import { idGiver } from "./uniqueId";

/**
 * The scenario with more satellites behind its own; ids that clash get a suffix. Refused where the document would grow past its limits, so
 * that whatever is open can also be saved and opened again.
 */
export function addSatellites(scenario: Scenario, satellites: readonly Satellite[]): Outcome<Scenario> {
  const total = expandedCount(scenario) + satellites.length;
  if (total > limits.satellites) {
    const allowed = `at most ${limits.satellites.toLocaleString("en-US")}, those of constellations included`;
    return failure([{ path: "satellites", message: "too many satellites", given: total, allowed }]);
  }
  const giveId = idGiver(takenIds(scenario));
  const added = satellites.map((satellite) => ({ ...satellite, id: giveId([satellite.id]) }));
  const edited = { ...scenario, satellites: [...(scenario.satellites ?? []), ...added] };
  const bytes = utf8Length(JSON.stringify(edited));
  if (bytes > limits.documentBytes) {
    const given = `${(bytes / 1e6).toFixed(1)} MB`;
    const allowed = `a document of at most ${limits.documentBytes / 1e6} MB: add fewer satellites`;
    return failure([{ path: "satellites", message: "the document would be too large", given, allowed }]);
  }
  return success(edited);
}

function takenIds({ satellites = [], constellations = [], stations = [] }: Scenario): Set<string> {
  const taken = new Set([...satellites, ...stations, ...constellations].map(({ id }) => id));
  for (const constellation of constellations) for (const { id } of membersOf(constellation)) taken.add(id);
  return taken;
}
