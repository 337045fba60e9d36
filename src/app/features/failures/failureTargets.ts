import type { ExpandedSatellite } from "../../../core/scenario/orbitElements";
import type { Scenario } from "../../../core/scenario/schema";
import { expandedSatellites, resolvedStations, satelliteIndex, stationIndex } from "../../state/derived";
import { failureKey, holdsAt, type Target } from "../../state/picture/failureTimes";

/** A satellite's orbital plane and everything in it. */
export interface Plane {
  /** `plane 3 of star`. */
  readonly name: string;
  readonly targets: readonly Target[];
}

/** The plane that a satellite flies in; undefined where the plan names none. */
export function planeOf(scenario: Scenario, satelliteId: string): Plane | undefined {
  const satellites = expandedSatellites(scenario);
  const mine = satellites[satelliteIndex(scenario).get(satelliteId) ?? -1];
  if (mine?.plane === undefined) return undefined;
  const isInPlane = ({ plane, constellationId }: ExpandedSatellite): boolean =>
    plane === mine.plane && constellationId === mine.constellationId;
  return {
    name: `plane ${mine.plane}${mine.constellationId === undefined ? "" : ` of ${mine.constellationId}`}`,
    targets: satellites.filter(isInPlane).map(({ id }) => ({ kind: "satellite", id })),
  };
}

/** What people call it: a name, else its id; a link by both of its ends. */
export function targetName(scenario: Scenario, { kind, id, other }: Target): string {
  if (kind === "link") return `link ${nodeName(scenario, id)} – ${nodeName(scenario, other ?? "")}`;
  return nodeName(scenario, id);
}

/** Whether all of the targets have failed at an instant. */
export function haveFailed(scenario: Scenario, targets: readonly Target[], atMs: number): boolean {
  const keys = new Set((scenario.mesh?.failures ?? []).filter((one) => holdsAt(one, atMs)).map(failureKey));
  return targets.length > 0 && targets.every((target) => keys.has(failureKey(target)));
}

function nodeName(scenario: Scenario, id: string): string {
  const satellite = expandedSatellites(scenario)[satelliteIndex(scenario).get(id) ?? -1];
  const station = resolvedStations(scenario)[stationIndex(scenario).get(id) ?? -1];
  return satellite?.name ?? station?.name ?? id;
}
