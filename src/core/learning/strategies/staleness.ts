import { pow } from "../../base/elementary";

/** How FedAsync's mixing falls with staleness (Xie et al. 2019). */
export type StalenessFunction = "constant" | "polynomial" | "hinge";

/**
 * s(t) of FedAsync for an update that is `staleness` versions old: 1; (1 + t)^-a; or 1 up to b and 1 / (a (t - b) + 1) beyond.
 */
export function stalenessFactor(kind: StalenessFunction, staleness: number, a: number, b: number): number {
  if (kind === "constant") return 1;
  if (kind === "polynomial") return pow(1 + staleness, -a);
  return staleness <= b ? 1 : 1 / (a * (staleness - b) + 1);
}

/** FedBuff's weights before they are divided by their sum: weight (1 + staleness)^-exponent (Nguyen et al. 2022). */
export function stalenessWeights(
  weights: ArrayLike<number>,
  staleness: ArrayLike<number>,
  exponent: number,
): Float64Array {
  return Float64Array.from(weights, (weight, i) => weight * pow(1 + (staleness[i] as number), -exponent));
}
