import { log, pow } from "../../base/elementary";
import type { Random } from "../../base/random";

/** A draw from the gamma distribution of this shape (> 0) and scale 1 (Marsaglia and Tsang 2000); for shapes below 1 by their power of a uniform draw. */
export function gammaDraw(shape: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * pow(1 - random.double(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = random.normal();
    const cubeRoot = 1 + c * normal;
    if (cubeRoot <= 0) continue;
    const v = cubeRoot * cubeRoot * cubeRoot;
    if (log(1 - random.double()) < 0.5 * normal * normal + d - d * v + d * log(v)) return d * v;
  }
}
