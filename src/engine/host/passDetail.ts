import { gmstRadians, temeToEarthFixed } from "../../core/orbit/frames";
import { siteAt } from "../../core/orbit/lookAngles";
import { type PassColumns, passSamples } from "../../core/orbit/passSamples";
import type { Propagator } from "../../core/orbit/propagator";
import type { ResolvedStation } from "../../core/scenario/station";
import type { PassInput } from "../protocol/contactsJobs";

/** The samples of a pass from the propagator itself: no tile in between. Short: a few thousand propagations at most in practice. */
export function passDetail(
  propagator: Propagator,
  station: ResolvedStation,
  { startMs, endMs, stepSeconds, frequencyHz }: PassInput,
  dut1Seconds: number,
): PassColumns {
  const teme = new Float64Array(6);
  const stateAt = (instantMs: number, out: Float64Array): boolean => {
    if (propagator.stateAt(instantMs, teme) !== undefined) return false;
    temeToEarthFixed(teme, gmstRadians(instantMs, dut1Seconds), out);
    return true;
  };
  return passSamples({ site: siteAt(station), stateAt, frequencyHz, dut1Seconds }, startMs, endMs, stepSeconds);
}
