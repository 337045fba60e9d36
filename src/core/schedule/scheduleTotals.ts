import type { BookingProblem } from "./bookingProblem";
import { meanAgeMs } from "./satelliteValue";
import type { Schedule } from "./scheduleResult";

/** What a schedule gives to each satellite and takes of each antenna: flat columns. */
export interface ScheduleTotals {
  /** Of each satellite: what is booked. */
  readonly downMB: Float64Array;
  readonly upMB: Float64Array;
  /** Of each satellite: time average of the time since the last booking's end, which is 0 at the start. */
  readonly ageSeconds: Float64Array;
  /** Of each antenna, station by station. */
  readonly busySeconds: Float64Array;
}

/** Adds up a schedule by satellite and by antenna. */
export function scheduleTotals(problem: BookingProblem, { bookings }: Pick<Schedule, "bookings">): ScheduleTotals {
  const { satelliteIds, antennaStation, stationAntenna, startMs: originMs, durationMs } = problem;
  const downMB = new Float64Array(satelliteIds.length);
  const upMB = new Float64Array(satelliteIds.length);
  const busySeconds = new Float64Array(antennaStation.length);
  const times: { startMs: number; endMs: number }[][] = satelliteIds.map(() => []);
  for (const { satellite, station, antenna, startMs, endMs, ...moved } of bookings) {
    downMB[satellite] = (downMB[satellite] as number) + moved.downMB;
    upMB[satellite] = (upMB[satellite] as number) + moved.upMB;
    const a = (stationAntenna[station] as number) + antenna - 1;
    busySeconds[a] = (busySeconds[a] as number) + (endMs - startMs) / 1000;
    times[satellite]?.push({ startMs: startMs - originMs, endMs: endMs - originMs });
  }
  const ageSeconds = Float64Array.from(times, (mine) => meanAgeMs(mine, durationMs) / 1000);
  return { downMB, upMB, ageSeconds, busySeconds };
}
