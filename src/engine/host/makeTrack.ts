import type { Sliced } from "../../core/base/progress";
import { gmstRadians, temeToEarthFixed } from "../../core/orbit/frames";
import type { Propagator } from "../../core/orbit/propagator";
import type { Track, TrackInput } from "../protocol/contactsJobs";

const pointsPerSlice = 512;

/** The path of one satellite through evenly spaced instants, up to the first one that has no position. */
export function* makeTrack(
  propagator: Propagator,
  { fromMs, toMs, points }: TrackInput,
  dut1Seconds: number,
): Sliced<Track> {
  const timesMs = new Float64Array(points);
  const earthFixedKm = new Float64Array(3 * points);
  const inertialKm = new Float64Array(3 * points);
  const teme = new Float64Array(6);
  const fixed = new Float64Array(6);
  for (let i = 0; i < points; i++) {
    const instantMs = fromMs + ((toMs - fromMs) * i) / (points - 1);
    const failure = propagator.stateAt(instantMs, teme);
    if (failure !== undefined) {
      return {
        timesMs: timesMs.slice(0, i),
        earthFixedKm: earthFixedKm.slice(0, 3 * i),
        inertialKm: inertialKm.slice(0, 3 * i),
        failure,
      };
    }
    temeToEarthFixed(teme, gmstRadians(instantMs, dut1Seconds), fixed);
    timesMs[i] = instantMs;
    inertialKm.set(teme.subarray(0, 3), 3 * i);
    earthFixedKm.set(fixed.subarray(0, 3), 3 * i);
    if ((i + 1) % pointsPerSlice === 0) yield { fraction: (i + 1) / points, label: "Ground track" };
  }
  return { timesMs, earthFixedKm, inertialKm };
}
