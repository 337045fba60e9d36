import { log } from "../base/elementary";
import type { Sliced } from "../base/progress";
import { Random } from "../base/random";

/** What gradients are drawn from, all with independent values around 0. */
export const gradientDistributions = ["gaussian", "laplace", "heavy-tail", "sparse"] as const;

export type GradientDistribution = (typeof gradientDistributions)[number];

/** Drawn between two places to stop. */
const lot = 65_536;

/** Share of values that `sparse` leaves at 0, as the gradients of embeddings and of ReLU layers do. */
const sparseZeros = 0.95;

/**
 * A gradient of independent draws of unit scale: `gaussian` (variance 1), `laplace` (density exp(-|x|) / 2), `heavy-tail` (a normal over the root of
 * a uniform number: tails of Student's t with two degrees of freedom, as measured for stochastic gradients by Simsekli et al. 2019), `sparse`
 * (0 with probability 0.95, else normal). The same seed gives the same bits on every engine.
 */
export function* drawGradient(
  distribution: GradientDistribution,
  elements: number,
  seed: number,
): Sliced<Float32Array<ArrayBuffer>> {
  const values = new Float32Array(elements);
  const draw = draws[distribution];
  const random = new Random(seed, "gradient", distribution);
  for (let start = 0; start < elements; start += lot) {
    yield { fraction: start / elements, label: "drawing a gradient" };
    const end = Math.min(elements, start + lot);
    for (let i = start; i < end; i++) values[i] = draw(random);
  }
  return values;
}

const draws: Readonly<Record<GradientDistribution, (random: Random) => number>> = {
  gaussian: (random) => random.normal(),
  laplace: (random) => log(1 - random.double()) * (random.double() < 0.5 ? 1 : -1),
  "heavy-tail": (random) => random.normal() / Math.sqrt(random.double() + 1e-6),
  sparse: (random) => (random.double() < sparseZeros ? 0 : random.normal()),
};
