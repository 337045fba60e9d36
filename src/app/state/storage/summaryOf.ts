import type { ExpandedSatellite, OrbitElements } from "../../../core/scenario/orbitElements";
import type { Scenario } from "../../../core/scenario/schema";
import { expandedSatellites } from "../derived";
import type { Picture, Summary } from "./records";

/** Dots of each kind in a small picture. */
const shownDots = 120;

/** What the list of scenarios shows of one. */
export function summaryOf(scenario: Scenario): Summary {
  const satellites = expandedSatellites(scenario);
  const stations = scenario.stations ?? [];
  return {
    name: scenario.name,
    satellites: satellites.length,
    stations: stations.length,
    picture: pictureOf(satellites, stations),
  };
}

function pictureOf(
  satellites: readonly ExpandedSatellite[],
  stations: readonly { readonly lonDeg: number; readonly latDeg: number }[],
): Picture {
  return {
    satellites: spread(satellites).flatMap(({ orbit }) => dotOf(orbit)),
    stations: spread(stations).flatMap(({ lonDeg, latDeg }) => [Math.round(lonDeg), Math.round(latDeg)]),
  };
}

/** At most `shownDots` of a list, evenly over it. */
function spread<T>(items: readonly T[]): readonly T[] {
  const step = Math.max(1, items.length / shownDots);
  const shown: T[] = [];
  for (let i = 0; i < items.length; i += step) {
    const item = items[Math.floor(i)];
    if (item !== undefined) shown.push(item);
  }
  return shown;
}

/**
 * Where an orbit's elements put the satellite on a picture of a thumb's size: the mean anomaly taken for the true one, and the node for a
 * longitude. Nothing where there are no elements.
 */
function dotOf(orbit: OrbitElements): number[] {
  if (orbit.kind === "fixed") return [Math.round(orbit.lonDeg), Math.round(orbit.latDeg)];
  if (orbit.kind === "oem") return [];
  const radians = Math.PI / 180;
  const argument = (orbit.argPerigeeDeg + orbit.meanAnomalyDeg) * radians;
  const inclination = orbit.inclinationDeg * radians;
  const latDeg = Math.asin(Math.sin(inclination) * Math.sin(argument)) / radians;
  const alongDeg = Math.atan2(Math.cos(inclination) * Math.sin(argument), Math.cos(argument)) / radians;
  return [Math.round(wrapped(orbit.raanDeg + alongDeg)), Math.round(latDeg)];
}

function wrapped(lonDeg: number): number {
  return ((((lonDeg + 180) % 360) + 360) % 360) - 180;
}
