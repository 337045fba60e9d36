import { lookAngles } from "../orbit/lookAngles";
import type { Horizon } from "./horizon";

/** Distance in km to an Earth-fixed point that a station sees, by the rule of contact windows; NaN: it does not see it. */
export function visibleRangeKm(horizon: Horizon, x: number, y: number, z: number): number {
  const { positionKm: p, up } = horizon.site;
  const dx = x - p[0];
  const dy = y - p[1];
  const dz = z - p[2];
  const height = dx * up[0] + dy * up[1] + dz * up[2];
  if (height < 0 && horizon.lowestSine >= 0) return Number.NaN;
  const rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (rangeKm > horizon.maxSlantRangeKm || height < rangeKm * horizon.lowestSine) {
    return Number.NaN;
  }
  if (horizon.highestDeg > horizon.lowestDeg) {
    const look = lookAngles(horizon.site, x, y, z);
    if (horizon.apparentDeg(look.elevationDeg) < horizon.thresholdDeg(look.azimuthDeg)) return Number.NaN;
  }
  return rangeKm;
}
