import { failure, type Outcome, success } from "../base/outcome";
import { expandedCount } from "./expand";
import { limits } from "./limits";
import { takenIds } from "./placeIds";
import { utf8Length } from "./readJson";
import type { Satellite, Scenario } from "./schema";
import { idGiver } from "./uniqueId";

/**
 * The scenario with more satellites behind its own; ids that clash get a suffix, or, on `update`, give the satellite that has the id the new
 * orbit. Refused where the document would grow past its limits, so that whatever is open can also be saved and opened again.
 */
export function addSatellites(
  scenario: Scenario,
  satellites: readonly Satellite[],
  { update = false }: { readonly update?: boolean } = {},
): Outcome<Scenario> {
  const own = scenario.satellites ?? [];
  const places = new Map(update ? own.map(({ id }, place) => [id, place]) : []);
  const updated = [...own];
  const giveId = idGiver(takenIds(scenario));
  for (const satellite of satellites) {
    const place = places.get(satellite.id);
    const known = place === undefined ? undefined : updated[place];
    if (place !== undefined && known !== undefined) updated[place] = { ...known, orbit: satellite.orbit };
    else updated.push({ ...satellite, id: giveId([satellite.id]) });
  }
  const total = expandedCount({ ...scenario, satellites: updated });
  if (total > limits.satellites) {
    const allowed = `at most ${limits.satellites.toLocaleString("en-US")}, those of constellations included`;
    return failure([{ path: "satellites", message: "too many satellites", given: total, allowed }]);
  }
  return withinSize({ ...scenario, satellites: updated });
}

/** The scenario, unless it is larger than a document may be: it could not be saved and opened again. */
export function withinSize(scenario: Scenario): Outcome<Scenario> {
  const bytes = utf8Length(JSON.stringify(scenario));
  if (bytes <= limits.documentBytes) return success(scenario);
  const given = `${(bytes / 1e6).toFixed(1)} MB`;
  const allowed = `a document of at most ${limits.documentBytes / 1e6} MB`;
  return failure([{ path: "", message: "the document would be too large", given, allowed }]);
}
