import { radiansPerDegree } from "../../../../core/base/angles";
import { sunEarthFixed } from "../../../../core/orbit/sun";

/** Where the Sun stands overhead, to 0.01 degrees. */
export function sunPoint(instantMs: number, dut1Seconds: number): { readonly lonDeg: number; readonly latDeg: number } {
  const [x, y, z] = sunEarthFixed(instantMs, dut1Seconds);
  return { lonDeg: Math.atan2(y, x) / radiansPerDegree, latDeg: Math.atan2(z, Math.hypot(x, y)) / radiansPerDegree };
}
