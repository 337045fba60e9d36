import { roundTo } from "../base/rounding";
import { gmstRadians, rotateToEarthFixed } from "../orbit/frames";
import { latitudeLimit, latitudeMargin, limitToleranceKm } from "./latitudeLimit";
import type { MeshModel } from "./meshModel";

/** Why geometry allows no link between two satellites, in place of a distance. */
export const noPosition = -1;
export const outOfRange = -2;
export const behindEarth = -3;
export const beyondLatitude = -4;

const state = new Float64Array(6);

/** Where all satellites are at one instant, propagated to that very instant; moved from one to the next. */
export class SkyState {
  /** x, y, z of each satellite, Earth-fixed, km. */
  readonly positionsKm: Float64Array;
  /** Why a satellite has no position. */
  readonly lost: (string | undefined)[];
  /** 1: above the latitude at which links between planes are off. */
  private readonly polar: Uint8Array;
  private readonly model: MeshModel;

  constructor(model: MeshModel) {
    this.model = model;
    this.positionsKm = new Float64Array(3 * model.satellites.length);
    this.lost = model.satellites.map(() => undefined);
    this.polar = new Uint8Array(model.satellites.length);
  }

  moveTo(instantMs: number): void {
    const { propagators, dut1Seconds, rules } = this.model;
    const gmst = gmstRadians(instantMs, dut1Seconds);
    const cos = Math.cos(gmst);
    const sin = Math.sin(gmst);
    for (let satellite = 0; satellite < propagators.length; satellite++) {
      this.lost[satellite] = propagators[satellite]?.stateAt(instantMs, state);
      rotateToEarthFixed(state, cos, sin, state, 0);
      for (let axis = 0; axis < 3; axis++) this.positionsKm[3 * satellite + axis] = state[axis] as number;
    }
    if (rules.crossPlaneMaxLatitudeDeg >= 90) return;
    const limit = latitudeLimit(rules.crossPlaneMaxLatitudeDeg);
    for (let satellite = 0; satellite < propagators.length; satellite++) {
      const [x = 0, y = 0, z = 0] = this.positionsKm.subarray(3 * satellite, 3 * satellite + 3);
      this.polar[satellite] = latitudeMargin(limit, x, y, z) < 0 ? 1 : 0;
    }
  }

  /** Distance of two satellites, rounded to 1e-6 km, where geometry allows a link between them; else below 0: why not. */
  linkDistanceKm(a: number, b: number): number {
    const { rules } = this.model;
    if (this.lost[a] !== undefined || this.lost[b] !== undefined) return noPosition;
    const p = this.positionsKm;
    const ax = p[3 * a] as number;
    const ay = p[3 * a + 1] as number;
    const az = p[3 * a + 2] as number;
    const dx = (p[3 * b] as number) - ax;
    const dy = (p[3 * b + 1] as number) - ay;
    const dz = (p[3 * b + 2] as number) - az;
    const squared = dx * dx + dy * dy + dz * dz;
    const distance = Math.sqrt(squared);
    if (distance > rules.maxRangeKm + limitToleranceKm) return outOfRange;
    const share = squared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy + az * dz) / squared)) : 0;
    const nearestX = ax + share * dx;
    const nearestY = ay + share * dy;
    const nearestZ = az + share * dz;
    const clearKm = rules.clearRadiusKm - limitToleranceKm;
    if (nearestX * nearestX + nearestY * nearestY + nearestZ * nearestZ < clearKm * clearKm) {
      return behindEarth;
    }
    if ((this.polar[a] === 1 || this.polar[b] === 1) && crossesPlanes(this.model, a, b)) return beyondLatitude;
    return roundTo(distance, 6);
  }
}

/** Whether two satellites stand in different planes of one constellation, or of the grid of explicit satellites. */
export function crossesPlanes({ satellites }: MeshModel, a: number, b: number): boolean {
  const first = satellites[a];
  const second = satellites[b];
  if (first?.plane === undefined || second?.plane === undefined) return false;
  return first.constellationId === second.constellationId && first.plane !== second.plane;
}
