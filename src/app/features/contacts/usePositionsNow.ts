import { useEffect, useMemo, useReducer } from "react";
import type { PicturePlan } from "../../state/picture/picturePlan";

/** x, y, z of each satellite at an instant, Earth-fixed, km; NaN where its propagation failed. Undefined until they are there. */
export function usePositionsNow(plan: PicturePlan | undefined, instantMs: number): Float64Array | undefined {
  const [arrivals, arrive] = useReducer((count: number) => count + 1, 0);
  useEffect(() => plan?.ephemeris.subscribe(arrive), [plan]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrives changes what the ephemeris answers
  return useMemo(() => {
    if (plan === undefined) return undefined;
    const positions = new Float64Array(3 * plan.satellites.length);
    return plan.ephemeris.positionsAt(instantMs, positions) ? positions : undefined;
  }, [plan, instantMs, arrivals]);
}
