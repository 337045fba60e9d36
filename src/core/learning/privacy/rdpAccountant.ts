import { exp, log } from "../../base/elementary";

/** The privacy that some rounds have spent. */
export interface PrivacySpent {
  readonly epsilon: number;
  readonly delta: number;
  /** The order of Renyi divergence at which the bound is least. */
  readonly order: number;
}

/** How a bound on Renyi divergence becomes (epsilon, delta): Mironov (2017), or the tighter one of Canonne, Kamath and Steinke (2020). */
export type Conversion = "classic" | "tight";

const orders = Array.from({ length: 255 }, (_, i) => i + 2);

/**
 * Renyi divergence of one round at orders 2..256: every client takes part with chance `sampling`, and the sum of updates of length at most 1 gets
 * noise of deviation `noise` (Mironov, Talwar and Zhang 2019, whole orders; all clients: order / (2 noise^2)).
 */
export function roundDivergence(sampling: number, noise: number): Float64Array {
  return Float64Array.from(orders, (order) => divergenceAt(order, sampling, noise));
}

/** Epsilon after `rounds` rounds of this divergence each; infinite without noise. */
export function privacySpent(
  divergence: Float64Array,
  rounds: number,
  delta: number,
  conversion: Conversion = "classic",
): PrivacySpent {
  let best: PrivacySpent = { epsilon: Number.POSITIVE_INFINITY, delta, order: orders[0] as number };
  orders.forEach((order, i) => {
    const spent = rounds * (divergence[i] as number);
    const epsilon =
      conversion === "classic"
        ? spent + log(1 / delta) / (order - 1)
        : spent + log(1 - 1 / order) - log(delta * order) / (order - 1);
    if (epsilon < best.epsilon) best = { epsilon: Math.max(0, epsilon), delta, order };
  });
  return best;
}

function divergenceAt(order: number, sampling: number, noise: number): number {
  if (sampling === 0) return 0;
  if (noise === 0) return Number.POSITIVE_INFINITY;
  if (sampling === 1) return order / (2 * noise * noise);
  // log of the sum over k of C(order, k) (1 - q)^(order - k) q^k exp((k^2 - k) / (2 noise^2)), without leaving the range of doubles.
  const terms: number[] = [];
  let logBinomial = 0;
  for (let k = 0; k <= order; k++) {
    if (k > 0) logBinomial += log((order - k + 1) / k);
    const weight = logBinomial + (order - k) * log(1 - sampling) + k * log(sampling);
    terms.push(weight + (k * k - k) / (2 * noise * noise));
  }
  const greatest = Math.max(...terms);
  const sum = terms.reduce((total, term) => total + exp(term - greatest), 0);
  return Math.max(0, (greatest + log(sum)) / (order - 1));
}
