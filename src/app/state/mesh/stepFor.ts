/** Enough for a chart, and quick. */
const wishedSamples = 720;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** A round time between samples that suits a window of this length, s. */
export function stepFor(durationSeconds: number): number {
  return steps.find((step) => durationSeconds / step <= wishedSamples) ?? 3600;
}
