import { wrapDegrees } from "../base/angles";
import { describeProblem } from "../base/outcome";
import { elementsOf } from "./elements/elementsOf";
import type { ExpandedSatellite } from "./orbitElements";
import type { Constellation, Satellite, Scenario } from "./schema";
import { windowOf } from "./window";

/** Equatorial radius of the WGS-84 ellipsoid: a Walker constellation's altitude counts from it. */
const equatorialRadiusKm = 6378.137;

/** How many satellites a scenario has, without making them. */
export function expandedCount({ satellites = [], constellations = [] }: Scenario): number {
  return constellations.reduce(
    (sum, { planes, satellitesPerPlane }) => sum + planes * satellitesPerPlane,
    satellites.length,
  );
}

/** All satellites of a checked scenario: explicit ones in document order, then each constellation's, plane by plane. */
export function expandSatellites(scenario: Scenario): ExpandedSatellite[] {
  const { satellites = [], constellations = [] } = scenario;
  const { startMs } = windowOf(scenario);
  const expanded = satellites.map(expandSatellite);
  for (const constellation of constellations) {
    for (const { id, plane, slot } of membersOf(constellation)) {
      expanded.push({
        id,
        constellationId: constellation.id,
        plane,
        slot,
        orbit: { kind: "keplerian", epochMs: startMs, ...walkerElements(constellation, plane, slot) },
      });
    }
  }
  return expanded;
}

/** Ids and places of a constellation's satellites, plane by plane; plane and slot from 1. */
export function membersOf({ id, planes, satellitesPerPlane }: Constellation) {
  return Array.from({ length: planes * satellitesPerPlane }, (_, index) => {
    const plane = Math.floor(index / satellitesPerPlane) + 1;
    const slot = (index % satellitesPerPlane) + 1;
    return { id: `${id}-p${plane}-s${slot}`, plane, slot };
  });
}

function expandSatellite({ id, name, plane, slot, orbit }: Satellite): ExpandedSatellite {
  const elements = elementsOf(orbit);
  if (!elements.ok)
    throw new Error(`satellite ${id} was not checked: ${elements.error.map(describeProblem).join("; ")}`);
  return {
    id,
    ...(name !== undefined && { name }),
    ...(plane !== undefined && { plane }),
    ...(slot !== undefined && { slot }),
    orbit: elements.value,
  };
}

/**
 * Walker t/p/f (J. G. Walker 1984, "Satellite constellations"): planes evenly over 360 degrees (delta) or 180 degrees (star), slots evenly
 * in the plane, and 360 f / t degrees of phase from plane to plane. Perigee is put at the node, so that the anomaly is the argument of
 * latitude.
 */
function walkerElements(constellation: Constellation, plane: number, slot: number) {
  const { pattern, planes, satellitesPerPlane, phasing, raanOffsetDeg = 0, argLatOffsetDeg = 0 } = constellation;
  const spreadDeg = pattern === "delta" ? 360 : 180;
  const argLatDeg =
    (360 * (slot - 1)) / satellitesPerPlane + (360 * phasing * (plane - 1)) / (planes * satellitesPerPlane);
  return {
    semiMajorAxisKm: equatorialRadiusKm + constellation.altitudeKm,
    eccentricity: 0,
    inclinationDeg: constellation.inclinationDeg,
    raanDeg: wrapDegrees(raanOffsetDeg + (spreadDeg * (plane - 1)) / planes),
    argPerigeeDeg: 0,
    meanAnomalyDeg: wrapDegrees(argLatOffsetDeg + argLatDeg),
  };
}
