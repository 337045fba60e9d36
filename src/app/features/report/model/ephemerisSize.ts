import type { EphemerisFormat } from "../../../../engine/client/planner";

/** Text of one state, on average. */
const stateBytes: Readonly<Record<EphemerisFormat, number>> = { oem: 131, czml: 47 };

/** How long a file with these positions will be, roughly. */
export function ephemerisBytes(
  format: EphemerisFormat,
  satelliteCount: number,
  durationSeconds: number,
  stepSeconds: number,
): number {
  return satelliteCount * (Math.ceil(durationSeconds / stepSeconds) + 1) * stateBytes[format];
}
