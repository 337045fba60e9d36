import type { Site } from "../orbit/lookAngles";
import { type RateStep, rateAt } from "./linkBudget";
import { cellAt, stateInCell, type Track } from "./track";

/** The range is followed by straight lines over at most this long; within it a LEO pass bends by some 10 m. */
const longestStretchSeconds = 1;
const state = new Float64Array(6);

/** Megabits that a link of these rate steps moves between a site and a satellite in [from, to], seconds from the window's start. */
export function megabitsBetween(
  site: Site,
  track: Track,
  steps: readonly RateStep[],
  from: number,
  to: number,
): number {
  const stretches = Math.max(1, Math.ceil((to - from) / longestStretchSeconds));
  const seconds = (to - from) / stretches;
  let megabits = 0;
  let rangeKm = rangeOf(site, track, from);
  for (let i = 1; i <= stretches; i++) {
    const nextKm = rangeOf(site, track, i === stretches ? to : from + i * seconds);
    megabits += meanRate(steps, rangeKm, nextKm) * seconds;
    rangeKm = nextKm;
  }
  return megabits;
}

/** Mean rate while the range goes evenly from one to another. */
function meanRate(steps: readonly RateStep[], fromKm: number, toKm: number): number {
  const near = Math.min(fromKm, toKm);
  const far = Math.max(fromKm, toKm);
  const nearMbps = rateAt(steps, near);
  if (nearMbps === rateAt(steps, far)) return nearMbps;
  let sum = 0;
  let beyondKm = near;
  for (const { maxRangeKm, mbps } of [...steps].reverse()) {
    if (maxRangeKm <= beyondKm) continue;
    const endKm = Math.min(far, maxRangeKm);
    sum += mbps * (endKm - beyondKm);
    beyondKm = endKm;
    if (beyondKm === far) break;
  }
  return sum / (far - near);
}

function rangeOf({ positionKm }: Site, track: Track, seconds: number): number {
  stateInCell(track, cellAt(track, seconds), seconds, state);
  const dx = (state[0] as number) - positionKm[0];
  const dy = (state[1] as number) - positionKm[1];
  const dz = (state[2] as number) - positionKm[2];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
