import { membersOf } from "./expand";
import type { Scenario } from "./schema";

/** All ids that are taken in a scenario: satellites, stations, constellations and their members. */
export function takenIds({ satellites = [], constellations = [], stations = [] }: Scenario): Set<string> {
  const taken = new Set([...satellites, ...stations, ...constellations].map(({ id }) => id));
  for (const constellation of constellations) for (const { id } of membersOf(constellation)) taken.add(id);
  return taken;
}
