/** Speed of light in vacuum, km/s (exact, SI). */
const lightKmPerS = 299792.458;

/** Latency of a link in whole nanoseconds: light time plus what each hop adds. The distance is the rounded one, so that it alone decides. */
export function latencyNs(distanceKm: number, perHopLatencyMs: number): number {
  return Math.round((distanceKm / lightKmPerS) * 1e9 + perHopLatencyMs * 1e6);
}
