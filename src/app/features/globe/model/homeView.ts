import { earthRadiusKm } from "../../../../core/orbit/earth";
import { earthFixedToGeodetic } from "../../../../core/orbit/geodesy";
import { siteAt } from "../../../../core/orbit/lookAngles";
import type { OrbitElements } from "../../../../core/scenario/orbitElements";
import type { ResolvedStation } from "../../../../core/scenario/station";
import { apogeeRadiusKm } from "../../../state/picture/orbitShape";

/** Beyond GEO and Molniya the Earth would become a dot: who looks further out zooms. */
const farthestShownKm = 47_000;

/** Part of the view that stays free at its edge. */
const margin = 1.12;

export interface HomeView {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly altitudeKm: number;
}

/**
 * Looking straight down between the stations (over 20 N 0 E where they are spread all around, or there are none), from where the highest
 * orbit fits into the view. `halfAngleRad` is half the angle of the view's narrower side.
 */
export function homeView(
  stations: readonly ResolvedStation[],
  orbits: readonly OrbitElements[],
  halfAngleRad: number,
): HomeView {
  let [x, y, z] = [0, 0, 0];
  for (const station of stations) {
    const { up } = siteAt(station);
    x += up[0];
    y += up[1];
    z += up[2];
  }
  const isSpread = Math.hypot(x, y, z) < 0.3 * Math.max(1, stations.length);
  const centre = isSpread ? { lonDeg: 0, latDeg: 20 } : earthFixedToGeodetic(...onSurface(x, y, z));
  let highestKm = earthRadiusKm;
  for (const orbit of orbits) highestKm = Math.max(highestKm, apogeeRadiusKm(orbit) ?? 0);
  const shownKm = Math.min(highestKm, farthestShownKm);
  return {
    lonDeg: centre.lonDeg,
    // A view from the pole has no north to put up.
    latDeg: Math.min(Math.max(centre.latDeg, -60), 60),
    altitudeKm: (margin * shownKm) / Math.sin(halfAngleRad) - earthRadiusKm,
  };
}

function onSurface(x: number, y: number, z: number): [number, number, number] {
  const scale = earthRadiusKm / Math.hypot(x, y, z);
  return [scale * x, scale * y, scale * z];
}
