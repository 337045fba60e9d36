import { failure, type Outcome, success } from "../base/outcome";
import type { OrbitElements } from "../scenario/orbitElements";
import { gmstRadians, temeToEarthFixed } from "./frames";
import { earthFixedToGeodetic, type Vector3 } from "./geodesy";
import { createPropagator } from "./propagate";

/** Where a satellite is at one instant, in every frame that is written out. */
export interface SatellitePosition {
  readonly temeKm: Vector3;
  readonly temeKmPerS: Vector3;
  readonly ecefKm: Vector3;
  /** As seen from the rotating Earth. */
  readonly ecefKmPerS: Vector3;
  /** Geodetic, WGS-84. */
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly altitudeKm: number;
}

/** Propagates to the very instant (ms since the Unix epoch); the error says in words why there is no position. */
export function satellitePosition(
  orbit: OrbitElements,
  instantMs: number,
  dut1Seconds: number,
): Outcome<SatellitePosition, string> {
  const teme = new Float64Array(6);
  const reason = createPropagator(orbit, { dut1Seconds }).stateAt(instantMs, teme);
  if (reason !== undefined) return failure(reason);
  const ecef = new Float64Array(6);
  temeToEarthFixed(teme, gmstRadians(instantMs, dut1Seconds), ecef);
  const ecefKm = vectorAt(ecef, 0);
  const { latDeg, lonDeg, altitudeKm } = earthFixedToGeodetic(...ecefKm);
  return success({
    temeKm: vectorAt(teme, 0),
    temeKmPerS: vectorAt(teme, 3),
    ecefKm,
    ecefKmPerS: vectorAt(ecef, 3),
    latDeg,
    lonDeg,
    altitudeKm,
  });
}

function vectorAt(state: Float64Array, at: number): Vector3 {
  return [state[at] as number, state[at + 1] as number, state[at + 2] as number];
}
